"""When rounds are: four weeks to collect, eight days to answer, away from holidays, and which questions they ask."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

COLLECTING, ANSWERING = 28, 8
SEASON = 3  # months whose rounds are collected for at once, where there is one every month
BANK_AFTER = timedelta(days=340)
DAY = timedelta(days=1)


class Asks(StrEnum):
    """Which questions a round asks."""

    CORE = "core"  # five
    BANK = "bank"  # all sixteen, once a year


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, both included, in which nobody is asked to answer."""

    first: date
    last: date

    def touches(self, first: date, last: date) -> bool:
        return self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one round, all included, UTC."""

    collecting_first: date
    collecting_last: date
    answering_first: date
    answering_last: date


def season_from(first: date, months: int, pauses: Sequence[Pause] = (), *, after: date | None = None) -> list[Days]:
    """The rounds that are frozen together, from the day collecting begins: one, or three where there is one a month.

    The right to answer all of them is collected in the same four weeks. An answering week that a pause touches comes
    after it; the others of the season move along. None begins before the day after `after`, the last day of the
    season before: nobody has two rounds to answer at once.
    """
    last = first + timedelta(days=COLLECTING - 1)
    rounds: list[Days] = []
    earliest = max(last, after or last) + DAY
    for number in range(SEASON if months == 1 else 1):
        wanted = max(earliest, _months_later(last + DAY, number))
        begins = after_pauses(wanted, pauses)
        rounds.append(Days(first, last, begins, begins + timedelta(days=ANSWERING - 1)))
        earliest = rounds[-1].answering_last + DAY
    return rounds


def next_season(first: date, months: int, today: date) -> date:
    """When collecting begins again after a season that began on `first`; never in the past."""
    return max(_months_later(first, SEASON if months == 1 else months), today)


def after_pauses(begins: date, pauses: Sequence[Pause]) -> date:
    """The first day from `begins` on whose answering week no pause touches."""
    while hit := [one for one in pauses if one.touches(begins, begins + timedelta(days=ANSWERING - 1))]:
        begins = max(one.last for one in hit) + DAY
    return begins


def asks_in(answering: date, *, began: date | None, last_bank: date | None) -> Asks:
    """All sixteen once a year, counted from the last time, or from the first round; five otherwise."""
    since = last_bank or began
    return Asks.BANK if since is not None and answering - since >= BANK_AFTER else Asks.CORE


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
