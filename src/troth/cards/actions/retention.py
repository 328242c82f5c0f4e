"""What runs out: cards after a year unless renewed, their authors told a week before; the rest in its time."""

from datetime import date
from uuid import UUID

from django.db import transaction

from troth.cards.models import ActedNote, Asking, Card, CardWarning, Passed, WasItSo
from troth.cards.rules import KEPT_FOR, WARNING
from troth.notices.actions import tell
from troth.people.models import Person

from .cards import utc_today

BATCH = 500


@transaction.atomic
def let_run_out() -> None:
    """Delete what has run out, and tell the authors of cards that will in a week. Twice a day is once."""
    today = utc_today()
    _run_out_of_cards(today)
    long_ago = today - KEPT_FOR
    ActedNote.objects.filter(noted_on__lt=long_ago).delete()
    WasItSo.objects.filter(said_on__lt=long_ago).delete()
    Asking.objects.filter(asked_on__lt=long_ago).delete()
    Passed.objects.exclude(asking_id__in=Asking.objects.order_by().values("id")).delete()


def _run_out_of_cards(today: date) -> None:
    """A card goes only when its author was told at least a week before, however late the worker is.

    Others have not read it since the day it ran out, told or not.
    """
    Card.objects.filter(expires_on__lte=today, warning__told_on__lte=today - WARNING).delete()
    near = Card.objects.filter(expires_on__lte=today + WARNING, warning=None).values_list("id", "author_id")
    while batch := list(near.order_by("id")[:BATCH]):
        CardWarning.objects.bulk_create(
            [CardWarning(card_id=card, author_id=author, told_on=today) for card, author in batch]
        )
        _tell({author for _, author in batch})


def _tell(authors: set[UUID]) -> None:
    for author in Person.objects.filter(id__in=authors, left_on=None).order_by("id"):
        tell(person=author, kind="card")
