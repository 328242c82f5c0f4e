"""A listener's key: entered by the listener alone, taken out by them, or when they no longer listen."""

import secrets

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from troth.audit.actions import record
from troth.blind import canonical
from troth.blind.holders import ListenerHolder
from troth.blind.listeners import MOST_LISTENERS
from troth.blind.refusals import FormRefused
from troth.kernel.errors import Refused
from troth.people.models import Office, Person
from troth.people.offices.queries import sitting
from troth.people.queries import has_office
from troth.people.telling import announce
from troth.pulses.actions.moving import today

from ..models import ListenerKey
from .stepping import look_again

NUMBER_BYTES = 8
NOT_A_LINE = "This is not the line your page shows, or a letter is missing. Please copy all of it again."
TAKEN = "This key is or was somebody’s already. Please make a new one."
FULL = "Eleven people listen already; more do not fit on a sealed letter."


@transaction.atomic
def set_key(*, actor: Person, line: str) -> ListenerKey:
    """Enter one's own key, as a listener; an earlier one is taken out. The same line again changes nothing."""
    if not has_office(actor, Office.Kind.LISTENER):
        raise Refused("Only a listener can enter a key, and only their own.")
    try:
        found = ListenerHolder.of_line(line)
    except FormRefused as error:
        raise Refused(NOT_A_LINE, field="line") from error
    verify = canonical.to_b64(found.verify)
    own = ListenerKey.objects.select_for_update().filter(person=actor, until=None)
    if same := own.filter(recipient=found.recipient, verify=verify).first():
        return same
    if not own.exists() and open_keys().count() >= MOST_LISTENERS:
        raise Refused(FULL)
    is_new = not own.update(until=today())
    try:
        with transaction.atomic():
            made = ListenerKey.objects.create(
                number=secrets.token_hex(NUMBER_BYTES),
                person=actor,
                recipient=found.recipient,
                verify=verify,
                since=today(),
            )
    except IntegrityError as error:
        raise Refused(TAKEN, field="line") from error
    record(actor=actor, subject=None, action="entered", kind="concern_key")
    how = "listens, and can be written to" if is_new else "has a new key"
    announce(f"{actor.name} {how}. The check words of those who listen are new: see “Say it safely”.")
    look_again()
    return made


@transaction.atomic
def remove_key(*, actor: Person) -> None:
    """Take one's own key out. What was sealed to it stays readable for whoever has the secret half."""
    if ListenerKey.objects.filter(person=actor, until=None).update(until=today()):
        record(actor=actor, subject=None, action="removed", kind="concern_key")
        announce(f"{actor.name} can no longer be written to. The check words of those who listen are new.")
        look_again()


@transaction.atomic
def close_keys_of_those_who_left() -> None:
    """Who no longer holds the office no longer has a key in the list."""
    listening = sitting(Office.Kind.LISTENER).order_by().values("person")
    ListenerKey.objects.filter(until=None).exclude(person__in=listening).update(until=today())


def open_keys() -> QuerySet[ListenerKey]:
    """The keys of those who listen now."""
    listening = sitting(Office.Kind.LISTENER).order_by().values("person")
    return ListenerKey.objects.filter(until=None, person__in=listening).select_related("person")
