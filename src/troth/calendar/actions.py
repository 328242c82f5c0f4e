"""Giving one's calendar an address, taking it back, and choosing what it shows: one's own, for oneself alone.

Each is one row of one's own. Twice, the second address stands and the first is dead. Nobody is told, nothing is logged.
"""

import hashlib
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_secret
from troth.people.models import Person

from .models import CalendarChoice


def digest_of(secret: str) -> str:
    """What is kept in place of the address's 256 random bits (SHA-256, in hexadecimal)."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def make_address(*, actor: Person) -> str:
    """A new secret for one's calendar address; the one before is dead from now on. It is shown once and not kept."""
    secret = new_secret()
    made = {"digest": digest_of(secret), "made_on": clock.today(ZoneInfo("UTC"))}
    CalendarChoice.objects.update_or_create(author=actor, defaults=made)
    return secret


@transaction.atomic
def revoke_address(*, actor: Person) -> None:
    """Nobody reads one's calendar any more. Twice is once."""
    CalendarChoice.objects.filter(author=actor).update(digest=None, made_on=None)


@transaction.atomic
def choose_titles(*, actor: Person, shows: str) -> None:
    """What one's calendar shows. Raises Refused for what there is not."""
    if shows not in CalendarChoice.Shows.values:
        raise Refused("Choose one of these.", field="shows")
    CalendarChoice.objects.update_or_create(author=actor, defaults={"shows": shows})
