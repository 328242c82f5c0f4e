"""What of decisions is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction
from django.db.models import Q

from troth.people.models import Person

from .actions.changing import call_off
from .actions.tending import NOBODY_LEFT
from .models import Decision, FeltHeard, Included, Input, Support
from .rules import Stage


def export(person: Person) -> dict[str, list[dict[str, Any]]]:
    """Nothing besides: every table of decisions has its row in the table of who sees what, and is copied through it."""
    return {}


@transaction.atomic
def erase(person: Person) -> None:
    """Delete what is the person's alone. Where others have answered or built on it, the words stay without the name.

    What they were to decide ends. A decision in which nobody else said anything and nothing was told goes whole.
    """
    FeltHeard.objects.filter(author=person).delete()
    Support.objects.filter(author=person).delete()
    Included.objects.filter(person=person).delete()
    Input.objects.filter(author=person, answer=None, supports=None).delete()
    theirs = Decision.objects.filter(opener=person)
    told = Q(stage=Stage.DECIDED) & ~Q(circle=None)
    kept = theirs.filter(Q(inputs__isnull=False) | told).order_by().values("id")
    theirs.exclude(id__in=list(kept.values_list("id", flat=True))).delete()
    for decision in theirs.filter(stage=Stage.OPEN, decider=person):
        call_off(actor=None, decision=decision, why=NOBODY_LEFT)


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return [
        "What you said before a decision, once others supported it or it was answered: without your name.",
        "What you decided, and your reasons and answers: they were told to those included. Your name is taken off.",
    ]
