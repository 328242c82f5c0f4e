"""From a concern to something that is done: put before one person who can act, in words released for it, and answered.

Both sides reach the other on a Monday. No day is kept on which somebody acted: one could lay it beside the days on
which letters came into the box. The one exception is taking back what the other has read already: their log has it.
"""

from datetime import UTC, date, datetime, time
from uuid import UUID

from django.db import transaction

from troth.audit.actions import record
from troth.jobs.actions import put
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Office, Person
from troth.people.queries import current
from troth.pulses.actions.moving import today

from ..models import Answer, Brought
from ..rules import Asked, Did, due_on, is_late, kept_since, monday_after
from ..standing import leads_somebody

BRING, BRING_BACK, LATE = "concerns.bring", "concerns.bring_back", "concerns.late"
KIND, ANSWER = "concern_brought", "concern_answer"
NOT_RELEASED = "Only what its writer released for this can be put before somebody."
SENT = "Your answer is with the listener already. Write to them, if something changed."


@transaction.atomic
def bring(*, actor: Person, before: Person, asked: Asked, said: str, is_released: bool) -> Brought:
    """Put released words before one person who leads, from next Monday on.

    `is_released` is the listener's statement that the writer released exactly these words for this. Twice, or at the
    same moment twice: the same row. The same words lie before one person at a time.
    """
    if not Office.objects.select_for_update().filter(current(), person=actor, kind=Office.Kind.LISTENER).first():
        raise Refused("Only a listener can put this before somebody.")
    if not is_released:
        raise Refused(NOT_RELEASED, field="released")
    if not said.strip():
        raise Refused("The words are needed, letter by letter.", field="said")
    if before == actor or not leads_somebody(before):
        raise Refused("Choose somebody else who leads a team now.", field="find")
    for found in Brought.objects.filter(listener=actor, said=said.strip()).select_related("before"):
        if found.before_id == before.id:
            return found
        if _waits(found):
            words = f"These words go to {found.before.name} already. Take them back first, or wait for the answer."
            raise Refused(words, field="find")
    row = Brought.objects.create(
        listener=actor, before=before, asked=asked, said=said.strip(), week=monday_after(today())
    )
    _put(BRING, row.week, row)
    return row


@transaction.atomic
def take_back(*, actor: Person, brought: Brought) -> None:
    """Take it from where it lies, with its answer, at any time: the writer may wish so. Twice is once."""
    found = Brought.objects.select_for_update().filter(id=brought.id, listener=actor).select_related("before").first()
    if found is None:
        return
    if found.week <= today():
        record(actor=actor, subject=found.before, action="took back", kind=KIND)
    found.delete()


@transaction.atomic
def answer(*, actor: Person, brought: Brought, did: Did, because: str) -> Answer:
    """Say what comes of it and why. It goes to the listener on the next Monday, and can be put differently until then.

    Twice, or at the same moment twice: one answer, the one that came last; after that Monday it stays.
    """
    found = Brought.objects.select_for_update().filter(id=brought.id, before=actor, week__lte=today()).first()
    if found is None or not leads_somebody(actor):
        raise Refused("This is no longer before you.")
    if not because.strip():
        raise Refused("Say why, in a sentence or two.", field="because")
    said = {"did": did, "because": because.strip()}
    given = Answer.objects.filter(brought=found).first()
    if given is None:
        given = Answer.objects.create(brought=found, author=actor, week=monday_after(today()), **said)
        _put(BRING_BACK, given.week, found)
    elif given.week > today():
        Answer.objects.filter(id=given.id).update(**said)
    elif (given.did, given.because) != (did, because.strip()):
        raise Refused(SENT)
    return given


@transaction.atomic
def reach(*, id: UUID) -> None:
    """On its Monday: who it is put before is told, and both logs have it.

    Nothing happens where it was taken back before, or where they lead nobody any more: the listener's page says so.
    """
    row = Brought.objects.filter(id=id).select_related("listener", "before").first()
    if row is None or not leads_somebody(row.before):
        return
    record(actor=row.listener, subject=row.before, action="put before", kind=KIND)
    tell(person=row.before, kind=KIND)
    _put(LATE, monday_after(due_on(row.week)), row)


@transaction.atomic
def reach_back(*, id: UUID) -> None:
    """On the Monday of an answer: the listener is told."""
    row = Answer.objects.filter(brought=id).select_related("brought__listener", "author").first()
    if row is not None:
        record(actor=row.author, subject=row.brought.listener, action="answered", kind=ANSWER)
        tell(person=row.brought.listener, kind=ANSWER)


@transaction.atomic
def run_out(*, id: UUID) -> None:
    """On the Monday after its last day: the listener is told that no answer came. Nobody else is."""
    row = Brought.objects.filter(id=id, answer=None).select_related("listener").first()
    if row is not None:
        tell(person=row.listener, kind="concern_unanswered")


def forget_old() -> None:
    """What has been kept long enough goes, with its answer."""
    Brought.objects.filter(week__lt=kept_since(today())).delete()


def _waits(row: Brought) -> bool:
    """Whether it can still be answered in time, as far as the listener may know."""
    has_come = Answer.objects.filter(brought=row, week__lte=today()).exists()
    return not has_come and not is_late(row.week, today()) and leads_somebody(row.before)


def _put(kind: str, monday: date, row: Brought) -> None:
    put(
        kind=kind, due_at=datetime.combine(monday, time.min, UTC), args={"brought": str(row.id)}, key=f"{kind}.{row.id}"
    )
