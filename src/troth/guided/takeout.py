"""What of guided conversations is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .actions.planning import call_off
from .models import Conversation, Preparation
from .rules import Stage


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete a leader's notes and their promise's words; what they planned is off. That it took place stays."""
    Preparation.objects.filter(author=person).delete()
    theirs = Conversation.objects.filter(leader=person)
    for row in theirs.filter(stage=Stage.PLANNED):
        call_off(row)
    theirs.update(place="", word=None, promise="", due_on=None, became="", because="", settled_on=None)


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return ["That a conversation of your team took place on a day. Who was there was never written down."]
