"""One talk: preparing it, planning and moving it, calling it off, and having had it.

Each locks the matter first, then changes the talk only from a state it may be in. Preparing, and moving the day one
means to talk, is private: no log, no mail, nothing anybody else could read, count or time.
"""

from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person
from troth.talks.logged import log_talk
from troth.talks.models import FollowUp, Matter, MatterWord, Postponed, Preparation, Talk
from troth.talks.pairs import check_words, leader_and_member, other_of, today_of
from troth.talks.rules import Level, TalkState, WordKind, follow_ups
from troth.talks.spectrum import PARTS

from .due_days import remind_of_follow_up
from .matters import CLOSED, locked_matter, say_in_matter, touch
from .series import check_start

LATE_WORD = timedelta(days=14)
GONE = "This talk was changed in the meantime. Look at it again."


def _own(actor: Person, talk: Talk, *states: TalkState) -> tuple[Matter, Talk]:
    """The talk as it is now, its matter locked; Refused where it is not the actor's or not in one of these states."""
    matter = locked_matter(talk.matter_id, actor)
    found = Talk.objects.filter(id=talk.id, by=actor).first()
    if found is None or found.state not in states:
        raise Refused(GONE)
    return matter, found


@transaction.atomic
def save_preparation(*, actor: Person, talk: Talk, said: dict[str, str], meant_for: date | None) -> None:
    """Keep what one prepares. A later day than the one meant before is noted, for one's own mirror alone."""
    _, found = _own(actor, talk, TalkState.PREPARING, TalkState.PLANNED)
    before = Preparation.objects.filter(talk=found, author=actor).first()
    texts = {part.name: check_words(said.get(part.name, ""), 1000, field=part.name) for part in PARTS}
    if before and before.meant_for and meant_for and meant_for > before.meant_for:
        Postponed.objects.create(talk=found, author=actor, was_for=before.meant_for)
    moved = before is not None and before.meant_for != meant_for
    kept = {"author": actor, "touched_on": today_of(actor), "meant_for": meant_for}
    kept["revision"] = (before.revision if before else 0) + int(moved)
    Preparation.objects.update_or_create(talk=found, defaults=kept | texts)


@transaction.atomic
def plan_talk(*, actor: Person, talk: Talk, starts_at: datetime, minutes: int, invitation: str) -> None:
    """Invite the other: from now on both read the matter, the talk and the invitation. Twice is once."""
    invitation = check_words(invitation, 600, field="invitation", needed="Write a sentence, so that they know.")
    check_start(starts_at)
    matter = locked_matter(talk.matter_id, actor)
    if matter.closed_on:
        raise Refused(CLOSED)
    leader_and_member(actor, other_of(matter, actor))
    today = today_of(actor)
    changes = {"state": TalkState.PLANNED, "shared_on": today, "invitation": invitation, "starts_at": starts_at}
    changes["ends_at"] = starts_at + timedelta(minutes=_minutes(minutes))
    if not Talk.objects.filter(id=talk.id, by=actor, state=TalkState.PREPARING).update(**changes):
        if Talk.objects.filter(id=talk.id, by=actor, state=TalkState.PLANNED, starts_at=starts_at).exists():
            return
        raise Refused(GONE)
    touch(matter, today, shared_on=matter.shared_on or today)
    other = other_of(matter, actor)
    log_talk(actor=actor, other=other)
    tell(person=other, kind="talk")


def _minutes(minutes: int) -> int:
    if not 5 <= minutes <= 240:
        raise Refused("Between five minutes and four hours.", field="minutes")
    return minutes


@transaction.atomic
def move_talk(*, actor: Person, talk: Talk, starts_at: datetime, revision: int) -> None:
    """Move a planned talk: either of the two, and no reason is asked for. Refused where it was changed since."""
    matter = locked_matter(talk.matter_id, actor)
    found = Talk.objects.filter(id=talk.id, state=TalkState.PLANNED, revision=revision).first()
    if found is None or found.starts_at is None or found.ends_at is None:
        raise Refused(GONE)
    if check_start(starts_at) == found.starts_at:
        return
    if found.by_id == actor.id and starts_at > found.starts_at:
        was_for = found.starts_at.astimezone(ZoneInfo(actor.zone)).date()
        Postponed.objects.create(talk=found, author=actor, was_for=was_for)
    ends_at = starts_at + (found.ends_at - found.starts_at)
    Talk.objects.filter(id=found.id).update(starts_at=starts_at, ends_at=ends_at, revision=revision + 1)
    other = other_of(matter, actor)
    log_talk(actor=actor, other=other)
    tell(person=other, kind="talk")


@transaction.atomic
def drop_talk(*, actor: Person, talk: Talk) -> None:
    """Call off a talk of one's own. What nobody else has read is deleted, with the matter if nothing else is in it."""
    matter = locked_matter(talk.matter_id, actor)
    found = Talk.objects.filter(id=talk.id, by=actor).first()
    if found is None or found.state == TalkState.DROPPED:
        return
    if found.state == TalkState.PREPARING:
        found.delete()
        if matter.shared_on is None and not matter.talks.exists():
            matter.delete()
        return
    if found.state == TalkState.HELD:
        raise Refused(GONE)
    Talk.objects.filter(id=found.id).update(state=TalkState.DROPPED, revision=found.revision + 1)
    Preparation.objects.filter(talk=found).delete()
    other = other_of(matter, actor)
    log_talk(actor=actor, other=other)
    tell(person=other, kind="talk")


@transaction.atomic
def hold_talk(*, actor: Person, talk: Talk, held_on: date) -> None:
    """It took place. Either says so of a planned one; one that was only prepared, whoever prepared it. Twice is once.

    From feedback up the leader then owes the other a check-in and a warm talk.
    """
    if held_on > today_of(actor):
        raise Refused("That day has not come yet.", field="held_on")
    matter = locked_matter(talk.matter_id, actor)
    found = Talk.objects.filter(id=talk.id).first()
    if found and found.state == TalkState.HELD:
        return
    if found is None or matter.closed_on or not _can_hold(actor, found):
        raise Refused(GONE)
    if held_on < today_of(actor) - LATE_WORD:
        raise Refused("That is longer than two weeks ago. Talk about it again first.", field="held_on")
    Talk.objects.filter(id=found.id).update(
        state=TalkState.HELD, held_on=held_on, shared_on=found.shared_on or held_on, revision=found.revision + 1
    )
    touch(matter, today_of(actor), shared_on=matter.shared_on or held_on)
    _owe(matter, found, held_on)
    log_talk(actor=actor, other=other_of(matter, actor))


def _can_hold(actor: Person, talk: Talk) -> bool:
    return talk.state == TalkState.PLANNED or (talk.state == TalkState.PREPARING and talk.by_id == actor.id)


def _owe(matter: Matter, talk: Talk, held_on: date) -> None:
    owed = [
        FollowUp(talk=talk, owed_by=matter.leader, owed_to=matter.member, kind=kind.value, due_on=due_on)
        for kind, due_on in follow_ups(Level(talk.level), held_on).items()
    ]
    FollowUp.objects.bulk_create(owed, ignore_conflicts=True)
    for row in FollowUp.objects.filter(talk=talk).select_related("owed_by"):
        remind_of_follow_up(row)


@transaction.atomic
def say_after(*, actor: Person, talk: Talk, words: str, id: UUID | None = None) -> MatterWord:
    """A few words after a talk, for both."""
    found = Talk.objects.filter(id=talk.id, state=TalkState.HELD).select_related("matter").first()
    if found is None:
        raise Refused(GONE)
    return say_in_matter(actor=actor, matter=found.matter, kind=WordKind.AFTER, words=words, talk=found, id=id)
