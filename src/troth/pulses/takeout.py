"""What of pulses is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .actions.forgetting import take_out
from .models import Counted, Issued, Round, Together
from .rules.states import DONE, State


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: what is theirs has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Forget that they collected, and that they were counted; their name goes from the lists of rounds that are over.

    In a round under way the list stays as it is: its checksum stands in the manifest, and without it the others could
    not tell an erased colleague from an invented one. It goes when the round is over.
    """
    collecting = Round.objects.select_for_update().filter(state=State.ISSUING).order_by("id")
    list(collecting.values_list("id"))  # so that rows that are just being put down anew are not missed
    Issued.objects.filter(person=person).update(person=None, digest="")
    mine = Together.objects.filter(circle__people__person=person).select_related("circle__round")
    for together in mine:
        if together.circle.round.standing in DONE:
            take_out(together, [person.name])
        elif person.name in together.names:
            Together.objects.filter(pk=together.pk).update(to_go=[*together.to_go, person.name])
    Counted.objects.filter(person=person).update(person=None)


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    names = (
        "Your name in the list of people counted together, while such a round runs (some weeks): the others "
        "check the list by its checksum, and your name goes when the round is over."
    )
    return [names, "If you answered a round: an answer of which nobody can tell that it is yours."]
