"""Who is worth being in the demo: those who hold an office, who lead, and one member or two of every team."""

from dataclasses import dataclass
from uuid import UUID

from troth.people.models import Membership, Office, Person, Team
from troth.people.queries import current

from .demo_cast import TO_BEGIN_WITH

SHOWN_MEMBERS = 3


@dataclass(frozen=True, kw_only=True)
class Part:
    """Somebody to be, and what they are."""

    person: Person
    is_what: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Parts under one heading."""

    title: str
    parts: list[Part]


def cast(asked: str = "") -> list[Group]:
    """The groups of the page; with words, everybody whose name has them."""
    if asked:
        people = Person.objects.filter(left_on=None, name__icontains=asked).order_by("name")[:60]
        return [Group(title="Found", parts=[Part(person=person, is_what=person.job) for person in people])]
    groups = [_of_team(team) for team in Team.objects.order_by("name")]
    return [group for group in (_to_begin_with(), *groups, _offices()) if group.parts]


def _to_begin_with() -> Group:
    named = Person.objects.filter(left_on=None, name__in=[name for name, _ in TO_BEGIN_WITH])
    people = {person.name: person for person in named}
    parts = [Part(person=people[name], is_what=why) for name, why in TO_BEGIN_WITH if name in people]
    return Group(title="To begin with", parts=parts)


def part_of(person: UUID) -> Person | None:
    """The one of that key, if they are still here."""
    return Person.objects.filter(id=person, left_on=None).first()


def _of_team(team: Team) -> Group:
    inside = Membership.objects.filter(current(), team=team, person__left_on=None).select_related("person")
    inside = inside.order_by("role", "person__name")
    leaders = [
        Part(person=row.person, is_what="leads the team") for row in inside if row.role == Membership.Role.LEADER
    ]
    members = [row.person for row in inside if row.role == Membership.Role.MEMBER]
    shown = [Part(person=person, is_what=person.job or "member") for person in members[:SHOWN_MEMBERS]]
    return Group(title=team.name, parts=leaders + shown)


def _offices() -> Group:
    rows = (
        Office.objects.filter(current(), person__left_on=None).select_related("person").order_by("kind", "person__name")
    )
    return Group(title="Holding an office", parts=[Part(person=row.person, is_what=_office(row)) for row in rows])


def _office(row: Office) -> str:
    return f"deputy {row.kind}" if row.is_deputy else str(row.kind)
