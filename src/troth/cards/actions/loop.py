"""The loop: a leader notes that they acted on a card, and its author may say, privately or openly, whether it was so.

What is said privately changes nothing that the leader can read, count or time.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from troth.audit.actions import record
from troth.cards.models import ActedNote, Card, WasItSo
from troth.cards.rules import WasSo
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of

from .cards import check_words, utc_today


@transaction.atomic
def note_acted(*, actor: Person, card: Card, words: str = "", id: UUID | None = None) -> ActedNote:
    """Note "I acted on this card": for whoever leads its author now. Both read it. Twice is once."""
    person = card.author
    if not is_leader_of(actor, person):
        raise Refused(f"Only somebody who leads {person.name} notes this here.")
    note = ActedNote(
        id=id or new_id(),
        leader=actor,
        person=person,
        card_id=card.id,
        kind=card.kind,
        words=check_words(words, 280),
        noted_on=utc_today(),
    )
    Person.objects.select_for_update().get(id=actor.id)  # a double click notes it once
    already = ActedNote.objects.filter(id=note.id).first()
    if already:
        if already.leader_id != actor.id:
            raise Refused("This note could not be kept. Please write it once more.")
        return already
    note.save(force_insert=True)
    record(actor=actor, subject=person, action="acted", kind="card_acted")
    tell(person=person, kind="card_acted")
    return note


@transaction.atomic
def take_back_acted(*, actor: Person, note: ActedNote) -> dict[str, Any]:
    """Delete one's own note, for both; nothing that the other made of it is looked at."""
    if note.leader_id != actor.id:
        raise Refused("Only the one who noted it can take it back.")
    if ActedNote.objects.filter(id=note.id).delete()[0]:
        record(actor=actor, subject=note.person, action="took back", kind="card_acted")
    return {field.attname: getattr(note, field.attname) for field in ActedNote._meta.concrete_fields}


@transaction.atomic
def restore_acted(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo taking back: the note as it was, under its old id."""
    note = ActedNote(**fields)
    if str(note.leader_id) != str(actor.id):
        raise Refused("Only the one who noted it can bring it back.")
    ActedNote.objects.bulk_create([note], ignore_conflicts=True)
    record(actor=actor, subject=note.person, action="acted", kind="card_acted")


@transaction.atomic
def say_whether(*, actor: Person, note: ActedNote, says: str, words: str = "", openly: bool = False) -> WasItSo:
    """Say whether it was so; only what is said openly reaches the leader. Saying it again replaces what was said."""
    if note.person_id != actor.id:
        raise Refused("Only the one whose card it is can say this.")
    if says not in {one.value for one in WasSo}:
        raise Refused("Choose one of these.", field="says")
    ActedNote.objects.select_for_update().filter(id=note.id).first()
    before = WasItSo.objects.filter(note_id=note.id).first()
    said, _ = WasItSo.objects.update_or_create(
        note_id=note.id,
        defaults={
            "author": actor,
            "leader_id": note.leader_id,
            "says": says,
            "words": check_words(words, 280),
            "openly": openly,
            "said_on": utc_today(),
        },
    )
    if openly:
        record(actor=actor, subject=note.leader, action="answered", kind="card_was_so")
    elif before and before.openly:
        record(actor=actor, subject=note.leader, action="took back", kind="card_was_so")
    return said


@transaction.atomic
def unsay_whether(*, actor: Person, note: ActedNote) -> None:
    """Take back whatever one said about it."""
    said = WasItSo.objects.filter(note_id=note.id, author=actor).first()
    if said is None:
        return
    said.delete()
    if said.openly:
        record(actor=actor, subject=note.leader, action="took back", kind="card_was_so")
