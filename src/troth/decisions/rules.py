"""Decisions as arithmetic: how much say, where a decision stands, who reads what was said, what is still missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

MOST_INCLUDED = 200
MOST_INPUTS_EACH = 5
MOST_OPTIONS = 8
LONGEST_AHEAD = timedelta(days=366)
FIRST_REVIEW = timedelta(days=90)
FEELING_KEPT_FOR = timedelta(days=240)
DECISION_KEPT_FOR = timedelta(days=3 * 365)
CLOSING_TIME = time(23, 59)


class SayLevel(StrEnum):
    """How much say those have who are asked; in this order it only ever grows."""

    TELL = "tell"
    ASK = "ask"
    AGREE = "agree"
    YOU = "you"


class Stage(StrEnum):
    """What is written down of where a decision stands. Whether its window is open is a matter of the clock."""

    OPEN = "open"
    DECIDED = "decided"
    ENDED = "ended"  # called off, or nobody is left to decide it


class Phase(StrEnum):
    """Where it stands at a moment."""

    ASKING = "asking"
    ANSWERING = "answering"
    DECIDED = "decided"
    ENDED = "ended"


class ShownTo(StrEnum):
    """Who reads an input beside the one who gave it and the one who decides: declared before, frozen with it."""

    INCLUDED = "included"
    DECIDER = "decider"


class Became(StrEnum):
    """What became of an input."""

    TAKEN = "taken"
    PARTLY = "partly"
    NOT = "not"


class Felt(StrEnum):
    """How far something was so, for the one who says it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class SayWords:
    """A level of say in four words or so, and what it binds the one who decides to."""

    called: str
    means: str


SAY_WORDS = {
    SayLevel.TELL: SayWords("I will tell you", "No input is asked. You hear what was decided, why, and by when."),
    SayLevel.ASK: SayWords(
        "I ask, then decide", "Everybody included is asked first. Each input gets an answer before it is decided."
    ),
    SayLevel.AGREE: SayWords(
        "We agree unless someone objects",
        "What is proposed stands unless somebody objects. An objection is answered, and only the one who raised it "
        "takes it back: while one stands, it is not decided.",
    ),
    SayLevel.YOU: SayWords("You decide", "Somebody else decides, by name, and it holds."),
}
SHOWN_TO_WORDS = {
    ShownTo.INCLUDED: "Everybody included",
    ShownTo.DECIDER: "Only the one who decides",
}
BECAME_WORDS = {Became.TAKEN: "Taken", Became.PARTLY: "Partly taken", Became.NOT: "Not taken"}
FELT_WORDS = {Felt.YES: "Yes", Felt.PARTLY: "Partly", Felt.NO: "No"}
_ORDER = list(SayLevel)


def may_become(now: SayLevel, then: SayLevel) -> bool:
    """Whether the say may change so: it grows or stays, never less once people were asked."""
    return _ORDER.index(then) >= _ORDER.index(now)


def higher_than(now: SayLevel) -> list[SayLevel]:
    """The levels that give more say."""
    return _ORDER[_ORDER.index(now) + 1 :]


def needs_window(say: SayLevel) -> bool:
    """Whether input must be asked for: where people are asked, and where they may object."""
    return say in (SayLevel.ASK, SayLevel.AGREE)


def closing(day: date, zone: tzinfo) -> datetime:
    """The moment a window closes that is open until the end of that day, for the one who opened it."""
    return datetime.combine(day, CLOSING_TIME, zone)


def phase_of(stage: Stage, closes_at: datetime | None, now: datetime) -> Phase:
    """Where it stands: the clock closes the window, not a worker that may be late."""
    if stage is not Stage.OPEN:
        return Phase(stage.value)
    return Phase.ASKING if closes_at is not None and now < closes_at else Phase.ANSWERING


def reads_input(*, shown_to: ShownTo, came_with: int, said_at_width: int) -> bool:
    """Whether somebody included reads an input that is not theirs.

    The circle of those included can be widened, a step each time. Who came with a later step than the one an input was
    said at does not read it: it was not said to them.
    """
    return shown_to is ShownTo.INCLUDED and came_with <= said_at_width


@dataclass(frozen=True, slots=True)
class Heard:
    """What of one input decides whether it stands in the way: answered or not; an objection, and whether it stands."""

    is_answered: bool
    is_objection: bool = False
    is_lifted: bool = False
    can_be_lifted: bool = True  # False once the one who raised it has left

    @property
    def stands(self) -> bool:
        return self.is_objection and not self.is_lifted and self.can_be_lifted


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between a decision and its being told."""

    window_open: bool
    unanswered: int
    objections: int

    @property
    def is_nothing(self) -> bool:
        return not (self.window_open or self.unanswered or self.objections)


def what_is_missing(phase: Phase, inputs: Iterable[Heard]) -> Missing:
    """Before it can be told: the window has closed, every input has its answer, no objection stands."""
    heard = list(inputs)
    return Missing(
        window_open=phase is Phase.ASKING,
        unanswered=sum(1 for one in heard if not one.is_answered),
        objections=sum(1 for one in heard if one.stands),
    )


def in_lines(text: str) -> list[str]:
    """The options as typed, one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def in_order(days: Sequence[date | None]) -> bool:
    """Whether the days given follow each other, or are the same."""
    given = [day for day in days if day is not None]
    return given == sorted(given)
