"""Who is which side of a repair, and taking turns at it."""

from troth.kernel.errors import Refused
from troth.people.models import Person

from .models import Repair
from .rules.steps import Role


def role_of(repair: Repair, person: Person) -> Role:
    """Which side `person` is. Refused for anybody else."""
    if repair.mender_id == person.id:
        return Role.MENDER
    if repair.hurt_id == person.id:
        return Role.HURT
    raise Refused("This is between two others.")


def other_of(repair: Repair, person: Person) -> Person:
    """The other of the two."""
    return repair.hurt if repair.mender_id == person.id else repair.mender


def locked(actor: Person, repair: Repair) -> Repair:
    """The repair as it is now, its row locked until the transaction ends, so that the two sides take turns."""
    rows = Repair.objects.select_for_update(of=("self",)).select_related("mender", "hurt")
    now = rows.filter(id=repair.id).first()
    if now is None:
        raise Refused("This is no longer there.")
    role_of(now, actor)
    return now
