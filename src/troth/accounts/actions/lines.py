"""Lines about a promise that stay with their author until sent.

Twice is once; killed in the middle, nothing happened.
"""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from troth.accounts.models import PrivatePromise, Promise
from troth.accounts.people_near import keeps_no_book, refuse_self
from troth.accounts.promise_states import CLOSED, OWED, State
from troth.accounts.retention import expires_on
from troth.cites.registry import Citation, check_both_see, standing
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .promises import A_WEEK, check_day, check_words, say_promise, send_heard, take_back_heard, today_of, unsay_promise


@transaction.atomic
def hear_promise(
    *,
    actor: Person,
    giver: Person,
    words: str,
    due_on: date | None = None,
    cites: Citation | None = None,
    id: UUID | None = None,
) -> PrivatePromise:
    """Note "they said they would ..." for oneself alone. Not about someone one leads: that is asked openly."""
    if keeps_no_book(author=actor, about=giver):
        raise Refused(
            f"You lead {giver.name}: leaders keep no private notes about the people they lead. Send it to them instead."
        )
    line = PrivatePromise(author=actor, other=giver, direction=PrivatePromise.Direction.THEIRS)
    return _note(line, words, due_on, cites, id)


@transaction.atomic
def note_own_promise(
    *,
    actor: Person,
    to: Person,
    words: str,
    due_on: date | None = None,
    cites: Citation | None = None,
    id: UUID | None = None,
) -> PrivatePromise:
    """Note "I said I would ..." for oneself alone, until sent."""
    line = PrivatePromise(author=actor, other=to, direction=PrivatePromise.Direction.MINE)
    return _note(line, words, due_on, cites, id)


def _note(
    note: PrivatePromise, words: str, due_on: date | None, cites: Citation | None, id: UUID | None
) -> PrivatePromise:
    refuse_self(actor=note.author, other=note.other)
    check_both_see(cites, actor=note.author, other=note.other)
    today = today_of(note.author)
    note.words = check_words(words)
    note.due_on = check_day(due_on or today + A_WEEK, today)
    note.said_on, note.expires_on = today, expires_on(note.due_on)
    note.cite(cites)
    already = PrivatePromise.objects.filter(id=id).first() if id else None
    same = ("author_id", "other_id", "direction", "words", "due_on")
    if already and all(getattr(already, field) == getattr(note, field) for field in same):
        return already
    note.id = id if id and not already else new_id()
    PrivatePromise.objects.bulk_create([note], ignore_conflicts=True)
    return note


@transaction.atomic
def send_line(*, actor: Person, note: PrivatePromise) -> Promise:
    """Let the other see it: one's own word at once, theirs as a question. The private line becomes the shared one."""
    _own(actor, note)
    if not PrivatePromise.objects.filter(id=note.id, state__in=OWED).delete()[0]:
        raise Refused("This line was already sent, settled or deleted.")
    what: dict[str, Any] = {"words": note.words, "due_on": max(note.due_on, today_of(actor)), "id": note.id}
    cites = standing(note.citation, actor=actor, other=note.other)
    if note.direction == PrivatePromise.Direction.MINE:
        return say_promise(actor=actor, to=note.other, cites=cites, **what)
    return send_heard(actor=actor, giver=note.other, cites=cites, **what)


@transaction.atomic
def unsend_line(*, actor: Person, promise: Promise) -> None:
    """Undo sending: the line is private again, unless the other has taken it up."""
    heard = promise.was_heard
    line = PrivatePromise(
        id=promise.id,
        author=actor,
        other=promise.giver if heard else promise.receiver,
        direction=PrivatePromise.Direction.THEIRS if heard else PrivatePromise.Direction.MINE,
        words=promise.words,
        due_on=promise.due_on,
        said_on=promise.said_on,
        expires_on=expires_on(promise.due_on),
        cites_kind=promise.cites_kind,
        cites_id=promise.cites_id,
    )
    if heard:
        take_back_heard(actor=actor, promise=promise)
    else:
        unsay_promise(actor=actor, promise=promise)
    if not (heard and keeps_no_book(author=actor, about=line.other)):
        line.save(force_insert=True)


@transaction.atomic
def settle_line(*, actor: Person, note: PrivatePromise, state: str) -> None:
    """Say for oneself what became of it: kept, can't, or let go."""
    _own(actor, note)
    if state not in CLOSED:
        raise Refused("Choose what became of it.")
    PrivatePromise.objects.filter(id=note.id, state__in=OWED).update(state=state, settled_on=today_of(actor))


@transaction.atomic
def delay_line(*, actor: Person, note: PrivatePromise, due_on: date) -> None:
    """Look at it again on another day."""
    _own(actor, note)
    due_on = check_day(due_on, today_of(actor))
    PrivatePromise.objects.filter(id=note.id, state__in=OWED).update(
        state=State.NOT_YET, due_on=due_on, expires_on=expires_on(due_on)
    )


@transaction.atomic
def reopen_line(*, actor: Person, note: PrivatePromise, state: str, due_on: date) -> None:
    """Undo: as it was before one's last move."""
    _own(actor, note)
    PrivatePromise.objects.filter(id=note.id).update(
        state=state,
        due_on=due_on,
        settled_on=None,
        expires_on=max(expires_on(due_on), today_of(actor) + timedelta(days=1)),
    )


@transaction.atomic
def delete_line(*, actor: Person, note: PrivatePromise) -> dict[str, Any]:
    """Gone at once. Returns its fields, for undo."""
    _own(actor, note)
    PrivatePromise.objects.filter(id=note.id).delete()
    return {field.attname: getattr(note, field.attname) for field in PrivatePromise._meta.concrete_fields}


@transaction.atomic
def restore_line(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo a deletion: the line as it was."""
    note = PrivatePromise(**fields)
    _own(actor, note)
    note.save()


def _own(actor: Person, note: PrivatePromise) -> None:
    if str(note.author_id) != str(actor.id):
        raise Refused("This line is somebody else’s.")
