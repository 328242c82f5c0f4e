"""Writing in one's own private book. Nobody else learns that anything was written, changed, kept or deleted.

Nothing here is audited, told or queued. Twice is once: an entry has the form's id, a mark is one row per moment.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from troth.accounts.models import BookEntry, Moment, MomentKind
from troth.accounts.people_near import refuse_book_about_led, refuse_self
from troth.accounts.retention import expires_on
from troth.accounts.rules import SIZES, Felt
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .moments import check_few_words, check_happened
from .promises import today_of


def check_felt(felt: str, size: int) -> tuple[str, int]:
    """How it felt, and how much; a neutral moment has no size."""
    if felt not in Felt.__members__.values():
        raise Refused("Say how it felt: it gave something, neither, or it cost something.", field="felt")
    if felt == Felt.NEUTRAL:
        return felt, 1
    if size not in SIZES:
        raise Refused("Choose a little, some, or a lot.", field="size")
    return felt, size


@transaction.atomic
def record_entry(
    *,
    actor: Person,
    about: Person,
    kind: MomentKind,
    felt: str,
    size: int = 1,
    happened_on: date | None = None,
    words: str = "",
    id: UUID | None = None,
) -> BookEntry:
    """Write down, for oneself alone, what somebody did and how it felt. Refused about someone one leads."""
    refuse_self(actor=actor, other=about)
    refuse_book_about_led(author=actor, about=about)
    today = today_of(actor)
    felt, size = check_felt(felt, size)
    entry = BookEntry(
        author=actor,
        about=about,
        kind=kind,
        happened_on=check_happened(happened_on or today, today),
        felt=felt,
        size=size,
        words=check_few_words(words, 1000),
        expires_on=expires_on(today),
    )
    already = BookEntry.objects.filter(id=id).first() if id else None
    same = ("author_id", "about_id", "kind_id", "happened_on", "felt", "words")
    if already and all(getattr(already, field) == getattr(entry, field) for field in same):
        return already
    entry.id = id if id and not already else new_id()
    BookEntry.objects.bulk_create([entry], ignore_conflicts=True)
    return entry


@transaction.atomic
def mark_moment(*, actor: Person, moment: Moment, felt: str, size: int = 1, words: str = "") -> BookEntry:
    """Say for oneself what an offered moment was; again changes the mark. The one who offered it never learns."""
    if moment.touched_id != actor.id:
        raise Refused("Only the one it touched can say what it was.")
    refuse_book_about_led(author=actor, about=moment.doer)
    felt, size = check_felt(felt, size)
    words = check_few_words(words, 1000)
    said = {"felt": felt, "size": size, "words": words}
    fixed = {
        "about": moment.doer,
        "kind_id": moment.kind_id,
        "happened_on": moment.happened_on,
        "expires_on": expires_on(today_of(actor)),
    }
    return BookEntry.objects.update_or_create(
        author=actor, moment_id=moment.id, defaults=said, create_defaults={**said, **fixed}
    )[0]


@transaction.atomic
def change_entry(*, actor: Person, entry: BookEntry, felt: str, size: int = 1, words: str = "") -> None:
    """Say it differently."""
    _own(actor, entry)
    felt, size = check_felt(felt, size)
    BookEntry.objects.filter(id=entry.id).update(felt=felt, size=size, words=check_few_words(words, 1000))


@transaction.atomic
def keep_entry(*, actor: Person, entry: BookEntry, keeps: bool) -> None:
    """Keep it beyond 240 days, or let it run out again (a fresh 240 days from today)."""
    _own(actor, entry)
    BookEntry.objects.filter(id=entry.id).update(
        kept=keeps, told_on=None, expires_on=expires_on(today_of(actor)) if not keeps else entry.expires_on
    )


@transaction.atomic
def delete_entry(*, actor: Person, entry: BookEntry) -> dict[str, Any]:
    """Gone at once. Returns its fields, for undo."""
    _own(actor, entry)
    BookEntry.objects.filter(id=entry.id).delete()
    return fields_of(entry)


def fields_of(entry: BookEntry) -> dict[str, Any]:
    """An entry as plain fields, for undo."""
    return {field.attname: getattr(entry, field.attname) for field in BookEntry._meta.concrete_fields}


@transaction.atomic
def restore_entry(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo a deletion or a change: the entry as it was."""
    entry = BookEntry(**fields)
    _own(actor, entry)
    refuse_book_about_led(author=actor, about=entry.about)
    entry.save()


def _own(actor: Person, entry: BookEntry) -> None:
    if str(entry.author_id) != str(actor.id):
        raise Refused("This entry is somebody else’s.")
