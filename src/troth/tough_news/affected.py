"""Whom a plan touches, now: the people named in it, and whoever is in its teams on the day somebody asks."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from troth.people.models import Membership, Person, Team
from troth.people.queries import current, led_ids

from .models import Affected, CoAuthor, News

_MEMBER, _LEADER = Membership.Role.MEMBER, Membership.Role.LEADER


def teams_led_by(leader: Person) -> QuerySet[Team]:
    """The teams `leader` leads now, by name."""
    leading = Membership.objects.filter(current(), person=leader, role=_LEADER).order_by()
    return Team.objects.filter(id__in=leading.values("team")).order_by("name", "id")


def leads_anybody(person: Person) -> bool:
    """Whether there is anybody `person` could have news for."""
    return led_ids(person).exists()


def authors_of(news: News) -> set[UUID]:
    """The ids of the leader and of those named to plan it with them."""
    return {news.leader_id, *CoAuthor.objects.filter(news=news).order_by().values_list("person", flat=True)}


def everybody_affected(news: News) -> QuerySet[Person]:
    """The people it touches, by name; never one of its authors, nor somebody who left."""
    rows = Affected.objects.filter(news=news).order_by()
    named = rows.exclude(person=None).values("person")
    teams = rows.exclude(team=None).values("team")
    members = Membership.objects.filter(current(), role=_MEMBER, team__in=teams).order_by().values("person")
    people = Person.objects.filter(Q(id__in=named) | Q(id__in=members), left_on=None)
    return people.exclude(id__in=authors_of(news)).order_by("name", "id")


def members_of(team: Team) -> set[UUID]:
    """The ids of the members of a team, now."""
    return set(
        Membership.objects.filter(current(), role=_MEMBER, team=team).order_by().values_list("person", flat=True)
    )


def led_among(leader: Person, people: Iterable[UUID]) -> set[UUID]:
    """Those of `people` whom `leader` leads now."""
    return set(led_ids(leader).filter(person__in=list(people)))
