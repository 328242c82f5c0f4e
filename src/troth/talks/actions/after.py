"""What comes after a talk: checking in, a warm talk, and coming back to it when calmer.

Each is one conditional UPDATE with its matter locked. Twice is once. Declining needs no reason, and none is kept.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F

from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.talks.logged import log_talk
from troth.talks.models import FollowUp, MatterWord, Revisit, Talk
from troth.talks.pairs import other_of, today_of
from troth.talks.rules import FollowUpState, RevisitState, TalkState, WordKind

from .due_days import remind_of_follow_up, remind_of_revisit
from .matters import CLOSED, locked_matter, say_in_matter, touch

LATEST = timedelta(days=60)


@transaction.atomic
def settle_follow_up(*, actor: Person, row: FollowUp, state: FollowUpState) -> None:
    """Done, as the one who owed it says; declined, by the one it was owed to; owed after all, by whoever settled it."""
    by = {FollowUpState.DONE: row.owed_by_id, FollowUpState.DECLINED: row.owed_to_id}
    if state is FollowUpState.OWED:
        _owe_again(actor, row)
        return
    if actor.id != by[state]:
        raise Refused("That is for the other to say.")
    if FollowUp.objects.filter(id=row.id, state=FollowUpState.OWED).update(state=state, revision=F("revision") + 1):
        jobs.drop(key=f"follow-up:{row.id}")
        _log(actor, row)
    elif not FollowUp.objects.filter(id=row.id, state=state).exists():
        raise Refused("It was settled in the meantime.")


def _owe_again(actor: Person, row: FollowUp) -> None:
    was = FollowUpState.DONE if actor.id == row.owed_by_id else FollowUpState.DECLINED
    if not FollowUp.objects.filter(id=row.id, state=was).update(state=FollowUpState.OWED, revision=F("revision") + 1):
        raise Refused("Something has happened with it since, so it stays.")
    remind_of_follow_up(row)
    _log(actor, row)


def _log(actor: Person, row: FollowUp) -> None:
    other = row.owed_to if actor.id == row.owed_by_id else row.owed_by
    log_talk(actor=actor, other=other)


@transaction.atomic
def revisit_later(*, actor: Person, talk: Talk, due_at: datetime) -> Revisit:
    """Come back to a talk at a calmer hour, which both see. One waits at a time: another hour replaces it."""
    matter = locked_matter(talk.matter_id, actor)
    if matter.closed_on:
        raise Refused(CLOSED)
    if not Talk.objects.filter(id=talk.id, state=TalkState.HELD).exists():
        raise Refused("There is nothing to come back to yet.")
    if not clock.now() < due_at <= clock.now() + LATEST:
        raise Refused("Choose an hour to come, within 60 days.", field="when")
    waiting = Revisit.objects.filter(talk=talk, state=RevisitState.WAITING).first()
    if waiting is None:
        waiting = Revisit.objects.create(talk=talk, author=actor, due_at=due_at)
    elif waiting.due_at != due_at:
        waiting.due_at, waiting.revision = due_at, waiting.revision + 1
        waiting.save()
    remind_of_revisit(waiting)
    touch(matter, today_of(actor))
    log_talk(actor=actor, other=other_of(matter, actor))
    return waiting


@transaction.atomic
def finish_revisit(*, actor: Person, row: Revisit, words: str, id: UUID | None = None) -> MatterWord:
    """We came back to it: a few words on how it is now, for both."""
    talk = Talk.objects.select_related("matter").get(id=row.talk_id)
    locked_matter(talk.matter_id, actor)
    word = say_in_matter(actor=actor, matter=talk.matter, kind=WordKind.REVISITED, words=words, talk=talk, id=id)
    _leave(actor, row, RevisitState.DONE)
    return word


@transaction.atomic
def let_go_revisit(*, actor: Person, row: Revisit) -> None:
    """It need not be: either of the two, without a reason."""
    matter = locked_matter(row.talk.matter_id, actor)
    if _leave(actor, row, RevisitState.LET_GO):
        log_talk(actor=actor, other=other_of(matter, actor))


def _leave(actor: Person, row: Revisit, state: RevisitState) -> int:
    jobs.drop(key=f"revisit:{row.id}")
    waiting = Revisit.objects.filter(id=row.id, state=RevisitState.WAITING)
    return waiting.update(state=state, revision=row.revision + 1)
