"""The one-time link with which the employees' side begins: printed by `troth init`, given to an employee."""

import hashlib
import hmac

from django.db import transaction
from django.urls import reverse

from troth.audit.actions import record
from troth.kernel.errors import Refused
from troth.kernel.ids import new_secret
from troth.people.models import Office, OfficeStart, Person
from troth.people.telling import announce

from .nominating import call_for_nominations
from .queries import sitting

SPENT = "This link has been used, or is not the one that was printed last. Nothing else is wrong."


@transaction.atomic
def begin_link() -> str | None:
    """A new path for the link, in place of any before; None once the employees' side has begun."""
    start, _ = OfficeStart.objects.get_or_create(id=1)
    if start.is_used or sitting(Office.Kind.REPRESENTATIVE).exists():
        return None
    secret = new_secret()
    OfficeStart.objects.filter(id=1, is_used=False).update(checksum=_checksum(secret))
    return reverse("people:begin-offices", args=[secret])


def is_link(secret: str) -> bool:
    """Whether this is the link that waits to be used."""
    start = OfficeStart.objects.filter(id=1, is_used=False).first()
    return start is not None and hmac.compare_digest(start.checksum, _checksum(secret))


@transaction.atomic
def begin(*, actor: Person, secret: str) -> None:
    """Open the nominations for the first representative. Raises Refused for an operator, and a second time."""
    if sitting(Office.Kind.OPERATOR).filter(person=actor).exists():
        raise Refused(
            "You are an operator. Give this link to somebody who is not: the employees' side begins with them."
        )
    if not is_link(secret) or not OfficeStart.objects.filter(id=1, is_used=False).update(is_used=True):
        raise Refused(SPENT)
    call_for_nominations(kind=Office.Kind.REPRESENTATIVE)
    record(actor=actor, subject=None, action="began", kind="office")
    announce("Everybody may now propose who is to be the first representative, for a week. Then all vote.")


def _checksum(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
