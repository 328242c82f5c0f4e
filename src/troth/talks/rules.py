"""The spectrum, rhythms, what is owed after a talk and how long anything is kept: plain arithmetic."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import IntEnum, StrEnum

CHECK_IN_AFTER = timedelta(days=2)
WARM_WITHIN = timedelta(days=7)
PREPARATION_KEPT = timedelta(days=30)
CLOSED_KEPT = timedelta(days=90)
NOTES_KEPT = timedelta(days=240)
QUIET_MATTER = timedelta(days=180)
UNSAID_AFTER = timedelta(days=7)
LONG_WITHOUT = timedelta(days=42)
OFTEN = 3


class Level(IntEnum):
    """How far along the spectrum a talk is. The numbers are for arithmetic: a page says the words."""

    EXPECT = 0
    ASK = 1
    FEEDBACK = 2
    ANEW = 3
    CONSEQUENCE = 4


class MeetingState(StrEnum):
    """What became of one 1:1."""

    PLANNED = "planned"
    HELD = "held"
    SKIPPED = "skipped"
    UNSAID = "unsaid"  # its day passed and nobody said: that is not a skip
    OFF = "off"  # the series ended before it


class TalkState(StrEnum):
    """How far a talk is."""

    PREPARING = "preparing"
    PLANNED = "planned"
    HELD = "held"
    DROPPED = "dropped"


class FollowUpKind(StrEnum):
    """What is owed after a talk that was a correction."""

    CHECK_IN = "check_in"
    WARM = "warm"


class FollowUpState(StrEnum):
    """What became of it."""

    OWED = "owed"
    DONE = "done"
    DECLINED = "declined"


class RevisitState(StrEnum):
    """What became of coming back to a talk when calmer."""

    WAITING = "waiting"
    DONE = "done"
    LET_GO = "let_go"


class WordKind(StrEnum):
    """What the two write into a matter for each other."""

    AFTER = "after"
    SUPPORT = "support"
    REVISITED = "revisited"


def levels_open_to(*, leads: bool) -> tuple[Level, ...]:
    """A leader has the whole spectrum; a member all but the last, upward."""
    return tuple(level for level in Level if leads or level < Level.CONSEQUENCE)


def lowest_next(reached: Level | None, *, is_agreed: bool) -> Level:
    """The furthest level that needs no reason.

    One further than the furthest talk held about the matter; at first the lowest: to agree the expectation, or, where
    it is agreed already, a curious question.
    """
    if reached is None:
        return Level.ASK if is_agreed else Level.EXPECT
    return Level(min(reached + 1, Level.CONSEQUENCE))


def needs_reason(level: Level, reached: Level | None, *, is_agreed: bool) -> bool:
    """Whether a talk at `level` leaves one out."""
    return level > lowest_next(reached, is_agreed=is_agreed)


def follow_ups(level: Level, held_on: date) -> dict[FollowUpKind, date]:
    """What is owed after a talk, and by when: from feedback up, because one correction is what people go on thinking
    about."""
    if level < Level.FEEDBACK:
        return {}
    return {FollowUpKind.CHECK_IN: held_on + CHECK_IN_AFTER, FollowUpKind.WARM: held_on + WARM_WITHIN}


def slot_after(slot: date, every_days: int, today: date) -> date:
    """The first day of a rhythm that lies after `slot` and not before `today`."""
    beats = max(1, -(-(today - slot).days // every_days))
    return slot + timedelta(days=every_days * beats)


def start_of(slot: date, at: time, zone: tzinfo) -> datetime:
    """That hour of that day for somebody in `zone`, in UTC.

    The hour on the wall stays when clocks change. An hour the clocks leave out is the one an hour later.
    """
    return datetime.combine(slot, at, zone).astimezone(UTC)


def is_skipped_twice(newest_first: Sequence[MeetingState]) -> bool:
    """Whether the last two 1:1s about which anybody said anything were skipped."""
    said = [state for state in newest_first if state in (MeetingState.HELD, MeetingState.SKIPPED)]
    return said[:2] == [MeetingState.SKIPPED, MeetingState.SKIPPED]


def matter_goes_on(closed_on: date) -> date:
    """The day a closed matter is deleted, with everything in it."""
    return closed_on + CLOSED_KEPT
