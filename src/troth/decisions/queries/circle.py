"""Whom somebody can include: the teams they are in or lead, and the people of those teams today."""

from collections.abc import Sequence

from troth.people.models import Membership, Person, Team
from troth.people.queries import current
from troth.visibility.gate import visible_to


def teams_for(viewer: Person) -> list[Team]:
    """The teams the reader leads or belongs to, by name."""
    own = visible_to(viewer, Membership).filter(current(), person=viewer).select_related("team")
    return sorted({row.team for row in own}, key=lambda team: (team.name, str(team.id)))


def people_of(viewer: Person, teams: Sequence[str]) -> list[Person]:
    """Everybody who is in one of these teams today, or leads it; only of teams the reader is in or leads."""
    mine = [team.id for team in teams_for(viewer) if str(team.id) in set(teams)]
    rows = visible_to(viewer, Membership).filter(current(), team__in=mine, person__left_on=None)
    found = {row.person_id: row.person for row in rows.select_related("person")}
    return sorted((one for one in found.values() if one.id != viewer.id), key=lambda one: (one.name, str(one.id)))
