"""Writing the log: the only two ways a line gets into it."""

from collections.abc import Sequence
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from troth.kernel import clock

from .models import Alias, AuditEntry


class HasId(Protocol):
    """A person, as far as the log knows one."""

    @property
    def id(self) -> UUID: ...


def _alias(person: HasId | None) -> UUID | None:
    if person is None:
        return None
    return Alias.objects.get_or_create(person_id=person.id)[0].alias


def record(*, actor: HasId | None, subject: HasId | None, action: str, kind: str) -> None:
    """Write down that `actor` did `action` (a verb: "changed", "exported") to a `kind` of data of `subject`.

    Call it inside the action's transaction. What someone does to their own data is not written down.
    """
    if actor is not None and subject is not None and actor.id == subject.id:
        return
    AuditEntry.objects.create(
        on=clock.today(ZoneInfo("UTC")), actor=_alias(actor), subject=_alias(subject), action=action, kind=kind
    )


def record_many(*, actor: HasId | None, subjects: Sequence[HasId], action: str, kind: str) -> None:
    """`record` for many people at once, such as a roster's, in a few statements."""
    others = [person.id for person in subjects if actor is None or person.id != actor.id]
    Alias.objects.bulk_create([Alias(person_id=one) for one in others], ignore_conflicts=True, batch_size=1000)
    known: dict[UUID, UUID] = {}
    for start in range(0, len(others), 500):
        known |= dict(Alias.objects.filter(person_id__in=others[start : start + 500]).values_list("person_id", "alias"))
    on, by = clock.today(ZoneInfo("UTC")), _alias(actor)
    entries = [AuditEntry(on=on, actor=by, subject=known[one], action=action, kind=kind) for one in others]
    AuditEntry.objects.bulk_create(entries, batch_size=1000)


def _aliases_of(persons: Sequence[HasId]) -> dict[UUID, UUID]:
    """The pseudonyms of these persons by their ids, made where there are none, in a few statements."""
    ids = {person.id for person in persons}
    known = Alias.objects.filter(person_id__in=ids)
    found = dict(known.values_list("person_id", "alias"))
    if len(found) < len(ids):
        Alias.objects.bulk_create([Alias(person_id=one) for one in ids - found.keys()], ignore_conflicts=True)
        found = dict(known.all().values_list("person_id", "alias"))
    return found


def record_reads(*, actor: HasId, subjects: Sequence[HasId], kind: str) -> None:
    """`record_read` for the people of one page (a few dozen) at once; nothing is written where all is noted already."""
    others = [person for person in subjects if person.id != actor.id]
    if not others:
        return
    on, aliases = clock.today(ZoneInfo("UTC")), _aliases_of([actor, *others])
    by = aliases[actor.id]
    readings = {f"{on}:{by}:{aliases[one.id]}:{kind}": aliases[one.id] for one in others}
    noted = set(AuditEntry.objects.filter(reading__in=readings).values_list("reading", flat=True))
    entries = [
        AuditEntry(on=on, actor=by, subject=of, action="read", kind=kind, reading=reading)
        for reading, of in readings.items()
        if reading not in noted
    ]
    AuditEntry.objects.bulk_create(entries, ignore_conflicts=True)


def record_read(*, actor: HasId, subject: HasId, kind: str) -> None:
    """Write down that `actor` read a `kind` of data of `subject`: once a day, however often.

    Pages call `troth.people.reading.note_read`, which leaves out what a member read of their leader's.
    """
    record_reads(actor=actor, subjects=[subject], kind=kind)


def forget(*, person: HasId) -> None:
    """Erase the key of the person's pseudonym: the lines stay, and nobody can say whose they were."""
    Alias.objects.filter(person_id=person.id).delete()
