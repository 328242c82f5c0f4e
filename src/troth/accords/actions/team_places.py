"""Who is who in a team, now, and taking turns at its accord."""

from django.db.models import QuerySet

from troth.accords.models import TeamAccord
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Membership, Person, Team
from troth.people.queries import current


def of_the_team(actor: Person, team: Team | None) -> None:
    """Refused for anybody who neither leads exactly that team nor is a member of it, now."""
    if team is None or not _places(team).filter(person=actor).exists():
        raise Refused("This accord is between the people of another team.")


def leading(actor: Person, team: Team | None) -> None:
    """Refused for anybody who does not lead exactly that team, now."""
    if team is None or not _places(team).filter(person=actor, role=Membership.Role.LEADER).exists():
        raise Refused("Only somebody who leads this team can do that.")


def locked(accord: TeamAccord) -> TeamAccord:
    """The accord's row, locked until the transaction ends, so that all who change something take turns."""
    return TeamAccord.objects.select_for_update(of=("self",)).select_related("team").get(id=accord.id)


def tell_team(accord: TeamAccord, *, but: Person) -> None:
    """Tell everybody of the team but one that something waits: the same to all, whoever has answered or not."""
    if accord.team is None:
        return
    people = Person.objects.filter(id__in=_places(accord.team).values("person"), left_on=None)
    for person in people.exclude(id=but.id).order_by("id"):
        tell(person=person, kind="accord")


def tell_leaders(accord: TeamAccord, *, but: Person) -> None:
    """Tell those who lead the team that something waits."""
    if accord.team is None:
        return
    leaders = _places(accord.team).filter(role=Membership.Role.LEADER)
    for person in Person.objects.filter(id__in=leaders.values("person"), left_on=None).exclude(id=but.id):
        tell(person=person, kind="accord")


def _places(team: Team) -> QuerySet[Membership]:
    return Membership.objects.filter(current(), team=team).order_by()
