"""How a concern stands, as arithmetic on days: what waits for an answer since when, and what may be told of many.

What is handed in on a day is seen by the other side from the next day on. So an answer of a day covers what was written
before that day, and nothing written on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from troth.blind.seasons import ACKNOWLEDGED

LEAST_TOLD = 3
GONE_CLOSED, GONE_QUIET = timedelta(days=120), timedelta(days=400)
A_DAY = timedelta(days=1)
MONDAY, THURSDAY = 0, 3


class As(StrEnum):
    """What a letter is to the box; what is in it, the box does not know."""

    MESSAGE = "message"
    CARE = "care"
    ACKNOWLEDGE = "acknowledge"
    REPLY = "reply"
    NOTE = "note"
    COPY = "copy"


BY_WRITER = (As.MESSAGE, As.CARE)
TO_WRITER = (As.ACKNOWLEDGE, As.REPLY)
BEHIND_THE_DESK = (As.NOTE, As.COPY)


class State(StrEnum):
    """As a listener sees it."""

    NEW = "new"
    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    CLOSED = "closed"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Posted:
    """That a letter was handed in, of which kind, on which day."""

    day: date
    kind: As


@dataclass(frozen=True, slots=True)
class Standing:
    """The state, and the next day by which something is due."""

    state: State
    due: date | None = None


def standing(posted: Sequence[Posted], *, is_closed: bool, is_shut: bool, answer_in: int) -> Standing:
    """How a concern stands, given all letters of it that have been delivered."""
    if is_closed:
        return Standing(State.SHUT if is_shut else State.CLOSED)
    answered = _last(posted, (As.REPLY,))
    noticed = _last(posted, TO_WRITER)
    pending = [one.day for one in posted if one.kind is As.MESSAGE and (answered is None or one.day >= answered)]
    if not pending:
        return Standing(State.ANSWERED)
    unnoticed = [day for day in pending if noticed is None or day >= noticed]
    due = [min(pending) + timedelta(days=answer_in)]
    due += [min(unnoticed) + timedelta(days=ACKNOWLEDGED)] if unnoticed else []
    waiting = State.NEW if noticed is None else State.WAITING
    return Standing(waiting if unnoticed else State.ACKNOWLEDGED, min(due))


def _last(posted: Iterable[Posted], kinds: Sequence[As]) -> date | None:
    return max((one.day for one in posted if one.kind in kinds), default=None)


def monday_of(today: date) -> date:
    """The Monday as of which counts are told until the next."""
    return today - timedelta(days=today.weekday())


def batch_of(today: date) -> date:
    """The latest Monday or Thursday: what listeners are told, they are told as of then."""
    return monday_of(today) + timedelta(days=THURSDAY if today.weekday() >= THURSDAY else MONDAY)


def told(count: int) -> int | None:
    """A count as it may be told: fewer than three are not."""
    return count if count >= LEAST_TOLD else None
