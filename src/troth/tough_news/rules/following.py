"""Check-ins: when each is due, who may say what became of it, and how far a piece of news has been followed up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

KEPT_FOR = timedelta(days=240)  # after the last telling, or, of a plan never told, after it was last changed
NOTES_KEPT_FOR = timedelta(days=30)  # the leader's own notes, after the last telling
LARGE = 8  # above so many people, a check-in is with the group unless somebody asks to be asked alone
MOST_WORDS = 1200


class Stage(StrEnum):
    """How far a piece of news is."""

    PLANNED = "planned"
    TOLD = "told"
    CLOSED = "closed"


class Occasion(StrEnum):
    """When somebody is asked how it is now, after they were told."""

    TWO_DAYS = "2-days"
    TWO_WEEKS = "2-weeks"
    THIRTY_DAYS = "30-days"  # only when asked for

    @property
    def after(self) -> timedelta:
        return {"2-days": timedelta(days=2), "2-weeks": timedelta(days=14), "30-days": timedelta(days=30)}[self.value]


class Way(StrEnum):
    """How somebody would like to be asked."""

    ALONE = "alone"
    GROUP = "group"
    NOT = "not"


class State(StrEnum):
    """What became of a check-in. There is nothing more to know about it, and nothing less."""

    OPEN = "open"
    DONE = "done"
    ANOTHER_WAY = "another-way"
    NOT_WANTED = "not-wanted"


class Side(StrEnum):
    """The two whom a check-in is between."""

    TELLER = "teller"
    PERSON = "person"


class Move(StrEnum):
    """What one of the two says about a check-in."""

    DONE = "done"
    ANOTHER_WAY = "another-way"
    NOT_WANTED = "not-wanted"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True)
class Step:
    """From which states a move leads where."""

    sources: tuple[State, ...]
    target: State


OCCASION_WORDS = {Occasion.TWO_DAYS: "2 days", Occasion.TWO_WEEKS: "2 weeks", Occasion.THIRTY_DAYS: "30 days"}
STATE_WORDS = {
    State.OPEN: "still owed",
    State.DONE: "done",
    State.ANOTHER_WAY: "talked another way",
    State.NOT_WANTED: "not wanted",
}
WAY_WORDS = {Way.ALONE: "alone", Way.GROUP: "with the group", Way.NOT: "not at all"}
# What is asked at a check-in, by its name among the person's own words.
QUESTIONS = (
    ("hardest", "What is hardest about it for you now?"),
    ("unanswered", "What do you still need to know?"),
    ("helps", "What would help, even a little?"),
)

_HAPPENED = (State.DONE, State.ANOTHER_WAY)
_STEPS: dict[tuple[Move, Side], Step] = {
    (Move.DONE, Side.TELLER): Step((State.OPEN,), State.DONE),
    (Move.DONE, Side.PERSON): Step((State.OPEN,), State.DONE),
    (Move.ANOTHER_WAY, Side.TELLER): Step((State.OPEN,), State.ANOTHER_WAY),
    (Move.ANOTHER_WAY, Side.PERSON): Step((State.OPEN, State.DONE), State.ANOTHER_WAY),
    (Move.NOT_WANTED, Side.PERSON): Step((State.OPEN,), State.NOT_WANTED),
    # "It did not happen for me" is the person's to say whatever the other marked; the other takes back only their own.
    (Move.REOPEN, Side.PERSON): Step((*_HAPPENED, State.NOT_WANTED), State.OPEN),
    (Move.REOPEN, Side.TELLER): Step(_HAPPENED, State.OPEN),
}


def step_of(move: Move, side: Side) -> Step | None:
    """The step for a move by that side; None where it is not theirs to make."""
    return _STEPS.get((move, side))


def default_way(affected: int) -> Way:
    """How people are asked unless they say otherwise: each alone, and above eight with the group."""
    return Way.GROUP if affected > LARGE else Way.ALONE


def due_on(told_on: date, occasion: Occasion) -> date:
    """The day of a check-in."""
    return told_on + occasion.after


def is_overdue(state: State, due: date, today: date) -> bool:
    """Whether it is still owed although its day is over."""
    return state is State.OPEN and due < today


@dataclass(frozen=True, slots=True)
class Tally:
    """How many check-ins of one occasion stand where. People are counted here, never what anything was to them."""

    open: int = 0
    overdue: int = 0
    done: int = 0
    another_way: int = 0
    not_wanted: int = 0

    @property
    def all(self) -> int:
        return self.open + self.done + self.another_way + self.not_wanted


def tally(check_ins: Iterable[tuple[State, date]], today: date) -> Tally:
    """Counts states; each check-in is its state and its day. Overdue ones are open ones too."""
    rows = list(check_ins)
    count = Counter(state for state, _ in rows)
    return Tally(
        open=count[State.OPEN],
        overdue=sum(is_overdue(state, due, today) for state, due in rows),
        done=count[State.DONE],
        another_way=count[State.ANOTHER_WAY],
        not_wanted=count[State.NOT_WANTED],
    )
