"""A leader is confirmed by those they lead: until then, nothing meant for a leader is shown to a new one."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import QuerySet

from troth.kernel import clock
from troth.kernel.errors import Refused

from .models import LeaderConfirmation, Membership, Person
from .queries import current, is_leader_of, leaders_of


def confirmed_leaders_of(person: Person) -> QuerySet[Person]:
    """The leaders `person` has said yes to since they began to lead: those who may see what is meant for a leader."""
    return leaders_of(person).filter(id__in=_confirmed(person))


def leaders_to_confirm(viewer: Person) -> QuerySet[Person]:
    """The reader's leaders they have not said yes to."""
    return leaders_of(viewer).exclude(id__in=_confirmed(viewer))


def has_confirmed(person: Person, leader: Person) -> bool:
    """Whether `person` has said that `leader` leads them, and it is still so."""
    return confirmed_leaders_of(person).filter(id=leader.id).exists()


@transaction.atomic
def confirm_leader(*, actor: Person, leader: Person) -> None:
    """Say yes, this person leads me. Nobody is told; it can be taken back. Raises Refused for somebody who does not."""
    if not is_leader_of(leader, actor):
        raise Refused(f"{leader.name} does not lead a team of yours.")
    today = clock.today(ZoneInfo("UTC"))
    LeaderConfirmation.objects.update_or_create(person=actor, leader=leader, defaults={"confirmed_on": today})


@transaction.atomic
def take_confirmation_back(*, actor: Person, leader: Person) -> None:
    """No longer say so: what is meant for leaders is closed to them again."""
    LeaderConfirmation.objects.filter(person=actor, leader=leader).delete()


def _confirmed(person: Person) -> list[UUID]:
    """Leaders confirmed no earlier than they began to lead the team `person` is in."""
    confirmed = dict(LeaderConfirmation.objects.filter(person=person).values_list("leader_id", "confirmed_on"))
    teams = Membership.objects.filter(current(), person=person, role=Membership.Role.MEMBER).values("team")
    leading = Membership.objects.filter(
        current(), team__in=teams, role=Membership.Role.LEADER, person__in=list(confirmed)
    )
    return [row.person_id for row in leading if confirmed[row.person_id] >= row.since]
