"""Who is which side of an accord, and taking turns at it."""

from troth.kernel.errors import Refused
from troth.people.models import Person

from .models import Accord
from .states import Party


def party_of(accord: Accord, person: Person) -> Party:
    """Which side `person` is. Refused for anybody else."""
    if accord.leader_id == person.id:
        return Party.LEADER
    if accord.member_id == person.id:
        return Party.MEMBER
    raise Refused("This accord is between two others.")


def other_of(accord: Accord, person: Person) -> Person:
    """The other of the two."""
    return accord.member if accord.leader_id == person.id else accord.leader


def locked(actor: Person, accord: Accord) -> Accord:
    """The accord as it is now, its row locked until the transaction ends, so that the two sides take turns."""
    now = Accord.objects.select_for_update(of=("self",)).select_related("leader", "member").filter(id=accord.id).first()
    if now is None:
        raise Refused("This accord is gone.")
    party_of(now, actor)
    return now
