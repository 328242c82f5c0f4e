"""Putting a reminder aside, for oneself alone, and bringing it back. Twice is once."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from troth.people.models import Person

from .models import Snooze

FOR_GOOD = timedelta(days=400)


@transaction.atomic
def put_aside(*, actor: Person, about: UUID, today: date, until: date | None = None) -> None:
    """Do not be reminded of it again, or not before a day. Nobody else learns of it."""
    Snooze.objects.filter(author=actor, until__lt=today).delete()
    Snooze.objects.update_or_create(author=actor, about=about, defaults={"until": until or today + FOR_GOOD})


@transaction.atomic
def bring_back(*, actor: Person, about: UUID) -> None:
    """Undo putting aside."""
    Snooze.objects.filter(author=actor, about=about).delete()
