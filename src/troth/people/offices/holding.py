"""Coming into an office and going out of it: each time everybody is told."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from troth.audit.actions import record
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Nomination, Office, Organisation, Person
from troth.people.queries import current
from troth.people.telling import announce, tell

from .queries import is_proposed
from .words import title_of


@transaction.atomic
def appoint_operator(*, person: Person, actor: Person | None) -> Office:
    """Make somebody an operator. `actor` is an operator, or None: whoever sets Troth up on its machine.

    Raises Refused for somebody who holds, or is proposed for, an office of the employees' side.
    """
    _in_turn()
    if person.left_on is not None:
        raise Refused(f"{person.name} has left.")
    others = Office.objects.filter(current(), person=person).exclude(kind=Office.Kind.OPERATOR)
    if others.exists() or is_proposed(person):
        raise Refused(
            f"{person.name} holds an office of the employees' side, or is proposed for one. An operator cannot."
        )
    office, is_new = Office.objects.get_or_create(
        kind=Office.Kind.OPERATOR, person=person, until=None, defaults={"since": _today()}
    )
    if is_new:
        record(actor=actor, subject=person, action="made operator", kind="office")
        announce(f"{person.name} is now operator of Troth.")
    return office


@transaction.atomic
def step_down(*, actor: Person, office: Office) -> None:
    """Lay down one's own office. Raises Refused for somebody else's, or where it would leave no operator."""
    if office.person_id != actor.id:
        raise Refused("Only who holds an office can lay it down.")
    _in_turn()
    if office.kind == Office.Kind.OPERATOR and Office.objects.filter(current(), kind=Office.Kind.OPERATOR).count() < 2:
        raise Refused("Somebody has to keep Troth running. Make somebody else operator first.")
    if not end(office):
        raise Refused("You do not hold this office any more.")
    announce(f"{actor.name} has laid down the office of {title_of(office.kind, is_deputy=office.is_deputy)}.")


def end(office: Office) -> bool:
    """End an office held now; False where it has ended already."""
    return bool(Office.objects.filter(id=office.id, until=None).update(until=_today()))


def install(nomination: Nomination, *, how: str) -> Office:
    """Put the nominee into office, and whoever is replaced out of it. Call it once the nomination is CHOSEN.

    Raises Refused for somebody who has left meanwhile or has become operator.
    """
    _in_turn()
    nominee, kind, is_deputy = nomination.nominee, nomination.kind, nomination.is_deputy
    check_may_hold(nominee)
    for office in _making_way(nomination):
        end(office)
    try:
        with transaction.atomic():
            office = Office.objects.create(kind=kind, person=nominee, is_deputy=is_deputy, since=_today())
    except IntegrityError as error:
        raise Refused(f"{nominee.name} holds this office already.") from error
    Nomination.objects.filter(id=nomination.id).update(office=office)
    record(actor=nomination.countersigned_by, subject=nominee, action="chosen", kind="office")
    announce(f"{nominee.name} is now {title_of(kind, is_deputy=is_deputy)}, {how}.")
    tell([nominee.id], about="office")
    return office


def check_may_hold(person: Person) -> None:
    """Raises Refused for somebody who cannot hold an office of the employees' side."""
    if person.left_on is not None:
        raise Refused(f"{person.name} has left.")
    if Office.objects.filter(current(), person=person, kind=Office.Kind.OPERATOR).exists():
        raise Refused(f"{person.name} is an operator. An operator cannot hold another office.")


def _making_way(nomination: Nomination) -> list[Office]:
    """The office replaced; a keyholder before, since there is one; and the nominee's own lesser or greater one."""
    held = Office.objects.filter(current(), kind=nomination.kind)
    leaving = list(held.filter(person=nomination.nominee))
    if nomination.replaces_id:
        leaving += held.filter(id=nomination.replaces_id)
    if nomination.kind == Office.Kind.KEYHOLDER:
        leaving += held.filter(is_deputy=nomination.is_deputy)
    return leaving


def _in_turn() -> None:
    """Offices change one after the other, so that nobody becomes operator and representative at the same moment."""
    Organisation.objects.get_or_create(id=1)
    Organisation.objects.select_for_update().get(id=1)


def _today() -> date:
    return clock.today(ZoneInfo("UTC"))
