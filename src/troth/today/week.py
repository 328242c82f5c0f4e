"""The week at a glance: what has a day or an hour in the next seven days, day by day, for the reader alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from troth.accords.queries.upcoming import upcoming_for as accords
from troth.accounts.queries.upcoming import upcoming_for as accounts
from troth.decisions.queries.upcoming import upcoming_for as decisions
from troth.guided.queries.upcoming import upcoming_for as guided
from troth.kernel.upcoming import Upcoming, UpcomingFor
from troth.people.models import Person
from troth.pulses.queries.upcoming import upcoming_for as pulses
from troth.repair.queries.upcoming import upcoming_for as repair
from troth.talks.queries.upcoming import upcoming_for as talks
from troth.tough_news.queries.upcoming import upcoming_for as tough_news

SOURCES: tuple[UpcomingFor, ...] = (talks, tough_news, repair, guided, pulses, decisions, accords, accounts)
DAYS = 7


@dataclass(frozen=True)
class Thing:
    """One thing of a day; `at` is its hour in the reader's zone, or nothing where the day is all."""

    says: str
    url: str
    at: time | None


@dataclass(frozen=True)
class WeekDay:
    """One of the seven days."""

    on: date
    things: list[Thing]


def week_for(viewer: Person, today: date) -> list[WeekDay]:
    """Seven days from today, each with what is the viewer's in it: by the hour first, then the rest."""
    zone = ZoneInfo(viewer.zone)
    start = datetime.combine(today, time.min, zone)
    found = _found(source(viewer, start, start + timedelta(days=DAYS)) for source in SOURCES)
    by_day: dict[date, list[Upcoming]] = defaultdict(list)
    for one in found:
        by_day[_day_of(one, zone)].append(one)
    days = [today + timedelta(days=number) for number in range(DAYS)]
    return [WeekDay(day, [_thing(one, zone) for one in sorted(by_day[day], key=_order(zone))]) for day in days]


def _found(given: Iterable[Iterable[Upcoming]]) -> list[Upcoming]:
    return [one for some in given for one in some if not one.cancelled]


def _day_of(one: Upcoming, zone: ZoneInfo) -> date:
    return one.starts.astimezone(zone).date() if isinstance(one.starts, datetime) else one.starts


def _hour_of(one: Upcoming, zone: ZoneInfo) -> time | None:
    return one.starts.astimezone(zone).time() if isinstance(one.starts, datetime) else None


def _order(zone: ZoneInfo) -> Callable[[Upcoming], Any]:
    return lambda one: (_hour_of(one, zone) is None, _hour_of(one, zone) or time.min, one.own_title, str(one.id))


def _thing(one: Upcoming, zone: ZoneInfo) -> Thing:
    return Thing(one.own_title, one.url, _hour_of(one, zone))
