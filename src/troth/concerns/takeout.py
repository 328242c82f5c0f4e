"""What of concerns on the site's side is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from troth.people.models import Person

from .actions.stepping import look_again
from .models import Brought, Heard, ListenerKey, SlipsGiven


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: what is theirs has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Forget that they have slips and that they published anything; a listener's key goes from the next list.

    What they put before somebody, and what was put before them, goes with its answer: it is between the two alone.
    """
    Brought.objects.filter(Q(listener=person) | Q(before=person)).delete()
    SlipsGiven.objects.filter(person=person).update(person=None, digest="")
    Heard.objects.filter(author=person).update(author=None)
    if ListenerKey.objects.filter(person=person).delete()[0]:
        look_again()


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    said = (
        "If you ever spoke up: what you said stays with those who listen, sealed, until you delete it with your twelve "
        "words, or until it has run its time. Nobody here can find it for you."
    )
    return [said, "If you listen: the lists you were on, which colleagues may have kept to compare."]
