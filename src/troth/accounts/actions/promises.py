"""Said, kept?: what giver and receiver do with a promise.

Each is one transaction and one conditional UPDATE on the state. Done twice, or by two tabs at once, the second finds
the state it wanted and changes nothing; where another move came first it is refused with a sentence. Killed in the
middle, nothing happened.
"""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, QuerySet

from troth.accounts.following import follow
from troth.accounts.models import Promise, PromiseChange
from troth.accounts.people_near import refuse_self
from troth.accounts.promise_states import OWED, Move, Side, State, step_of, why_not
from troth.audit.actions import record, record_many
from troth.cites.registry import Citation, check_both_see
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .deleting import delete_locked
from .together import locked_with, said_with, word_of

A_WEEK = timedelta(days=7)
MORNING = time(8)
ONE_MORE = {"revision": F("revision") + 1}  # so that a calendar can tell the newer of two


def side_of(actor: Person, promise: Promise) -> Side:
    """Giver or receiver; Refused for anybody else."""
    if actor.id == promise.giver_id:
        return Side.GIVER
    if actor.id == promise.receiver_id:
        return Side.RECEIVER
    raise Refused("This is between two other people.")


def today_of(person: Person) -> date:
    """The day it is for that person."""
    return clock.today(ZoneInfo(person.zone))


def check_words(words: str) -> str:
    """The words of a promise, tidied; Refused when empty or too long."""
    words = " ".join(words.split())
    if not words:
        raise Refused("Say what was promised, in a few words.", field="words")
    if len(words) > 280:
        raise Refused("Keep it to 280 characters: one promise, in a few words.", field="words")
    return words


def check_day(due_on: date, today: date) -> date:
    """A day to keep a promise by: today or later, and within three years."""
    if due_on < today:
        raise Refused("That day has passed. Choose today or a later day.", field="due_on")
    if due_on > today + timedelta(days=3 * 366):
        raise Refused("That is too far away. Choose a day within three years.", field="due_on")
    return due_on


@transaction.atomic
def say_promise(
    *,
    actor: Person,
    to: Person,
    words: str,
    due_on: date | None = None,
    cites: Citation | None = None,
    id: UUID | None = None,
) -> Promise:
    """Give one's word: both see it at once. Without a day it comes up in a week.

    `id` comes from the form: the same form sent twice is one promise.
    """
    today = today_of(actor)
    due_on = check_day(due_on or today + A_WEEK, today)
    promise = _once(
        Promise(giver=actor, receiver=to, words=check_words(words), due_on=due_on, first_due_on=due_on, said_on=today),
        actor=actor,
        cites=cites,
        id=id,
    )
    remind(promise)
    return promise


def _once(promise: Promise, *, actor: Person, cites: Citation | None, id: UUID | None) -> Promise:
    other = promise.receiver if promise.giver_id == actor.id else promise.giver
    refuse_self(actor=actor, other=other)
    check_both_see(cites, actor=actor, other=other)
    promise.cite(cites)
    already = Promise.objects.filter(id=id).first() if id else None
    same = ("giver_id", "receiver_id", "words", "due_on")
    if already and all(getattr(already, field) == getattr(promise, field) for field in same):
        return already
    promise.id = id if id and not already else new_id()
    Promise.objects.bulk_create([promise], ignore_conflicts=True)
    record(actor=actor, subject=other, action="said" if promise.state == State.OPEN else "asked", kind="promise")
    return promise


@transaction.atomic
def send_heard(
    *,
    actor: Person,
    giver: Person,
    words: str,
    due_on: date | None = None,
    cites: Citation | None = None,
    id: UUID | None = None,
) -> Promise:
    """Ask "did I hear this right?": the giver sees it, and may accept it, put it right, or leave it."""
    today = today_of(actor)
    due_on = check_day(due_on or today + A_WEEK, today)
    return _once(
        Promise(
            giver=giver,
            receiver=actor,
            words=check_words(words),
            due_on=due_on,
            first_due_on=due_on,
            said_on=today,
            state=State.ASKED,
            was_heard=True,
        ),
        actor=actor,
        cites=cites,
        id=id,
    )


@transaction.atomic
def accept_heard(*, actor: Person, promise: Promise, words: str = "", due_on: date | None = None) -> None:
    """Make what the other heard one's word; other words or another day put it right first."""
    today = today_of(actor)
    changes: dict[str, Any] = {"words": check_words(words or promise.words)}
    day = check_day(due_on, today) if due_on else max(promise.due_on, today)
    _move(actor, promise, Move.ACCEPT, due_on=day, first_due_on=day, **changes)
    remind(promise)


@transaction.atomic
def take_back_heard(*, actor: Person, promise: Promise) -> None:
    """Withdraw a question that was not accepted yet. Twice is once."""
    if side_of(actor, promise) is not Side.RECEIVER:
        raise Refused("Only the one who asked can take it back.")
    if not delete_locked(Promise.objects.filter(id=promise.id, state=State.ASKED)):
        left = Promise.objects.filter(id=promise.id).first()
        if left:
            raise Refused("It was accepted in the meantime, so it stands. You can release it.")


@transaction.atomic
def unsay_promise(*, actor: Person, promise: Promise) -> None:
    """Undo saying it, while it is open and the same day lasts; afterwards it can be changed or closed, not unsaid."""
    if side_of(actor, promise) is not Side.GIVER or promise.was_heard:
        raise Refused("Only the one who said it can unsay it.")
    if promise.said_on != today_of(actor):
        raise Refused("It was said on an earlier day. You can say you can’t keep it.")
    told = _receivers(said_with(promise))
    if delete_locked(said_with(promise).filter(state=State.OPEN)):
        jobs.drop(key=_reminder(promise))
        record_many(actor=actor, subjects=told, action="unsaid", kind="promise")


@transaction.atomic
def keep_promise(*, actor: Person, promise: Promise) -> None:
    """Kept."""
    _settle(actor, promise, Move.KEEP)


@transaction.atomic
def give_up_promise(*, actor: Person, promise: Promise, because: str = "") -> None:
    """Can't: said plainly, with a reason if there is one."""
    _settle(actor, promise, Move.CANNOT, because=" ".join(because.split())[:280])


@transaction.atomic
def release_promise(*, actor: Person, promise: Promise) -> None:
    """The receiver lets the giver off."""
    _settle(actor, promise, Move.RELEASE)


@transaction.atomic
def delay_promise(*, actor: Person, promise: Promise, because: str, due_on: date) -> None:
    """Not yet: why, and the new day. Still owed."""
    because = " ".join(because.split())
    if not because:
        raise Refused("Say why, in a few words: the other reads it.", field="because")
    if len(because) > 280:
        raise Refused("Keep the reason to 280 characters.", field="because")
    due_on = check_day(due_on, today_of(actor))
    _move(actor, promise, Move.NOT_YET, because=because, due_on=due_on)
    PromiseChange.objects.filter(promise=promise).delete()
    remind(promise)


@transaction.atomic
def answer_promise(*, actor: Person, promise: Promise, answer: str) -> None:
    """The receiver's yes, or not for me, to a promise marked as kept; nothing takes an answer back."""
    step_of(Move.ANSWER, side_of(actor, promise))
    if answer not in Promise.Answer.values:
        raise Refused("Choose yes or not for me.")
    if not Promise.objects.filter(id=promise.id, state=State.KEPT).update(answer=answer):
        raise Refused(_state_now(promise))
    promise.answer = answer
    record(actor=actor, subject=promise.giver, action="answered", kind="promise")


@transaction.atomic
def restore_promise(*, actor: Person, promise: Promise, was: dict[str, Any], now: str) -> None:
    """Undo one's own last move, as long as nobody moved it since: state, words, day and reason as they were.

    `was` holds the fields before, `now` the state the move led to.
    """
    rows = _moved_by(side_of(actor, promise), promise)
    was_answered = rows.filter(state=now).exclude(answer="").exists()
    if was_answered or not rows.filter(id=promise.id, state=now, answer="").update(**was, **ONE_MORE):
        raise Refused("Something has happened with it since, so it can’t be undone.")
    rows.exclude(id=promise.id).filter(state=now, answer="").update(**was, **ONE_MORE)
    promise.refresh_from_db()
    if promise.state in OWED:
        remind(promise)
    else:
        jobs.drop(key=_reminder(promise))
    _tell_of_it(actor, promise, rows, "undid")


@transaction.atomic
def propose_change(*, actor: Person, promise: Promise, words: str, due_on: date) -> None:
    """Ask, before the day has come, for other words or another day. A later proposal of one's own replaces it."""
    step_of(Move.CHANGE, side_of(actor, promise))
    if promise.together is not None:
        raise Refused("This was said to several people at once, so it can’t be changed with one of them.")
    words, due_on = check_words(words), check_day(due_on, today_of(actor))
    still = Promise.objects.select_for_update().filter(id=promise.id, state__in=OWED).first()
    if still is None:
        raise Refused(_state_now(promise))
    if still.due_on < today_of(actor):
        raise Refused("Its day has come. Say “not yet” with a new day instead.")
    if (still.words, still.due_on) == (words, due_on):
        raise Refused("Nothing is different yet. Change the day or the words.", field="due_on")
    waiting = PromiseChange.objects.filter(promise=promise).first()
    if waiting and waiting.by_id != actor.id:
        raise Refused("The other has already proposed a change. Answer that one first.")
    PromiseChange.objects.update_or_create(promise=promise, defaults={"by": actor, "words": words, "due_on": due_on})
    record(actor=actor, subject=_other(actor, promise), action="proposed a change", kind="promise_change")


@transaction.atomic
def answer_change(*, actor: Person, change: PromiseChange, agrees: bool) -> None:
    """The other's word on a proposed change; without it nothing changes. The proposer may withdraw it the same way."""
    promise = change.promise
    side_of(actor, promise)
    if agrees and actor.id == change.by_id:
        raise Refused("The other has to agree, not you.")
    Promise.objects.select_for_update().filter(id=promise.id).first()  # first the promise, then its change: everywhere
    same = {"id": change.id, "words": change.words, "due_on": change.due_on}
    if not PromiseChange.objects.filter(**same).delete()[0]:
        raise Refused("That proposal is no longer there.")
    if agrees:
        changed = {"words": change.words, "due_on": change.due_on}
        if not Promise.objects.filter(id=promise.id, state__in=OWED).update(**changed, **ONE_MORE):
            raise Refused(_state_now(promise))
        promise.due_on = change.due_on
        remind(promise)
    record(actor=actor, subject=_other(actor, promise), action="answered", kind="promise_change")


def remind(promise: Promise) -> None:
    """Have the giver told on the morning of the day, in their own zone; replaces an earlier reminder."""
    morning = datetime.combine(promise.due_on, MORNING, ZoneInfo(promise.giver.zone))
    jobs.drop(key=_reminder(promise))
    word = str(word_of(promise))
    jobs.put(kind="accounts.promise_due", due_at=morning, args={"promise": word}, key=_reminder(promise))


def _reminder(promise: Promise) -> str:
    return f"promise:{word_of(promise)}"


def _other(actor: Person, promise: Promise) -> Person:
    return promise.receiver if actor.id == promise.giver_id else promise.giver


def _state_now(promise: Promise) -> str:
    state = Promise.objects.filter(id=promise.id).values_list("state", flat=True).first()
    return why_not(state) if state else "This is no longer there."


def _settle(actor: Person, promise: Promise, move: Move, *, because: str = "") -> None:
    _move(actor, promise, move, settled_on=today_of(actor), because=because)
    PromiseChange.objects.filter(promise=promise).delete()
    if not said_with(promise).filter(state__in=OWED).exists():
        jobs.drop(key=_reminder(promise))


def _moved_by(side: Side, promise: Promise) -> QuerySet[Promise]:
    """The rows a move is made at: a giver speaks to all a word was said to, a receiver for themselves."""
    return locked_with(promise) if side is Side.GIVER else Promise.objects.filter(id=promise.id)


def _move(actor: Person, promise: Promise, move: Move, **changes: Any) -> None:
    """Compare-and-set: one UPDATE that only finds a promise in a state the move starts from."""
    side = side_of(actor, promise)
    step = step_of(move, side)
    changes["state"] = step.target
    rows = _moved_by(side, promise)
    from_here = rows.filter(state__in=step.sources)
    if not from_here.filter(id=promise.id).update(**changes, **ONE_MORE):
        now = Promise.objects.filter(id=promise.id).values_list("state", flat=True).first()
        if now == step.target:
            return
        raise Refused(_state_now(promise))
    from_here.exclude(id=promise.id).update(**changes, **ONE_MORE)
    for field, value in changes.items():
        setattr(promise, field, value)
    _tell_of_it(actor, promise, rows, move.value.replace("_", " "))


def _tell_of_it(actor: Person, promise: Promise, rows: QuerySet[Promise], action: str) -> None:
    """Into the log, for each it was said to; and to whoever keeps what it is about, when its giver moved it."""
    if actor.id == promise.giver_id:
        record_many(actor=actor, subjects=_receivers(rows), action=action, kind="promise")
        follow(promise)
    else:
        record(actor=actor, subject=promise.giver, action=action, kind="promise")


def _receivers(rows: QuerySet[Promise]) -> list[Person]:
    return [row.receiver for row in rows.select_related("receiver").order_by("receiver")]
