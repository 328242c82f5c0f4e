"""Who is whose leader, member and colleague, now: derived from membership, never stored twice."""

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from troth.kernel import clock

from .models import Membership, Office, Person


def current(on: date | None = None, *, prefix: str = "") -> Q:
    """The filter for memberships (or offices) in force on that day; today (UTC) by default.

    `prefix` is the path to the membership, such as "memberships__".
    """
    day = on or clock.today(ZoneInfo("UTC"))
    return Q(**{f"{prefix}since__lte": day}) & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gt": day}))


def _ordered(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.filter(left_on=None).order_by("name", "id")


def _teams_of(person: Person, role: str) -> QuerySet[Membership]:
    return Membership.objects.filter(current(), person=person, role=role).order_by()


def _in_teams(teams: QuerySet[Membership], role: str) -> QuerySet[Membership]:
    return Membership.objects.filter(current(), role=role, team__in=teams.values("team")).order_by()


def leaders_of(person: Person) -> QuerySet[Person]:
    """Those who lead a team `person` is a member of, by name."""
    memberships = _in_teams(_teams_of(person, Membership.Role.MEMBER), Membership.Role.LEADER)
    return _ordered(Person.objects.filter(id__in=memberships.values("person")).exclude(id=person.id))


def led_by(person: Person) -> QuerySet[Person]:
    """The members of the teams `person` leads, by name: exactly those teams, none above or below."""
    memberships = _in_teams(_teams_of(person, Membership.Role.LEADER), Membership.Role.MEMBER)
    return _ordered(Person.objects.filter(id__in=memberships.values("person")).exclude(id=person.id))


def teammates_of(person: Person) -> QuerySet[Person]:
    """The other members of the teams `person` is a member of, by name."""
    memberships = _in_teams(_teams_of(person, Membership.Role.MEMBER), Membership.Role.MEMBER)
    return _ordered(Person.objects.filter(id__in=memberships.values("person")).exclude(id=person.id))


def around(person: Person) -> QuerySet[Person]:
    """Leaders, members and teammates of `person` together, by name: those one meets without searching."""
    mine = Membership.objects.filter(current(), person=person).order_by()
    near = Membership.objects.filter(current(), team__in=mine.values("team"))
    return _ordered(Person.objects.filter(id__in=near.order_by().values("person")).exclude(id=person.id))


def led_ids(leader: Person) -> QuerySet[Membership, UUID]:
    """The ids of led_by(leader), for filters: asked of memberships alone, because every page asks it several times."""
    memberships = _in_teams(_teams_of(leader, Membership.Role.LEADER), Membership.Role.MEMBER)
    return memberships.filter(person__left_on=None).exclude(person=leader).values_list("person", flat=True)


def is_leader_of(leader: Person, person: Person) -> bool:
    """Whether `leader` leads, now, a team that `person` is a member of."""
    return led_ids(leader).filter(person=person).exists()


def has_office(person: Person, kind: str) -> bool:
    """Whether `person` holds that office now."""
    return Office.objects.filter(current(), person=person, kind=kind).exists()


def offices_held(person: Person) -> frozenset[str]:
    """The offices `person` holds now: one question for all of them."""
    return frozenset(Office.objects.filter(current(), person=person).values_list("kind", flat=True))


def leader_filter(viewer: Person, path: str) -> Q:
    """The filter for rows whose person at `path` is a member of a team `viewer` leads now."""
    return Q(**{f"{path}__in": led_ids(viewer)})


def teammate_filter(viewer: Person, path: str) -> Q:
    """The filter for rows whose person at `path` is a teammate of `viewer` now."""
    return Q(**{f"{path}__in": teammates_of(viewer).order_by().values("id")})


def office_filter(viewer: Person, kind: str) -> Q:
    """Everything for those who hold that office now, nothing for others."""
    return Q() if has_office(viewer, kind) else Q(pk__in=[])
