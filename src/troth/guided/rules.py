"""The guided conversation as arithmetic: for whom it is the pulse, when it is time, how twenty minutes are spent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

PULSE_FROM = 8
SATURDAY = 6
A_QUARTER = timedelta(days=91)
SETTLE_IN = timedelta(days=14)
BEFORE = timedelta(days=7)
LASTS = timedelta(minutes=20)
PREPARATION_KEPT = timedelta(days=30)
UNSAID_AFTER = timedelta(days=14)
OFF_KEPT = timedelta(days=30)
HELD_KEPT = timedelta(days=2 * 365)
WISH_KEPT = timedelta(days=60)
FARTHEST = timedelta(days=183)
OPENING = 1  # minute, within the first step: what became of the last promise
MINUTES = (5, 4, 4, 4, 3)


class Stage(StrEnum):
    """What is written down of a conversation. That it is off says neither who said so nor why."""

    PLANNED = "planned"
    HELD = "held"
    OFF = "off"


def is_pulse(members: int) -> bool:
    """Whether the conversation takes the place of the anonymous pulse: too few to be counted together, and not none."""
    return 0 < members < PULSE_FROM


def is_time(*, latest: date | None, leads_since: date, today: date) -> bool:
    """Whether a leader is reminded of it: a quarter after the latest, whatever became of that.

    Where there was none yet: two weeks after they began to lead.
    """
    return today >= (latest + A_QUARTER if latest else leads_since + SETTLE_IN)


def day_proposed(latest: date | None, today: date) -> date:
    """The day first offered in the form: a quarter after the latest, at least two days ahead, no Saturday or Sunday."""
    day = max(latest + A_QUARTER if latest else today, today + timedelta(days=2))
    return day + timedelta(days=8 - day.isoweekday() if day.isoweekday() >= SATURDAY else 0)


@dataclass(frozen=True, slots=True)
class Leg:
    """One of the five steps in the plan of twenty minutes, from and up to which minute."""

    number: int
    begins: int
    ends: int

    @property
    def minutes(self) -> int:
        return self.ends - self.begins


def legs(minutes: Sequence[int] = MINUTES) -> tuple[Leg, ...]:
    """The steps one after the other."""
    ends = [sum(minutes[: number + 1]) for number in range(len(minutes))]
    return tuple(Leg(number + 1, end - minutes[number], end) for number, end in enumerate(ends))


def on_the_clock(begun: time, minute: int) -> time:
    """What the clock on the wall shows at that minute of the conversation."""
    return (datetime.combine(date.min, begun) + timedelta(minutes=minute)).time()


def clock_in(text: str) -> time | None:
    """The time of a text such as "10:05"; None where it is none."""
    try:
        found = datetime.strptime(text, "%H:%M")  # noqa: DTZ007 # an hour on the wall, of no day
    except ValueError:
        return None
    return found.time()
