"""One-time cards on paper: the first by an operator or leader, every later one by two people together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models, transaction
from django.urls import reverse

from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Office, Person
from troth.people.queries import has_office, is_leader_of

from ..codes import hash_of, new_code, read_code
from ..models import Card, CardRequest, Login
from ..rules import Helper, two_may_help
from .logins import has_strong_way_in, login_of, start_over
from .mails import tell_by_mail

DAYS = 30
GONE = "That code was used before, is too old, or is not one of ours. Please look again, or ask for a new card."
NOT_YOU = "Only an operator, a representative or this person's leader can help with a card."


@dataclass(frozen=True, kw_only=True)
class PrintedCard:
    """What goes on paper, once: the database keeps a hash of the code only."""

    person: Person
    username: str
    code: str
    last_day: object
    waits: bool

    @property
    def link(self) -> str:
        """What the QR code says."""
        return f"{settings.ORIGIN}{reverse('identity:card', args=[self.code])}"


def helper_of(helper: Person, person: Person) -> Helper:
    """What `helper` is to `person`, now."""
    return Helper(
        is_self=helper.id == person.id,
        is_operator=has_office(helper, Office.Kind.OPERATOR),
        is_representative=has_office(helper, Office.Kind.REPRESENTATIVE),
        is_leader=is_leader_of(helper, person),
    )


@transaction.atomic
def first_cards(*, actor: Person, people: Sequence[Person]) -> list[PrintedCard]:
    """Cards for people who have never been in. Raises Refused where `actor` may not, or one of them has been in."""
    cards = []
    for person in people:
        helper = helper_of(actor, person)
        if not (helper.is_operator or helper.is_leader) or helper.is_self:
            raise Refused("Only an operator or this person's leader prints the first card.")
        if login_of(person).has_been_in:
            raise Refused(f"{person.name} has signed in before. A new card needs two of you.")
        cards.append(_make_card(person, replaces=False))
        record(actor=actor, subject=person, action="printed", kind="sign_in_card")
    return cards


@transaction.atomic
def start_card(*, actor: Person, person: Person) -> None:
    """Ask for a new card for somebody who cannot get in; it is made when a second person confirms."""
    if not helper_of(actor, person).may_help:
        raise Refused(NOT_YOU)
    CardRequest.objects.update_or_create(
        person=person, defaults={"started_by": actor, "started_on": clock.today(ZoneInfo("UTC"))}
    )
    record(actor=actor, subject=person, action="asked for", kind="sign_in_card")


@transaction.atomic
def confirm_card(*, actor: Person, person: Person) -> PrintedCard:
    """Be the second person, and print the card. The person is told.

    Raises Refused where these two may not, or nothing was started. Of several confirmations at once exactly one prints.
    """
    request = CardRequest.objects.filter(person=person).select_related("started_by").first()
    if request is None:
        raise Refused("Nobody has asked for this card, or it was printed already.")
    first, second = helper_of(request.started_by, person), helper_of(actor, person)
    if not two_may_help(first, second, are_one=request.started_by_id == actor.id):
        raise Refused("A card needs two different people, and only one of them may be an operator.")
    if CardRequest.objects.filter(id=request.id).delete()[0] != 1:
        raise Refused("This card was printed a moment ago.")
    card = _make_card(person, replaces=True)
    record(actor=actor, subject=person, action="printed", kind="sign_in_card")
    tell_by_mail(
        login_of(person).email, "new_card", person=person, first=request.started_by, second=actor, waits=card.waits
    )
    tell(person=person, kind="sign_in_card")
    return card


@transaction.atomic
def drop_card(*, actor: Person, person: Person) -> None:
    """Stop a card that is asked for or printed: the person themselves, or whoever may help with one."""
    if actor.id != person.id and not helper_of(actor, person).may_help:
        raise Refused(NOT_YOU)
    CardRequest.objects.filter(person=person).delete()
    Card.objects.filter(person=person, is_used=False).delete()
    record(actor=actor, subject=person, action="stopped", kind="sign_in_card")


def card_of(code: str) -> Card | None:
    """The card with that typed code, if it still lets somebody in."""
    return _fresh(code).select_related("person").first()


@transaction.atomic
def use_card(*, code: str, password: str) -> Login:
    """Use a card up and set a password (already checked for strength).

    Of several attempts at once exactly one succeeds. Raises Refused for a code used, too old, too new or unknown.
    """
    if _fresh(code).update(is_used=True) != 1:
        raise Refused(GONE, field="code")
    card = Card.objects.get(code_hash=hash_of(read_code(code)))
    login = Login.objects.get(person_id=card.person_id)
    if not login.is_active:
        raise Refused(GONE, field="code")
    if card.replaces:
        start_over(login=login)
    login.set_password(password)
    login.save()
    tell_by_mail(login.email, "card_used", person=login.person)
    return login


def _fresh(code: str) -> models.QuerySet[Card]:
    today = clock.today(ZoneInfo("UTC"))
    return Card.objects.filter(
        code_hash=hash_of(read_code(code)), is_used=False, first_day__lte=today, last_day__gte=today
    )


def _make_card(person: Person, *, replaces: bool) -> PrintedCard:
    """A card in place of any earlier one. Where it undoes a passkey or app it waits at least a day: time to stop it."""
    login, code, today = login_of(person), new_code(), clock.today(ZoneInfo("UTC"))
    waits = replaces and has_strong_way_in(login)
    Card.objects.update_or_create(
        person=person,
        defaults={
            "code_hash": hash_of(code),
            "first_day": today + timedelta(days=2 if waits else 0),
            "last_day": today + timedelta(days=DAYS),
            "replaces": replaces,
            "is_used": False,
        },
    )
    return PrintedCard(
        person=person, username=login.username, code=code, last_day=today + timedelta(days=DAYS), waits=waits
    )
