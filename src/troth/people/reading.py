"""The log of what was read of whom, except upward: noting it, and showing it to the one whose data it was."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from troth.audit.actions import record_reads
from troth.audit.models import AuditEntry
from troth.audit.queries import aliases_of, persons_behind
from troth.visibility.gate import visible_to

from .models import Person
from .queries import leaders_of, led_by


def note_read(*, viewer: Person, subject: Person, kind: str) -> None:
    """Write into the log that `viewer` read a `kind` of `subject`'s data; never when `subject` leads `viewer`.

    What a member reads of their leader's is not written down at all, so that no one can be shown it.
    """
    note_reads(viewer=viewer, subjects=[subject], kind=kind)


def note_reads(*, viewer: Person, subjects: Iterable[Person], kind: str) -> None:
    """The same for all whose data stands on one page."""
    others = [person for person in subjects if person.id != viewer.id]
    if others:
        upward = set(leaders_of(viewer).order_by().values_list("id", flat=True))
        record_reads(actor=viewer, subjects=[one for one in others if one.id not in upward], kind=kind)


def log_lines_for(viewer: Person) -> QuerySet[AuditEntry]:
    """What others did with what is `viewer`'s, newest day first, in no telling order within a day.

    What somebody `viewer` leads now has read is left out too, should it have been written down before they came.
    """
    members = aliases_of(led_by(viewer).order_by().values_list("id", flat=True))
    lines = visible_to(viewer, AuditEntry).exclude(action="read", actor__in=members)
    return lines.order_by("-on", "kind", "action", "id")


def people_behind(viewer: Person, pseudonyms: Iterable[UUID | None]) -> dict[UUID, Person]:
    """From pseudonym to person; who has erased everything of theirs is missing."""
    persons = persons_behind(one for one in pseudonyms if one is not None)
    known = visible_to(viewer, Person).in_bulk(list(persons.values()))
    return {pseudonym: known[person] for pseudonym, person in persons.items() if person in known}
