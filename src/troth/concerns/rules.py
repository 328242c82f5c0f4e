"""The rules of concerns as plain values: a quarter's days, and when one is told of them all."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MONTHS = 3
GRACE = timedelta(days=31)  # for slips of the quarter before: nobody has to write in its last week
MONDAY, THURSDAY = 0, 3


class Did(StrEnum):
    """What came of something that was said."""

    DONE = "done"
    WILL = "will"
    WILL_NOT = "will not"


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
