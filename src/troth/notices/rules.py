"""When a notice may go out, and what goes into it: arithmetic on zones, quiet hours, digests and caps.

Everything is decided by the clock on the wall where the person is. Where a change of daylight saving time leaves an
hour out, what falls into it goes right after; where it repeats one, quiet hours are kept in both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from .kinds import Sort, kind_of

NUDGES_A_DAY, NUDGES_A_WEEK = 1, 3
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
# A suggestion older than this is no longer worth making.
STALE = WEEK


class Rhythm(StrEnum):
    """How often a person wants to be told."""

    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"


@dataclass(frozen=True)
class Choice:
    """What a person chose. Quiet hours run from `quiet_from` to `quiet_until` on the wall, over midnight if need be.

    The same time twice means none. Days are numbered from Monday, 0. Raises ValueError where no day is left.
    """

    zone: tzinfo
    rhythm: Rhythm = Rhythm.AT_ONCE
    quiet_from: time = time(20)
    quiet_until: time = time(7)
    quiet_days: frozenset[int] = frozenset()
    digest_at: time = time(8)
    digest_day: int = 0
    left_out: frozenset[str] = frozenset()
    not_before: datetime | None = None

    def __post_init__(self) -> None:
        if self.quiet_days >= set(range(7)):
            raise ValueError("at least one day of the week is not quiet")


@dataclass(frozen=True)
class Waiting:
    """Something a person has not been told yet: its kind, and the day it came up."""

    kind: str
    on: date


@dataclass(frozen=True)
class Dealt:
    """What goes now, what is dropped, and when to look again at what stays (None: nothing stays)."""

    go: tuple[Waiting, ...] = ()
    drop: tuple[Waiting, ...] = ()
    later: datetime | None = None


def hours_in(text: str) -> tuple[time, time]:
    """Quiet hours as the operator writes them, "20:00-07:00"; nothing at all means none. Raises ValueError."""
    if not text.strip():
        return time(0), time(0)
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    return start, end


def is_quiet(at: datetime, choice: Choice) -> bool:
    """Whether nothing goes out at that instant (aware)."""
    wall = at.astimezone(choice.zone)
    if wall.weekday() in choice.quiet_days:
        return True
    now, start, end = wall.time(), choice.quiet_from, choice.quiet_until
    return start <= now < end if start <= end else now >= start or now < end


def next_free(at: datetime, choice: Choice) -> datetime:
    """The first instant from `at` on that is not quiet, in UTC."""
    at = at.astimezone(UTC)
    if not is_quiet(at, choice):
        return at
    ends = (time(0), choice.quiet_until)
    return next(when for when in _walls(at, choice.zone, ends) if when >= at and not is_quiet(when, choice))


def _walls(at: datetime, zone: tzinfo, times: Sequence[time]) -> list[datetime]:
    """Whenever the wall shows one of these times, from the day before `at` to nine days on, in order, in UTC."""
    first = at.astimezone(zone).date() - DAY
    days = [first + timedelta(days=number) for number in range(11)]
    return sorted({when for day in days for wall in times for when in _moments(day, wall, zone)})


def _moments(day: date, wall: time, zone: tzinfo) -> list[datetime]:
    """When a clock in `zone` shows this: once; twice where an hour comes twice; as it jumps, where it is left out."""
    both = [datetime.combine(day, wall, zone).replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    early, late = min(both), max(both)
    if early == late or early.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, wall):
        return [early] if early == late else [early, late]
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) / 2
        before = middle.astimezone(zone).replace(tzinfo=None) < datetime.combine(day, wall)
        early, late = (middle, late) if before else (early, middle)
    return [late.replace(microsecond=0)]


def due_at(told_at: datetime, choice: Choice) -> datetime:
    """When what came up at `told_at` may go out: after snoozing, with the next digest, outside quiet hours; in UTC."""
    start = max(told_at, choice.not_before) if choice.not_before else told_at
    if choice.rhythm is not Rhythm.AT_ONCE:
        start = _next_digest(start, choice)
    return next_free(start, choice)


def _next_digest(at: datetime, choice: Choice) -> datetime:
    """The first time of a digest from `at` on; a quiet day has none; a week's falls on the next day then."""
    weekly = {_first_free_day(choice.digest_day, choice.quiet_days)}
    free = weekly if choice.rhythm is Rhythm.WEEKLY else set(range(7)) - choice.quiet_days
    today = at.astimezone(choice.zone).date()
    days = [one for one in (today + timedelta(days=number) for number in range(9)) if one.weekday() in free]
    return next(when for one in days if (when := _moments(one, choice.digest_at, choice.zone)[0]) >= at)


def _first_free_day(wanted: int, quiet: frozenset[int]) -> int:
    return next(day % 7 for day in range(wanted, wanted + 7) if day % 7 not in quiet)


def wants(kind: str, choice: Choice) -> bool:
    """Whether a person is told of this kind at all; of doors everybody is."""
    row = kind_of(kind)
    return row.sort is Sort.DOOR or row.topic not in choice.left_out


def may_nudge(on: date, nudged_on: Iterable[date]) -> bool:
    """Whether a nudge may go out on that day, given the days on which one did."""
    days = list(nudged_on)
    today = sum(day == on for day in days)
    lately = sum(on - WEEK < day <= on for day in days)
    return today < NUDGES_A_DAY and lately < NUDGES_A_WEEK


def deal(waiting: Iterable[Waiting], nudged_on: Iterable[date], choice: Choice, now: datetime) -> Dealt:
    """What of `waiting` goes out at `now`: every word, and the oldest nudge where one may; the rest waits.

    What the person has left out in the meantime, and stale nudges, are dropped.
    """
    today, nudged = now.astimezone(choice.zone).date(), list(nudged_on)
    rows = sorted(waiting, key=lambda row: (row.on, row.kind))
    drop = tuple(row for row in rows if not wants(row.kind, choice) or _is_stale(row, today))
    left = [row for row in rows if row not in drop]
    when = next_free(max(now, choice.not_before) if choice.not_before else now, choice)
    if when > now:
        return Dealt(drop=drop, later=when if left else None)
    nudges = [row for row in left if kind_of(row.kind).sort is Sort.NUDGE]
    chosen = nudges[:1] if may_nudge(today, nudged) else []
    go = tuple(row for row in left if row not in nudges or row in chosen)
    stays = len(go) < len(left)
    told = nudged + [today] * len(chosen)
    return Dealt(go, drop, _next_nudge(today, told, choice) if stays else None)


def _is_stale(row: Waiting, today: date) -> bool:
    return kind_of(row.kind).sort is Sort.NUDGE and today - row.on > STALE


def _next_nudge(today: date, nudged_on: Sequence[date], choice: Choice) -> datetime:
    """When a nudge may go out next: on the first day that has room, at that day's first free time or digest."""
    days = (today + timedelta(days=number) for number in range(1, 9))
    day = next(one for one in days if may_nudge(one, nudged_on))
    return due_at(datetime.combine(day, time(0), choice.zone), choice)
