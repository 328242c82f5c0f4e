"""Invitations: a link by mail or on paper that lets a person in once."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from troth.audit.actions import record
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.people.models import Office, Person
from troth.people.queries import has_office

from ..codes import hash_of
from ..models import Invitation, Login
from .logins import login_of
from .mails import tell_by_mail

DAYS = 14
GONE = "This link was used before, or is too old. Ask whoever gave it to you for a new one."


@transaction.atomic
def invitation_link(person: Person, *, actor: Person | None = None, days: int = DAYS) -> str:
    """A new link for somebody who has never been in; an earlier one stops working. `actor` None: the command line.

    Raises Refused for somebody who has been in already: nobody alone may let themselves in as that person.
    """
    login = login_of(person)
    if login.has_been_in:
        raise Refused(f"{person.name} has signed in before. If they cannot get in, two of you can make a new card.")
    if not login.is_active:
        raise Refused(f"{person.name} has left.")
    token = ids.new_secret()
    Invitation.objects.update_or_create(
        person=person,
        defaults={
            "token_hash": hash_of(token),
            "last_day": clock.today(ZoneInfo("UTC")) + timedelta(days=days),
            "is_used": False,
        },
    )
    record(actor=actor, subject=person, action="invited", kind="sign_in")
    return f"{settings.ORIGIN}{reverse('identity:welcome', args=[token])}"


@transaction.atomic
def invite(*, actor: Person, person: Person) -> None:
    """Mail somebody their invitation. Raises Refused: only operators, only to an address, only where there is mail."""
    if not has_office(actor, Office.Kind.OPERATOR):
        raise Refused("Only an operator invites people.")
    if not settings.HAS_MAIL:
        raise Refused("This Troth sends no mail. Print the invitations instead.")
    login = login_of(person)
    if not login.email:
        raise Refused(f"{person.name} has no e-mail address. Print a card instead.")
    link = invitation_link(person, actor=actor)
    tell_by_mail(login.email, "invitation", person=person, link=link, days=DAYS)


def invited_by(token: str) -> Person | None:
    """Whom a link lets in, if it still does."""
    found = Invitation.objects.filter(
        token_hash=hash_of(token), is_used=False, last_day__gte=clock.today(ZoneInfo("UTC"))
    ).select_related("person")
    return next((invitation.person for invitation in found), None)


@transaction.atomic
def accept_invitation(*, token: str, password: str | None) -> Login:
    """Use a link up; with a `password` (already checked for strength) that is how they sign in from now on.

    Of several attempts at once exactly one succeeds. Raises Refused for a link used, too old or unknown.
    """
    fresh = Invitation.objects.filter(
        token_hash=hash_of(token), is_used=False, last_day__gte=clock.today(ZoneInfo("UTC"))
    )
    if fresh.update(is_used=True) != 1:
        raise Refused(GONE)
    login = Login.objects.get(person__invitation__token_hash=hash_of(token))
    if not login.is_active:
        raise Refused(GONE)
    if password:
        login.set_password(password)
        login.save()
    tell_by_mail(login.email, "first_sign_in", person=login.person)
    return login
