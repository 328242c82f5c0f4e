"""How a conversation ends: it took place, and one promise of the leader came of it, or none.

The promise is made in accounts, to everybody who is a member of the team at that moment, whether they were in the room
or not: nobody was counted. Each is one transaction; the same form sent twice makes one promise, and of two tabs the
second is refused with a sentence. Killed in the middle, it has not ended.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from troth.accounts.actions.promises import today_of, unsay_promise
from troth.accounts.actions.several import say_promise_to_all
from troth.accounts.models import Promise
from troth.accounts.promise_states import State
from troth.cites.registry import Citation
from troth.guided.models import Conversation, Preparation
from troth.guided.rules import PREPARATION_KEPT, Stage
from troth.guided.team import members_of
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .planning import GONE, ONE_MORE, OVER, check_leads_it, forget_reminder, locked, remind

TOO_LATE = "Something has happened with it since, so it can’t be undone."


@transaction.atomic
def end_with_promise(
    *, actor: Person, conversation: Conversation, words: str, due_on: date | None, id: UUID | None = None
) -> None:
    """It took place today, and this is the one promise: to each member of the team, for all of them to see."""
    now = _to_end(actor, conversation)
    if now.is_held and id and now.word == id:
        return
    if now.is_held:
        raise Refused(OVER)
    said = say_promise_to_all(
        actor=actor,
        to=[one for one in members_of(now.team_id) if one.id != actor.id],
        words=words,
        due_on=due_on,
        cites=Citation("guided_talk", now.id),
        id=id or new_id(),
    )
    first = said[0]
    kept = {"word": first.together, "promise": first.words, "due_on": first.due_on, "became": first.state}
    _end(now, today_of(actor), **kept)


@transaction.atomic
def end_without_promise(*, actor: Person, conversation: Conversation) -> None:
    """It took place today, and no promise came of it. Twice is once."""
    now = _to_end(actor, conversation)
    if now.is_planned:
        _end(now, today_of(actor))
    elif now.word:
        raise Refused(OVER)


@transaction.atomic
def take_back_ending(*, actor: Person, conversation: Conversation) -> None:
    """Undo the ending on the same day, as long as nothing became of the promise: it is unsaid to everybody."""
    now = locked(conversation)
    check_leads_it(actor, now)
    if now.is_planned:
        return
    another = Conversation.objects.filter(team=now.team_id, stage=Stage.PLANNED).exists()
    if not now.is_held or another or now.day != today_of(actor):
        raise Refused(TOO_LATE)
    if now.word:
        rows = Promise.objects.filter(together=now.word, giver=actor).order_by("id")
        if rows.exclude(state=State.OPEN).exists():
            raise Refused(TOO_LATE)
        for promise in rows[:1]:
            unsay_promise(actor=actor, promise=promise)
    empty = {"word": None, "promise": "", "due_on": None, "became": "", "because": "", "settled_on": None}
    Conversation.objects.filter(id=now.id).update(stage=Stage.PLANNED, **empty, **ONE_MORE)
    remind(now)


def follow_promise(promise: Promise) -> None:
    """What its giver says of the promise stands beside the conversation too, for all of the team to read."""
    said = {"due_on": promise.due_on, "because": promise.because, "settled_on": promise.settled_on}
    rows = Conversation.objects.filter(word=promise.together, word__isnull=False)
    rows.update(became=promise.state, **said)


def _to_end(actor: Person, conversation: Conversation) -> Conversation:
    now = locked(conversation)
    check_leads_it(actor, now)
    if now.is_off:
        raise Refused(GONE)
    return now


def _end(now: Conversation, day: date, **changes: object) -> None:
    Conversation.objects.filter(id=now.id).update(stage=Stage.HELD, day=day, **changes, **ONE_MORE)
    Preparation.objects.filter(conversation=now).update(goes_on=day + PREPARATION_KEPT)
    forget_reminder(now)
