"""What of tough news has a day to come, for a calendar: plain values, neutral unless the reader wants more."""

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from django.urls import reverse

from troth.kernel.upcoming import MOST, Upcoming, moment_of
from troth.people.models import Person
from troth.tough_news.models import CheckIn, News, Preparation
from troth.tough_news.rules import Stage, State, Way
from troth.visibility.gate import visible_to

DAY = timedelta(days=1)


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """Days on which the reader means to say something, and check-ins owed by and to them, from start up to end."""
    first, last = start.astimezone(UTC).date(), (end - timedelta(microseconds=1)).astimezone(UTC).date()
    found = [*_to_say(viewer, first, last), *_check_ins(viewer, first, last)]
    return sorted(found, key=lambda one: (moment_of(one.starts), str(one.id)))[:MOST]


def _to_say(viewer: Person, start: date, end: date) -> list[Upcoming]:
    rows = visible_to(viewer, Preparation).filter(say_on__range=(start, end), news__stage=Stage.PLANNED)
    return [
        Upcoming(
            id=one.news_id,
            kind="tough_news_plan",
            starts=one.say_on,
            ends=one.say_on + DAY,
            neutral_title="A talk",
            own_title=one.news.title,
            url=_url(one.news),
            revision=one.revision,
            cancelled=False,
        )
        for one in rows.select_related("news")[:MOST]
        if one.say_on
    ]


def _check_ins(viewer: Person, start: date, end: date) -> list[Upcoming]:
    rows = visible_to(viewer, CheckIn).filter(due_on__range=(start, end))
    rows = rows.select_related("told__news", "told__follow_up", "person", "owed_by").order_by("due_on", "id")
    found: list[Upcoming] = []
    with_group: dict[tuple[UUID, str, date], list[CheckIn]] = defaultdict(list)
    for one in rows[:MOST]:
        if one.person_id == viewer.id:
            found.append(_entry(one, one.owed_by))
        else:
            with_group[one.told.news_id, one.occasion, one.due_on].append(one)
    for some in with_group.values():
        found += _owed_by_me(some)
    return found


def _owed_by_me(some: list[CheckIn]) -> list[Upcoming]:
    """One entry for those asked together, and one for each asked alone; who changes their mind moves between them."""
    entries = [_entry(one, one.person, cancelled=one.told.follow_up.way == Way.GROUP) for one in some]
    first, news = some[0], some[0].told.news
    still = [one for one in some if one.state == State.OPEN and one.told.follow_up.way == Way.GROUP]
    together = Upcoming(
        id=uuid5(news.id, f"{first.occasion}:{first.due_on}:{first.owed_by_id}"),
        kind="tough_news_group_check_in",
        starts=first.due_on,
        ends=first.due_on + DAY,
        neutral_title="Check-in",
        own_title=f"Check-in with the group: {news.title}",
        url=_url(news),
        revision=sum(one.revision for one in some),
        cancelled=not still,
    )
    return [one for one in (*entries, together) if not one.cancelled or one.revision]


def _entry(one: CheckIn, other: Person, *, cancelled: bool = False) -> Upcoming:
    return Upcoming(
        id=one.id,
        kind="tough_news_check_in",
        starts=one.due_on,
        ends=one.due_on + DAY,
        neutral_title="Check-in",
        own_title=f"Check-in with {other.name}: {one.told.news.title}",
        url=_url(one.told.news),
        revision=one.revision,
        cancelled=cancelled or one.state != State.OPEN,
    )


def _url(news: News) -> str:
    return reverse("tough_news:show", args=[news.id])
