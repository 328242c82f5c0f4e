"""What of replies is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .models import Draft, Guess, Reply, Will, Wording


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete guesses and drafts, and every word of their answers. That there was an answer stays."""
    Guess.objects.filter(author=person).delete()
    Draft.objects.filter(author=person).delete()
    Wording.objects.filter(reply__author=person).delete()
    Will.objects.filter(reply__author=person).delete()
    Reply.objects.filter(author=person).update(heard="", will_not="")


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return ["If you answered the figures of a group: that there was an answer, and on which day. Its words go."]
