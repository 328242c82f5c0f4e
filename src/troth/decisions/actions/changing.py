"""What may change while it is open: more say, more time, more people; never less. And calling it off.

Who is included later does not read what was said before. Twice is once: what is there already stays as it is.
"""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from troth.audit.actions import record, record_many
from troth.decisions.models import MOST_SHORT, Decision, Included, Input
from troth.decisions.rules import MOST_INCLUDED, SayLevel, ShownTo, Stage, may_become, needs_window
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person

from .holding import SETTLED, circle_of, held, held_open, only, utc_today, words_within
from .opening import by_key, closes_key, closing_for, decider_for, fit_to_include, one_of, plan, proposal_for

LESS_SAY = "People were asked at this level of say. It can grow, and cannot be lowered."
SAID_TO_OTHERS = (
    "What was said here was not said to {}. Name somebody who was included from the beginning, and only "
    "where everybody included reads the input."
)


@transaction.atomic
def give_more(
    *,
    actor: Person,
    decision: Decision,
    say: str = "",
    closes_on: date | None = None,
    people: Sequence[Person] = (),
    proposal: str = "",
    decider: Person | None = None,
) -> Decision:
    """More say, more time, more people: whatever of it is given. Raises Refused where anything would be less."""
    now = held_open(decision.id)
    only(actor, now.opener)
    before = (now.say, now.closes_at, now.width)
    _more_say(now, one_of(SayLevel, say or now.say, "say"), proposal, decider)
    _more_time(now, closes_on)
    _more_people(now, people)
    if (now.say, now.closes_at, now.width) == before:
        return now
    now.revision += 1
    now.save()
    plan(now)
    _say_so(actor, now)
    return now


def _more_say(now: Decision, say: SayLevel, proposal: str, decider: Person | None) -> None:
    if not may_become(SayLevel(now.say), say):
        raise Refused(LESS_SAY, field="say")
    if say.value == now.say:
        return
    if say is SayLevel.YOU:
        named = decider_for(now.opener, say, decider)
        _refuse_unless_said_to(now, named)
        now.decider, now.shown_to = named, ShownTo.INCLUDED.value
    now.proposal = proposal_for(say, now.proposal or proposal)
    now.say = say.value


def _refuse_unless_said_to(now: Decision, named: Person) -> None:
    """Whoever decides reads every input: so what was said already must have been said to them."""
    said = Input.objects.filter(decision=now)
    if not said.exists():
        return
    from_the_beginning = Included.objects.filter(decision=now, person=named, width=0).exists()
    if not from_the_beginning or said.exclude(shown_to=ShownTo.INCLUDED.value).exists():
        raise Refused(SAID_TO_OTHERS.format(named.name), field="decider")


def _more_time(now: Decision, closes_on: date | None) -> None:
    say = SayLevel(now.say)
    if closes_on is not None and say is not SayLevel.TELL:
        closes_at = closing_for(now.opener, say, closes_on, max(now.decide_by, closes_on))
        if now.closes_at is not None and closes_at is not None and closes_at < now.closes_at:
            raise Refused("Input was welcome for longer. It can be given more time, not less.", field="closes_on")
        now.closes_at, now.decide_by = closes_at, max(now.decide_by, closes_on)
    if needs_window(say) and (now.closes_at is None or (_is_new(now) and now.closes_at <= clock.now())):
        raise Refused("Say until when input is welcome.", field="closes_on")


def _is_new(now: Decision) -> bool:
    return not Decision.objects.filter(id=now.id, say=now.say).exists()


def _more_people(now: Decision, people: Sequence[Person]) -> None:
    there = set(Included.objects.filter(decision=now).values_list("person_id", flat=True))
    new = [one for one in fit_to_include(people, without=(now.opener, now.decider)) if one.id not in there]
    if not new:
        return
    if len(there) + len(new) > MOST_INCLUDED:
        raise Refused(f"At most {MOST_INCLUDED} people can be included in one decision.", field="people")
    now.width += 1
    Included.objects.bulk_create([Included(decision=now, person=one, width=now.width) for one in new])


def _say_so(actor: Person, now: Decision) -> None:
    people = circle_of(now)
    record_many(actor=actor, subjects=people, action="changed", kind="decision")
    if now.decider_id != actor.id:
        record(actor=actor, subject=now.decider, action="named", kind="decision")
    for person in [*people, *([now.decider] if now.decider_id != actor.id else [])]:
        tell(person=person, kind="decision")


@transaction.atomic
def name_decider(*, actor: Person, decision: Decision, person: Person) -> Decision:
    """Name another to decide, where the one named before has left. It is never taken from somebody who is here."""
    now = held_open(decision.id)
    only(actor, now.opener)
    if now.say != SayLevel.YOU:
        raise Refused("You decide this yourself. You can give more say instead.")
    if now.decider.left_on is None:
        raise Refused(f"{now.decider.name} decides this, as you said.")
    named = decider_for(actor, SayLevel.YOU, person)
    _refuse_unless_said_to(now, named)
    now.decider, now.revision = named, now.revision + 1
    now.save(update_fields=["decider", "revision"])
    record(actor=actor, subject=named, action="named", kind="decision")
    tell(person=named, kind="decision")
    return now


@transaction.atomic
def call_off(*, actor: Person | None, decision: Decision, why: str) -> None:
    """It will not be decided, and why; all that was said stays as it is. Called off already changes nothing.

    `actor` is None where nobody is left to decide it.
    """
    now = held(decision.id)
    if now.stage == Stage.ENDED:
        return
    if now.stage != Stage.OPEN:
        raise Refused(SETTLED)
    if actor is not None:
        only(actor, now.opener, now.decider)
    now.reasons = words_within(why, MOST_SHORT, "why", needed="Say why. Those included read it.")
    now.stage, now.ended_on, now.revision = Stage.ENDED, utc_today(), now.revision + 1
    now.save(update_fields=["reasons", "stage", "ended_on", "revision"])
    for key in (closes_key(now), by_key(now)):
        jobs.drop(key=key)
    people = [one for one in (*circle_of(now), now.opener, now.decider) if one.left_on is None]
    others = {one.id: one for one in people if actor is None or one.id != actor.id}
    record_many(actor=actor, subjects=list(others.values()), action="called off", kind="decision")
    for person in others.values():
        tell(person=person, kind="decision")
