"""Who is in a team now: its members and leaders, asked of memberships; never who was in a room."""

from uuid import UUID

from django.db.models import QuerySet

from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.people.queries import current

NOT_OF_IT = "Only somebody of this team can do that."


def _here(team_id: UUID | None) -> QuerySet[Membership]:
    return Membership.objects.filter(current(), team=team_id, person__left_on=None)


def members_of(team_id: UUID | None) -> list[Person]:
    """Those the conversation is for, beside whoever leads it: the members of the team, by name."""
    rows = _here(team_id).filter(role=Membership.Role.MEMBER).select_related("person")
    return [row.person for row in rows.order_by("person__name", "person_id")]


def people_of(team_id: UUID | None) -> list[Person]:
    """Members and leaders alike, by name."""
    rows = _here(team_id).select_related("person").order_by("person__name", "person_id")
    return [row.person for row in rows]


def leads(person: Person, team_id: UUID | None) -> bool:
    """Whether `person` leads exactly that team now."""
    return _here(team_id).filter(person=person, role=Membership.Role.LEADER).exists()


def check_of_team(person: Person, team_id: UUID | None) -> None:
    """Refused for anybody who is not of that team now."""
    if not _here(team_id).filter(person=person).exists():
        raise Refused(NOT_OF_IT)
