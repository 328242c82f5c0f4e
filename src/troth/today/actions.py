"""Putting a reminder aside, seeing less of a kind, and bringing either back: for oneself alone. Twice is once."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from troth.kernel.errors import Refused
from troth.people.models import Person

from .models import Less, Snooze
from .rules import RULES

FOR_GOOD = timedelta(days=400)
LESS_FOR = timedelta(days=60)


@transaction.atomic
def put_aside(*, actor: Person, about: UUID, today: date, until: date | None = None) -> None:
    """Do not be reminded of it again, or not before a day. Nobody else learns of it."""
    Snooze.objects.filter(author=actor, until__lt=today).delete()
    Snooze.objects.update_or_create(author=actor, about=about, defaults={"until": until or today + FOR_GOOD})


@transaction.atomic
def bring_back(*, actor: Person, about: UUID) -> None:
    """Undo putting aside."""
    Snooze.objects.filter(author=actor, about=about).delete()


@transaction.atomic
def see_less(*, actor: Person, kind: str, today: date) -> None:
    """Not useful: for 60 days this kind comes last, and one at a time. Refused for a kind there is not."""
    if kind not in RULES:
        raise Refused("There is nothing of that kind.")
    Less.objects.filter(author=actor, until__lt=today).delete()
    Less.objects.update_or_create(author=actor, kind=kind, defaults={"until": today + LESS_FOR})


@transaction.atomic
def see_again(*, actor: Person, kind: str) -> None:
    """As before."""
    Less.objects.filter(author=actor, kind=kind).delete()
