"""Undoing the latest import: what stood before is put back, until the next import or for seven days."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from troth.audit.actions import record_many
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Office, Organisation, Person, ProposedAddress, RosterImport, Team
from troth.people.telling import open_places, tell_about_leaders

from .writing import batches, set_fields

CANNOT = (
    "Mail that was sent stays sent. People who were added and have written something are kept, as having left. "
    "Addresses that were confirmed meanwhile stay. An office that somebody else holds by now is not given back."
)
"""What undoing cannot restore, in words for the page."""


def undoable_import() -> RosterImport | None:
    """The latest import, while it can be undone."""
    latest = RosterImport.objects.order_by("-applied_at", "-id").first()
    if latest is None or latest.is_undone or latest.undo_until <= clock.now():
        return None
    return latest


@transaction.atomic
def undo_import(done: RosterImport, *, actor: Person | None) -> None:
    """Put back what stood before this import.

    Raises Refused unless it is the latest import, within its time, and not undone already.
    """
    Organisation.objects.select_for_update().get(id=1)
    latest = undoable_import()
    if latest is None or latest.id != done.id:
        raise Refused("This import can no longer be undone.")
    if not RosterImport.objects.filter(id=done.id, is_undone=False).update(is_undone=True):
        raise Refused("This import is undone already.")
    before, places = latest.before, open_places()
    _restore_places(before)
    _restore_people(before)
    _restore_teams(before)
    _restore_offices(before)
    added = [UUID(one) for one in before["added"]]
    _take_out(added)
    RosterImport.objects.filter(id=done.id).update(before={})
    people = [UUID(one) for one in before["left"]] + [UUID(one) for one, *_ in before["changed"]]
    record_many(actor=actor, subjects=list(Person.objects.filter(id__in=people)), action="put back", kind="person")
    among = Person.objects.filter(left_on=None).values_list("id", flat=True)
    tell_about_leaders(before=places, after=open_places(), among=set(among))


def forget_undo(done: UUID) -> None:
    """Erase what stood before an import once it can no longer be undone."""
    RosterImport.objects.filter(id=done).update(before={})


def _restore_places(before: dict[str, Any]) -> None:
    for batch in batches(before["opened"]):
        Membership.objects.filter(id__in=batch).delete()
    for batch in batches(before["closed"]):
        Membership.objects.filter(id__in=batch).update(until=None)


def _restore_people(before: dict[str, Any]) -> None:
    fields: dict[UUID, dict[str, str]] = {}
    for one, what, value in before["changed"]:
        fields.setdefault(UUID(one), {})[what] = value
    set_fields(fields)
    for one, day in before["returned"]:
        Person.objects.filter(id=one).update(left_on=date.fromisoformat(day))
    for batch in batches(before["left"]):
        Person.objects.filter(id__in=batch).update(left_on=None)
    for batch in batches(before["proposed"]):
        ProposedAddress.objects.filter(person__in=batch).delete()


def _restore_teams(before: dict[str, Any]) -> None:
    for team, name in before["renamed"]:
        Team.objects.filter(id=team).update(name=name)
    for team, parent in before["reparented"]:
        Team.objects.filter(id=team).update(parent_id=parent)
    made = [UUID(one) for one in before["teams"]]
    for team in reversed(made):
        if not Membership.objects.filter(team=team).exists() and not Team.objects.filter(parent=team).exists():
            Team.objects.filter(id=team).delete()


def _restore_offices(before: dict[str, Any]) -> None:
    for office in Office.objects.filter(id__in=before["offices"]):
        taken = Office.objects.filter(kind=office.kind, person=office.person_id, until=None).exists()
        succeeded = Office.objects.filter(
            kind=office.kind, is_deputy=office.is_deputy, since__gte=office.until or office.since, until=None
        )
        if not taken and not succeeded.exists():
            Office.objects.filter(id=office.id).update(until=None)


def _take_out(added: list[UUID]) -> None:
    """Remove those who were added; whoever has written or been written about since stays, as having left."""
    kept = _referred_to(added)
    for batch in batches([one for one in added if one not in kept]):
        Person.objects.filter(id__in=batch).delete()
    day = clock.now().date()
    for batch in batches(sorted(kept)):
        Person.objects.filter(id__in=batch).update(left_on=day)


_OWN = (
    "people.Address",
    "people.RosterEntry",
    "people.Membership",
    "people.ProposedAddress",
    "identity.Login",
    "identity.Invitation",
)
"""Rows an import itself brings about: they say nothing of what somebody did."""


def _referred_to(people: list[UUID]) -> set[UUID]:
    kept: set[UUID] = set()
    for relation in Person._meta.related_objects:
        model: Any = relation.related_model
        if model._meta.label in _OWN:
            continue
        column = relation.field.attname
        for batch in batches(people):
            found = model._default_manager.filter(**{f"{relation.field.name}__in": batch})
            kept |= set(found.values_list(column, flat=True))
    return kept
