"""When to come back to it, how long it stays, and when a cooling-off ends: plain arithmetic on days."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

REVISITS = (2, 14, 30, 70)  # days after the promise; on its morning the first lies 24 to 72 hours after it
MORNING = time(8)
CLOSED_FOR = timedelta(days=90)
OPEN_FOR = timedelta(days=240)
COOLED_FOR = timedelta(days=30)
LEFT_IN_PEACE = timedelta(days=70)  # after "I would rather not" the other does not begin again

COOLING = {
    "hours": timedelta(hours=3),
    "tomorrow": timedelta(days=1),
    "days": timedelta(days=3),
    "week": timedelta(days=7),
}


def revisit_days(committed_on: date) -> tuple[date, ...]:
    """The days to come back to it, in order."""
    return tuple(committed_on + timedelta(days=days) for days in REVISITS)


def next_revisit(committed_on: date, after: date) -> date | None:
    """The first of them after `after`; None once all have been."""
    return next((day for day in revisit_days(committed_on) if day > after), None)


def morning_of(day: date, zone: str) -> datetime:
    """That day's morning for somebody in `zone`."""
    return datetime.combine(day, MORNING, ZoneInfo(zone))


def days_to_mend(begun_on: date, closed_on: date) -> int:
    """From the first word to the last, for the two alone."""
    return (closed_on - begun_on).days


def runs_out_on(*, moved_on: date, closed_on: date | None) -> date:
    """The day a repair is deleted: 90 days after it closed, or 240 after the last word of an open one."""
    return closed_on + CLOSED_FOR if closed_on else moved_on + OPEN_FOR


def comes_back_at(choice: str, now: datetime, zone: str) -> datetime:
    """When a cooling-off ends: after some hours, or on the morning of a day, as whoever cools off has it.

    Raises KeyError for a choice there is not.
    """
    later = now + COOLING[choice]
    return later if choice == "hours" else morning_of(later.astimezone(ZoneInfo(zone)).date(), zone)
