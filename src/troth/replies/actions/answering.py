"""Drafting an answer, publishing it once, correcting it. The draft is its author's alone and not in the log."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import F

from troth.accounts.actions.several import say_promise_to_all
from troth.accounts.models import Promise
from troth.audit.actions import record
from troth.cites.registry import Citation
from troth.jobs.actions import put
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.pulses.actions.moving import today
from troth.pulses.actions.owing import answers_for, locked_duty, settle
from troth.pulses.models import CircleTeam, Release
from troth.replies.models import MOST_PLAN, MOST_WORDS, Draft, Reply, Will, Wording
from troth.replies.rules import DRAFT_KEPT, PLANS

MOST_PROMISED = 200  # people to whom one answer makes promises; in a larger group what will be done stands on its page
ANSWERED = "It has been answered already. There is one answer, and everybody in the group has read it or can."
NO_HEARD = "Say what you heard, in a sentence or two."
NO_WHAT = "Say one thing you will do, or what you will not do and why."


@dataclass(frozen=True, slots=True)
class Plan:
    """One thing that will be done; with a day it becomes a promise."""

    words: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """The parts of an answer, as they were typed."""

    heard: str = ""
    plans: Sequence[Plan] = ()
    will_not: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.heard.strip() or self.will_not.strip() or self.plans)


@transaction.atomic
def keep_draft(*, actor: Person, release: Release, said: Said) -> None:
    """Keep a draft in place of the one before; an empty one is no row. Refused once there is an answer."""
    duty = locked_duty(release)
    answers_for(actor, duty)
    if duty.answered_on is not None:
        raise Refused(ANSWERED)
    _check_lengths(said)
    if said.is_empty:
        Draft.objects.filter(release=release, author=actor).delete()
        return
    plans = [{"words": one.words, "due_on": one.due_on and one.due_on.isoformat()} for one in said.plans]
    kept = {"heard": said.heard, "will_not": said.will_not, "plans": plans, "goes_on": today() + DRAFT_KEPT}
    Draft.objects.update_or_create(release=release, author=actor, defaults=kept)


@transaction.atomic
def drop_draft(*, actor: Person, release: Release) -> None:
    """Delete the draft now. Twice is once."""
    Draft.objects.filter(release=release, author=actor).delete()


@transaction.atomic
def publish(*, actor: Person, release: Release, said: Said, id: UUID) -> Reply:
    """Answer the group: once, by whoever is first of those who may. Each plan with a day becomes a promise.

    The same form sent twice, also at the same time, is one answer; another answer is refused. Killed in the middle,
    nothing was said.
    """
    duty = locked_duty(release)
    if duty.answered_on is not None:
        return _same_again(actor, release, id)
    team_id = answers_for(actor, duty)
    _check_whole(said)
    reply = Reply.objects.create(
        id=id,
        release=release,
        author=actor,
        heard=said.heard.strip(),
        will_not=said.will_not.strip(),
        published_on=today(),
    )
    _promise(actor, reply, said.plans)
    settle(duty, team_id)
    Draft.objects.filter(release=release, author=actor).delete()
    record(actor=actor, subject=None, action="published", kind="reply")
    put(kind="replies.tell", due_at=clock.now(), args={"reply": str(reply.id)}, key=f"replies.tell:{reply.id}")
    return reply


def _same_again(actor: Person, release: Release, id: UUID) -> Reply:
    found = Reply.objects.filter(release=release, author=actor, id=id).first()
    if found is None:
        raise Refused(ANSWERED)
    return found


def _promise(actor: Person, reply: Reply, plans: Sequence[Plan]) -> None:
    members = _members(reply.release, actor) if any(one.due_on for one in plans) else []
    for number, plan in enumerate(plans, start=1):
        will = Will.objects.create(reply=reply, number=number, words=plan.words.strip(), due_on=plan.due_on)
        if plan.due_on is None or not 0 < len(members) <= MOST_PROMISED:
            continue
        word = uuid5(reply.id, str(number))
        said = say_promise_to_all(
            actor=actor,
            to=members,
            words=plan.words,
            due_on=plan.due_on,
            cites=Citation("reply", reply.id),
            id=word,
        )
        Will.objects.filter(id=will.id).update(word=word, became=said[0].state)


def _members(release: Release, actor: Person) -> list[Person]:
    """The members, now, of the teams counted together: not the list of those counted, which no leader reads."""
    teams = CircleTeam.objects.filter(circle__release=release).order_by().values("team")
    rows = Membership.objects.filter(current(), team__in=teams, role=Membership.Role.MEMBER, person__left_on=None)
    people = Person.objects.filter(id__in=rows.order_by().values("person")).exclude(id=actor.id)
    return list(people.order_by("name", "id")[: MOST_PROMISED + 1])


def _check_whole(said: Said) -> None:
    _check_lengths(said)
    if not said.heard.strip():
        raise Refused(NO_HEARD, field="heard")
    if not said.plans and not said.will_not.strip():
        raise Refused(NO_WHAT, field="will_not")


def _check_lengths(said: Said) -> None:
    for field in ("heard", "will_not"):
        if len(getattr(said, field)) > MOST_WORDS:
            raise Refused(f"Keep it to {MOST_WORDS} characters.", field=field)
    if len(said.plans) > PLANS or any(not 0 < len(one.words.strip()) <= MOST_PLAN for one in said.plans):
        raise Refused(f"Up to {PLANS} things, each in {MOST_PLAN} characters or fewer.")
    if any(one.due_on is not None and one.due_on < today() for one in said.plans):
        raise Refused("A promise cannot be due before it is made.")


@transaction.atomic
def correct(*, actor: Person, reply: Reply, heard: str, will_not: str, revision: int) -> None:
    """Put it differently, as its author; how it read before stays for everybody to see. Promises stay as promised.

    The same words again change nothing. Of two windows the second is refused, so that no correction is lost.
    """
    now = Reply.objects.select_for_update().get(id=reply.id)
    if now.author_id != actor.id:
        raise Refused("Only whoever wrote it can correct it.")
    _check_whole(Said(heard=heard, will_not=will_not, plans=_already(now)))
    heard, will_not = heard.strip(), will_not.strip()
    if (heard, will_not) == (now.heard, now.will_not):
        return
    if revision != now.revision:
        raise Refused("It was corrected in another window. Look at it again first.")
    Wording.objects.create(reply=now, revision=now.revision, heard=now.heard, will_not=now.will_not, until=today())
    Reply.objects.filter(id=now.id).update(heard=heard, will_not=will_not, revision=F("revision") + 1)
    record(actor=actor, subject=None, action="corrected", kind="reply")


def _already(reply: Reply) -> list[Plan]:
    return [Plan(one.words) for one in Will.objects.filter(reply=reply)]


def follow_promise(promise: Promise) -> None:
    """What its giver says of a promise stands in the answer too, for the whole group to read."""
    said = {"due_on": promise.due_on, "because": promise.because, "settled_on": promise.settled_on}
    rows = Will.objects.filter(word=promise.together, word__isnull=False)
    rows.update(became=promise.state, **said)
