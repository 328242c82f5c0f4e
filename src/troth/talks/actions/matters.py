"""Matters: beginning one, the next talk about it, closing and reopening it, and what belongs to it.

A matter is changed with its row locked. Twice is once (the form brings the id). While it is being prepared nothing of
it is in the log or told to anybody.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from troth.accounts.actions.promises import say_promise, send_heard
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.talks.logged import log_talk
from troth.talks.models import FollowUp, Matter, MatterPromise, MatterWord, Preparation, Revisit, Talk
from troth.talks.pairs import check_words, leader_and_member, other_of, today_of
from troth.talks.rules import Level, TalkState, WordKind, levels_open_to, lowest_next, needs_reason
from troth.talks.spectrum import words_of

from .due_days import forget_due

CLOSED = "This matter is closed."


def locked_matter(id: UUID, actor: Person) -> Matter:
    """The matter, locked; Refused for whoever it is not open to."""
    found = Matter.objects.select_for_update(of=("self",)).select_related("leader", "member").filter(id=id).first()
    if found is None or actor.id not in (found.leader_id, found.member_id):
        raise Refused("This matter is no longer there.")
    return found


def reached_of(matter: Matter) -> Level | None:
    """The furthest level of a talk that took place about it."""
    furthest = matter.talks.filter(state=TalkState.HELD).aggregate(furthest=Max("level"))["furthest"]
    return None if furthest is None else Level(furthest)


@transaction.atomic
def begin_matter(
    *,
    actor: Person,
    other: Person,
    title: str,
    level: int,
    is_agreed: str = "no",
    reason: str = "",
    clause_id: UUID | None = None,
    id: UUID | None = None,
) -> Talk:
    """Begin to prepare a talk about something new. Nobody else learns of it. `id` becomes the id of the talk."""
    leader, member = leader_and_member(actor, other)
    Person.objects.select_for_update().get(id=actor.id)
    already = Talk.objects.filter(id=id, by=actor).first() if id else None
    if already:
        return already
    today = today_of(actor)
    matter = Matter(leader=leader, member=member, begun_by=actor, clause_id=clause_id, opened_on=today)
    matter.title = check_words(title, 80, field="title", needed="Say what it is about, in a few words.")
    matter.is_agreed = is_agreed == "yes" or clause_id is not None
    matter.touched_on = today
    talk = _talk(actor, matter, level, reason, None, id)
    matter.save(force_insert=True)
    talk.save(force_insert=True)
    Preparation.objects.create(talk=talk, author=actor, touched_on=today)
    return talk


def _talk(actor: Person, matter: Matter, level: int, reason: str, reached: Level | None, id: UUID | None) -> Talk:
    leads = matter.leader_id == actor.id
    if level not in levels_open_to(leads=leads):
        raise Refused("Upward there is all of it but the last.", field="level")
    reason = check_words(reason, 280, field="reason")
    if needs_reason(Level(level), reached, is_agreed=matter.is_agreed) and not reason:
        lowest = words_of(lowest_next(reached, is_agreed=matter.is_agreed)).called
        raise Refused(f"Begin with “{lowest}”, or say why you leave it out.", field="reason")
    return Talk(id=id or new_id(), matter=matter, by=actor, level=level, reason=reason, begun_on=today_of(actor))


@transaction.atomic
def begin_talk(*, actor: Person, matter: Matter, level: int, reason: str = "", id: UUID | None = None) -> Talk:
    """Begin to prepare another talk about the same thing; one in preparation by oneself at a time."""
    matter = locked_matter(matter.id, actor)
    already = Talk.objects.filter(id=id, by=actor).first() if id else None
    if already:
        return already
    if matter.closed_on:
        raise Refused(CLOSED)
    leader_and_member(actor, other_of(matter, actor))
    if matter.talks.filter(by=actor, state__in=[TalkState.PREPARING, TalkState.PLANNED]).exists():
        raise Refused("A talk of yours about this is on its way already.")
    talk = _talk(actor, matter, level, reason, reached_of(matter), id)
    talk.save(force_insert=True)
    Preparation.objects.create(talk=talk, author=actor, touched_on=talk.begun_on)
    return talk


def touch(matter: Matter, today: date, **changes: Any) -> None:
    """Something happened in it that both know; with `share`, it is theirs both from now on."""
    Matter.objects.filter(id=matter.id).update(touched_on=today, **changes)


@transaction.atomic
def close_matter(*, actor: Person | None, matter: Matter) -> None:
    """Close it, for both: planned talks are off, and in 90 days it is gone. By Troth itself after half a year of quiet.

    A matter nobody else has read is not closed but deleted.
    """
    found = locked_matter(matter.id, actor or matter.begun_by)
    if found.closed_on:
        return
    if actor and actor.id != found.begun_by_id:
        raise Refused("The one who began it closes it.")
    if found.shared_on is None:
        found.delete()
        return
    found.talks.filter(by=found.begun_by_id, state=TalkState.PREPARING).delete()
    for talk in found.talks.filter(state=TalkState.PLANNED):
        Talk.objects.filter(id=talk.id).update(state=TalkState.DROPPED, revision=talk.revision + 1)
        Preparation.objects.filter(talk=talk).delete()
    _tell_calendars(found)
    touch(found, today_of(found.begun_by), closed_on=today_of(found.begun_by))
    for person in (found.leader, found.member):
        if actor is None or person.id != actor.id:
            log_talk(actor=actor, other=person)


def _tell_calendars(matter: Matter) -> None:
    """What follows from its talks is off with it, or on again."""
    FollowUp.objects.filter(talk__matter=matter).update(revision=F("revision") + 1)
    Revisit.objects.filter(talk__matter=matter).update(revision=F("revision") + 1)


@transaction.atomic
def reopen_matter(*, actor: Person, matter: Matter) -> None:
    """Undo closing. Talks that were called off stay off."""
    found = locked_matter(matter.id, actor)
    if actor.id != found.begun_by_id:
        raise Refused("The one who began it opens it again.")
    if found.closed_on:
        _tell_calendars(found)
        touch(found, today_of(actor), closed_on=None)
        log_talk(actor=actor, other=other_of(found, actor))


@transaction.atomic
def delete_matter(matter: Matter) -> None:
    """Everything of it, now, with what was due for it. The promises between the two stay where promises are."""
    forget_due(matter)
    matter.delete()


@transaction.atomic
def say_in_matter(
    *, actor: Person, matter: Matter, kind: WordKind, words: str, talk: Talk | None = None, id: UUID | None = None
) -> MatterWord:
    """A few words for both; only into what both read already."""
    found = locked_matter(matter.id, actor)
    already = MatterWord.objects.filter(id=id, author=actor).first() if id else None
    if already:
        return already
    if found.shared_on is None or found.closed_on:
        raise Refused(CLOSED if found.closed_on else "Nobody but you reads this matter yet.")
    word = MatterWord(id=id or new_id(), matter=found, talk=talk, author=actor, kind=kind.value, said_at=clock.now())
    word.words = check_words(words, 600, needed="Write at least a few words.")
    word.save(force_insert=True)
    touch(found, today_of(actor))
    log_talk(actor=actor, other=other_of(found, actor))
    return word


@transaction.atomic
def take_back_word(*, actor: Person, word: MatterWord) -> None:
    """Delete what one said in a matter, for both."""
    if word.author_id != actor.id:
        raise Refused("Only the one who said it can take it back.")
    if MatterWord.objects.filter(id=word.id).delete()[0]:
        log_talk(actor=actor, other=other_of(word.matter, actor))


@transaction.atomic
def promise_in_matter(
    *, actor: Person, matter: Matter, direction: str, words: str, due_on: date | None, id: UUID | None = None
) -> None:
    """One's own promise ("mine"), or "did I hear this right?" ("theirs"), which belongs to the matter from now on."""
    found = locked_matter(matter.id, actor)
    if found.shared_on is None or found.closed_on:
        raise Refused(CLOSED if found.closed_on else "Nobody but you reads this matter yet.")
    other = other_of(found, actor)
    if direction == "mine":
        promise = say_promise(actor=actor, to=other, words=words, due_on=due_on, id=id)
    else:
        promise = send_heard(actor=actor, giver=other, words=words, due_on=due_on, id=id)
    MatterPromise.objects.get_or_create(matter=found, promise_id=promise.id, defaults={"author": actor})
    touch(found, today_of(actor))
