"""What of repair is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from troth.kernel import clock
from troth.people.models import Person

from .actions.revisits import drop_revisit
from .models import CoolingOff, Repair, Turn
from .rules.steps import Stage


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table of repair has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete the person's own words now; where the other said nothing, the whole of it. What stays is closed."""
    CoolingOff.objects.filter(author=person).delete()
    Turn.objects.filter(author=person).delete()
    for repair in Repair.objects.filter(Q(mender=person) | Q(hurt=person)):
        drop_revisit(repair)
        if not Turn.objects.filter(repair=repair).exists():
            repair.delete()
            continue
        left = {"revisit_on": None, "outcome": "" if repair.hurt_id == person.id else repair.outcome}
        closed = {"stage": Stage.CLOSED, "closed_on": repair.closed_on or clock.now().date()}
        Repair.objects.filter(id=repair.id).update(**left, **closed)


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return ["What others said to you where you two went back to something: those are their words."]
