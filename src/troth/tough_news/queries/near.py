"""What the pages of others show of tough news: the one of two people, and what waits on Today."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from troth.people.models import Person
from troth.tough_news.models import CheckIn, FollowUp, News, Preparation, Told
from troth.tough_news.rules import OCCASION_WORDS, Occasion, Stage, State, Way
from troth.visibility.gate import visible_to

TOLD_LATELY = timedelta(days=3)
SOON = timedelta(days=1)
FEW = 4
MOST = 500


@dataclass(frozen=True)
class Due:
    """Check-ins of one occasion that the reader owes, for today or earlier."""

    news: News
    occasion: str
    called: str
    since: date
    with_group: int
    people: list[Person]

    @property
    def count(self) -> int:
        return self.with_group + len(self.people)

    @property
    def says(self) -> str:
        """“13 check-ins after 2 days, with the group and alone with 1”."""
        owed = f"{self.count} check-in{'' if self.count == 1 else 's'} after {self.called}"
        if not self.with_group:
            return f"{owed}, with {self.people[0].name}" if self.count == 1 else owed
        return f"{owed}, with the group" + (f" and alone with {len(self.people)}" if self.people else "")


@dataclass(frozen=True)
class ToldMe:
    """What the reader was told: lately, or with a check-in that is due."""

    told: Told
    next: CheckIn | None


@dataclass(frozen=True)
class NewsToday:
    """Plans to say, check-ins the reader owes, and check-ins owed to them."""

    to_say: list[Preparation]
    due: list[Due]
    told_me: list[ToldMe]

    @property
    def is_quiet(self) -> bool:
        return not (self.to_say or self.due or self.told_me)


def news_today(viewer: Person, today: date) -> NewsToday:
    """What of tough news waits for the reader. Nothing in it depends on what anybody keeps to themselves."""
    soon = visible_to(viewer, CheckIn).filter(state=State.OPEN, due_on__lte=today + SOON)
    here = soon.filter(owed_by__left_on=None, person__left_on=None)
    check_ins = list(
        here.select_related("told__news", "told__follow_up", "told__told_by", "person", "owed_by").order_by(
            "due_on", "id"
        )[:MOST]
    )
    planned = visible_to(viewer, Preparation).filter(say_on__lte=today, news__stage=Stage.PLANNED)
    return NewsToday(
        to_say=list(planned.select_related("news").order_by("say_on", "id")[:FEW]),
        due=_due([one for one in check_ins if one.owed_by_id == viewer.id and one.due_on <= today]),
        told_me=_told_me(viewer, today, [one for one in check_ins if one.person_id == viewer.id]),
    )


def _due(check_ins: list[CheckIn]) -> list[Due]:
    grouped: dict[tuple[UUID, str], list[CheckIn]] = defaultdict(list)
    for one in check_ins:
        grouped[one.told.news_id, one.occasion].append(one)
    return [_due_of(occasion, some) for (_, occasion), some in grouped.items()]


def _due_of(occasion: str, some: list[CheckIn]) -> Due:
    alone = [one.person for one in some if one.told.follow_up.way != Way.GROUP]
    return Due(
        news=some[0].told.news,
        occasion=occasion,
        called=OCCASION_WORDS[Occasion(occasion)],
        since=some[0].due_on,
        with_group=len(some) - len(alone),
        people=sorted(alone, key=lambda person: person.name),
    )


def _told_me(viewer: Person, today: date, owed: list[CheckIn]) -> list[ToldMe]:
    shown = {one.told_id: ToldMe(one.told, one) for one in reversed(owed)}
    lately = visible_to(viewer, Told).filter(person=viewer, told_on__gt=today - TOLD_LATELY)
    rows = lately.select_related("news", "told_by").order_by("-told_on", "id")[:FEW]
    return [shown.pop(one.id, ToldMe(one, None)) for one in rows] + list(shown.values())


@dataclass(frozen=True)
class Between:
    """A piece of news one of the two told the other, and what is still owed."""

    told: Told
    is_mine: bool
    way: str
    owed: list[CheckIn]


def news_near(viewer: Person, other: Person) -> dict[str, Any]:
    """Context for `tough_news/_between.html`: what was told between the two, newest first."""
    pair = Q(told_by=viewer, person=other) | Q(told_by=other, person=viewer)
    rows = list(visible_to(viewer, Told).filter(pair).select_related("news").order_by("-told_on", "id")[:FEW])
    if not rows:
        return {"news_between": []}
    ways = dict(visible_to(viewer, FollowUp).filter(told__in=rows).values_list("told", "way"))
    owed: dict[UUID, list[CheckIn]] = defaultdict(list)
    for one in visible_to(viewer, CheckIn).filter(told__in=rows, state=State.OPEN).order_by("due_on", "id"):
        owed[one.told_id].append(one)
    between = [Between(one, one.told_by_id == viewer.id, ways.get(one.id, ""), owed[one.id]) for one in rows]
    return {"news_between": between}
