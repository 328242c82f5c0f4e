"""A new address for somebody: never by the operator's word alone, and the old address always hears of it."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from troth.audit.actions import record
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Address, Office, Person, ProposedAddress
from troth.people.queries import has_office

from ..codes import hash_of
from ..models import AddressProof, Login
from .logins import login_of
from .mails import tell_by_mail

TAKEN = "Somebody here has that address already."
NOTHING = "This change was made, refused or replaced already."


@transaction.atomic
def propose_address(*, actor: Person, person: Person, email: str) -> None:
    """Ask for another address for `person`, by themselves or an operator; it counts once confirmed.

    Asked for by the person, the new address is mailed a link they open where they are signed in. Raises Refused.
    """
    email = email.strip().lower()
    if actor.id != person.id and not has_office(actor, Office.Kind.OPERATOR):
        raise Refused("Only the person or an operator can ask for another address.")
    if _is_taken(email, by_other_than=person):
        raise Refused(TAKEN, field="email")
    proposal, _ = ProposedAddress.objects.update_or_create(
        person=person,
        defaults={"email": email, "proposed_by": actor, "proposed_on": clock.today(ZoneInfo("UTC"))},
    )
    AddressProof.objects.filter(proposal=proposal).delete()
    token = ids.new_secret() if actor.id == person.id and settings.HAS_MAIL else ""
    if token:
        AddressProof.objects.create(proposal=proposal, token_hash=_proof(token, email))
    record(actor=actor, subject=person, action="asked to change", kind="address")
    link = f"{settings.ORIGIN}{reverse('identity:prove-address', args=[token])}" if token else ""
    tell_by_mail(email, "address_new", person=person, link=link)
    tell_by_mail(login_of(person).email, "address_old", person=person, by=actor)
    if actor.id != person.id:
        tell(person=person, kind="address_change")


def tell_of_proposals(people: list[UUID]) -> None:
    """Tell the old and the new address of each change that a personnel file proposed."""
    changes = ProposedAddress.objects.filter(person__in=people).select_related("person", "proposed_by")
    for change in changes:
        tell_by_mail(change.email, "address_new", person=change.person, link="")
        tell_by_mail(login_of(change.person).email, "address_old", person=change.person, by=change.proposed_by)
        tell(person=change.person, kind="address_change")


@transaction.atomic
def prove_address(*, actor: Person, token: str) -> None:
    """Open the link mailed to the new address, in one's own session: the change counts. Raises Refused."""
    change = ProposedAddress.objects.filter(person=actor).select_related("proof").first()
    if change is None or not _has_proof(change) or change.proof.token_hash != _proof(token, change.email):
        raise Refused(NOTHING)
    _apply(change, actor=actor)


@transaction.atomic
def confirm_address(*, actor: Person, person: Person) -> None:
    """Agree to a change somebody else asked for: the person where they are signed in, or a representative.

    A change the person asked for themselves is theirs to prove by the link in the mail, or a representative's to
    confirm where the person cannot. Raises Refused.
    """
    change = ProposedAddress.objects.filter(person=person).select_related("proof").first()
    if change is None:
        raise Refused(NOTHING)
    is_own = actor.id == person.id
    if is_own and _has_proof(change):
        raise Refused("Please open the link in the mail to the new address.")
    if not is_own and (change.proposed_by_id == actor.id or not has_office(actor, Office.Kind.REPRESENTATIVE)):
        raise Refused("Only the person or a representative can confirm another address.")
    _apply(change, actor=actor)


@transaction.atomic
def refuse_address(*, actor: Person, person: Person) -> None:
    """Leave the address as it is: the person, a representative, or whoever asked for the change. Raises Refused."""
    change = ProposedAddress.objects.filter(person=person).select_related("proof").first()
    if change is None:
        raise Refused(NOTHING)
    may = actor.id in (person.id, change.proposed_by_id) or has_office(actor, Office.Kind.REPRESENTATIVE)
    if not may:
        raise Refused("Only the person or a representative can refuse another address.")
    change.delete()
    record(actor=actor, subject=person, action="refused to change", kind="address")


def _apply(change: ProposedAddress, *, actor: Person) -> None:
    person, email = change.person, change.email.lower()
    if not ProposedAddress.objects.filter(id=change.id, email=change.email).delete()[0]:
        raise Refused(NOTHING)
    if _is_taken(email, by_other_than=person):
        raise Refused(TAKEN)
    login = login_of(person)
    before = login.email
    Address.objects.update_or_create(person=person, defaults={"email": email})
    if login.username == before or not before:
        login.username = email
    login.email = email
    login.save()
    record(actor=actor, subject=person, action="changed", kind="address")
    for address in (before, email):
        tell_by_mail(address, "address_changed", person=person, email=email)


def _is_taken(email: str, *, by_other_than: Person) -> bool:
    others = Login.objects.filter(Q(email=email) | Q(username=email)).exclude(person=by_other_than)
    return others.exists() or Address.objects.filter(email__iexact=email).exclude(person=by_other_than).exists()


def _proof(token: str, email: str) -> str:
    return hash_of(f"{token}:{email}")


def _has_proof(change: ProposedAddress) -> bool:
    return hasattr(change, "proof")
