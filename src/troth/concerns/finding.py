"""Finds the one who can act by a typed name: of a person who leads, or of a team."""

from dataclasses import dataclass

from django.db.models import Q

from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.visibility.gate import visible_to

MOST = 8
ROWS = 40  # of teams: some lead several


@dataclass(frozen=True)
class Found:
    """Somebody who leads, and what."""

    person: Person
    leads: str


def leaders_called(viewer: Person, typed: str) -> list[Found]:
    """Those who lead now, other than the viewer, whose name or whose team's has `typed` in it; at most MOST and one."""
    wanted = " ".join(typed.split())
    called = Q(person__name__icontains=wanted) | Q(team__name__icontains=wanted)
    rows = visible_to(viewer, Membership).filter(current(), called, role=Membership.Role.LEADER, person__left_on=None)
    found: dict[Person, list[str]] = {}
    for row in (
        rows.exclude(person=viewer).select_related("person", "team").order_by("person__name", "team__name")[:ROWS]
    ):
        found.setdefault(row.person, []).append(row.team.name)
    return [Found(person, f"Leads {', '.join(teams)}") for person, teams in found.items()][: MOST + 1]
