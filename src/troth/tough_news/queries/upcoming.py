"""What of tough news has a day to come, for a calendar: plain values, neutral unless the reader wants more."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.urls import reverse

from troth.people.models import Person
from troth.tough_news.models import CheckIn, News, Preparation
from troth.tough_news.rules import Stage, State, Way
from troth.visibility.gate import visible_to

MOST = 500


@dataclass(frozen=True)
class Upcoming:
    """One entry of a calendar.

    `id` stays the same as long as it is the same entry; `revision` only grows; a cancelled one is to be taken out.
    `neutral_title` tells nobody who looks over a shoulder anything; `own_title` is for who chooses to be told more.
    """

    id: UUID
    kind: str
    on: date
    neutral_title: str
    own_title: str
    url: str
    revision: int
    cancelled: bool


def upcoming_for(viewer: Person, start: date, end: date) -> list[Upcoming]:
    """Days on which the reader means to say something, and check-ins owed by and to them, from start to end."""
    return sorted([*_to_say(viewer, start, end), *_check_ins(viewer, start, end)], key=lambda one: (one.on, one.id))


def _to_say(viewer: Person, start: date, end: date) -> list[Upcoming]:
    rows = visible_to(viewer, Preparation).filter(say_on__range=(start, end), news__stage=Stage.PLANNED)
    return [
        Upcoming(
            id=one.news_id,
            kind="tough_news_plan",
            on=one.say_on,
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
        on=first.due_on,
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
        on=one.due_on,
        neutral_title="Check-in",
        own_title=f"Check-in with {other.name}: {one.told.news.title}",
        url=_url(one.told.news),
        revision=one.revision,
        cancelled=cancelled or one.state != State.OPEN,
    )


def _url(news: News) -> str:
    return reverse("tough_news:show", args=[news.id])
