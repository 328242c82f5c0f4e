"""What of cards is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction

from troth.people.models import Person

from .models import ActedNote, Asking, Card, CardWarning, Passed, Turn, WasItSo


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table of cards has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete what is the person's own, now. A question they asked stays without their answer where the other spoke."""
    Card.objects.filter(author=person).delete()
    CardWarning.objects.filter(author=person).delete()
    ActedNote.objects.filter(leader=person).delete()
    WasItSo.objects.filter(author=person).delete()
    Passed.objects.filter(author=person).delete()
    Turn.objects.filter(author=person).delete()
    theirs = Asking.objects.filter(leader=person)
    spoken_to = Turn.objects.exclude(author=person).order_by().values("asking")
    theirs.exclude(id__in=spoken_to).delete()
    theirs.update(answer="")


def what_remains(person: Person) -> list[str]:
    """Sentences on what stays, because it is others' words; the same for everybody, so that it tells nothing."""
    return [
        "What leaders noted that they did about your cards, without the cards: those are their words.",
        "What others said to a question, and what your leaders themselves answered.",
    ]
