"""The rules of concerns as plain values: a quarter's days, when one is told of them, and what is put before whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 3
GRACE = timedelta(days=31)  # for slips of the quarter before: nobody has to write in its last week
MONDAY, THURSDAY = 0, 3
WEEK = timedelta(days=7)
ANSWERED_WITHIN = timedelta(days=20)  # three weeks: from the Monday on which it was put before somebody to a Sunday
TOLD_OF = 2 * WEEK  # how long Today says that an answer came, or that none did
KEPT = timedelta(days=90)  # after the last day of an answer


class Did(StrEnum):
    """What came of something that was said."""

    DONE = "done"
    WILL = "will"
    WILL_NOT = "will not"


class Asked(StrEnum):
    """What somebody who can act is asked for."""

    DECISION = "decision"
    TALK = "talk"
    REPAIR = "repair"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Quarter:
    """Slips are given from the first to the last day, and good up to `until`."""

    first: date
    last: date
    until: date


def quarter_of(today: date) -> Quarter:
    """The calendar's quarter, from today on where it has begun already: nothing was given before."""
    month = today.month - (today.month - 1) % MONTHS
    following = date(today.year + (month + MONTHS > 12), (month + MONTHS - 1) % 12 + 1, 1)
    last = following - timedelta(days=1)
    return Quarter(today, last, last + GRACE)


def batch_of(today: date) -> date:
    """The latest Monday or Thursday, which is when anything is told at all."""
    weekday = THURSDAY if today.weekday() >= THURSDAY else MONDAY
    return today - timedelta(days=today.weekday() - weekday)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def monday_after(day: date) -> date:
    """The Monday on which it reaches the other side: never the same day, so that none says when somebody acted."""
    return monday_of(day) + WEEK


def due_on(week: date) -> date:
    """The last day of an answer to what was put before somebody on that Monday."""
    return week + ANSWERED_WITHIN


def is_late(week: date, today: date) -> bool:
    """Whether that day is past."""
    return today > due_on(week)


def kept_until(week: date) -> date:
    """The last day on which it is kept."""
    return due_on(week) + KEPT


def kept_since(today: date) -> date:
    """The earliest Monday whose rows are kept still."""
    return today - KEPT - ANSWERED_WITHIN
