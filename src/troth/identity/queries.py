"""Reads of one's own ways in, and of what waits for those who help others in."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from troth.kernel import clock
from troth.people.models import Office, Organisation, Person, ProposedAddress
from troth.people.queries import has_office, led_by
from troth.visibility.gate import one_visible, visible_to

from .models import CardRequest, Device, Login


@dataclass(frozen=True, kw_only=True)
class WaysIn:
    """How a person signs in, for their own page."""

    login: Login
    has_password: bool
    passkeys: list[Any]
    has_app: bool
    codes_left: int | None
    has_company: bool
    address_change: ProposedAddress | None
    card_request: CardRequest | None
    advises_second: bool
    helps: frozenset[str] = field(default_factory=frozenset)


def ways_in_of(viewer: Person) -> WaysIn:
    """The viewer's own ways in."""
    login = Login.objects.get(person=viewer)
    by_type: dict[str, list[Authenticator]] = {}
    for row in Authenticator.objects.filter(user=login).order_by("id"):
        by_type.setdefault(row.type, []).append(row)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    passkeys = [row.wrap() for row in by_type.get(Authenticator.Type.WEBAUTHN, [])]
    has_app = Authenticator.Type.TOTP in by_type
    runs, represents, leads = is_operator(viewer), is_representative(viewer), led_by(viewer).exists()
    helps = {
        "cards": runs or represents or leads,
        "invitations": runs,
        "addresses": represents,
        "shared": runs or leads,
    }
    return WaysIn(
        login=login,
        has_password=login.has_usable_password(),
        passkeys=passkeys,
        has_app=has_app,
        codes_left=len(codes[0].wrap().get_unused_codes()) if codes else None,
        has_company=SocialAccount.objects.filter(user=login).exists(),
        address_change=visible_to(viewer, ProposedAddress)
        .filter(person=viewer)
        .select_related("proposed_by", "proof")
        .first(),
        card_request=visible_to(viewer, CardRequest).filter(person=viewer).select_related("started_by").first(),
        advises_second=runs and not passkeys and not has_app,
        helps=frozenset(key for key, does in helps.items() if does),
    )


def organisation_here() -> Organisation | None:
    """The organisation, for pages that greet whoever comes: the table lets everybody read its name."""
    return visible_to(None, Organisation).first()


def is_operator(viewer: Person) -> bool:
    """Whether the viewer runs this installation."""
    return has_office(viewer, Office.Kind.OPERATOR)


def is_representative(viewer: Person) -> bool:
    """Whether the viewer represents the employees now."""
    return has_office(viewer, Office.Kind.REPRESENTATIVE)


def devices_for(viewer: Person) -> QuerySet[Device]:
    """Where the viewer is signed in now."""
    live = Session.objects.filter(expire_date__gt=clock.now()).values("session_key")
    return visible_to(viewer, Device).filter(person=viewer, session__in=live).order_by("-since", "words", "id")


def device_for(viewer: Person, device: UUID) -> Device:
    """One of the viewer's devices, or Http404."""
    return one_visible(viewer, Device, id=device)


def may_mark_computers(viewer: Person) -> bool:
    """Whether the viewer may mark a computer as shared: a leader or an operator."""
    return is_operator(viewer) or led_by(viewer).exists()


def people_to_help(viewer: Person) -> QuerySet[Person]:
    """Those the viewer may help with a card: everybody for operators and representatives, their members for leaders."""
    if is_operator(viewer) or is_representative(viewer):
        everyone = visible_to(viewer, Person).filter(left_on=None).exclude(id=viewer.id)
        return everyone.order_by("name", "id")
    return led_by(viewer)


def card_requests_for(viewer: Person) -> QuerySet[CardRequest]:
    """The cards that wait for a second person, among those the viewer may help."""
    return (
        visible_to(viewer, CardRequest)
        .filter(person__in=people_to_help(viewer).order_by().values("id"))
        .select_related("person", "started_by")
        .order_by("person__name")
    )


def newcomers_for(viewer: Person) -> QuerySet[Person]:
    """Those who have never been in, among the people the viewer may print a first card for."""
    if is_operator(viewer):
        people = visible_to(viewer, Person).filter(left_on=None).exclude(id=viewer.id)
    else:
        people = led_by(viewer)
    never = Q(login=None) | Q(login__has_been_in=False)
    return people.filter(never).select_related("address").order_by("name", "id")


def card_newcomers_for(viewer: Person) -> QuerySet[Person]:
    """Of those, the people a card is for: without an address, or everybody where Troth sends no mail."""
    newcomers = newcomers_for(viewer)
    return newcomers.filter(address=None) if settings.HAS_MAIL else newcomers


def address_changes_for(viewer: Person) -> QuerySet[ProposedAddress]:
    """The changes of address that a representative may confirm."""
    return (
        visible_to(viewer, ProposedAddress)
        .exclude(person=viewer)
        .exclude(proposed_by=viewer)
        .select_related("person__login", "proposed_by")
        .order_by("person__name")
    )
