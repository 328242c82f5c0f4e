"""Asking before it is decided: what, by whom, by when, why now, how much say, who is included and who is not.

Sent twice is asked once (the form brings the id).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.audit.actions import record, record_many
from troth.decisions.models import MOST_SHORT, MOST_TITLE, MOST_WORDS, Decision, Included
from troth.decisions.rules import (
    LONGEST_AHEAD,
    MOST_INCLUDED,
    MOST_OPTIONS,
    SayLevel,
    ShownTo,
    closing,
    in_lines,
    in_order,
    needs_window,
)
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person

from .holding import utc_today, words_within

E = TypeVar("E", bound=StrEnum)
UTC = ZoneInfo("UTC")
MORNING = time(7, 0)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Everything that is said beforehand. `decider` is named only where the level of say is "you decide"."""

    about: str
    why_now: str
    say: str
    decide_by: date
    circle: Sequence[Person] = ()
    closes_on: date | None = None
    decider: Person | None = None
    shown_to: str = ShownTo.INCLUDED.value
    proposal: str = ""
    options: str = ""
    not_included: str = ""
    not_included_because: str = ""


@transaction.atomic
def open_decision(*, actor: Person, asked: Asked, id: UUID | None = None) -> Decision:
    """Ask, and tell those included that something waits for them. Twice is once.

    Raises Refused, naming the field, where something needed is missing or the days do not follow each other.
    """
    Person.objects.select_for_update().get(id=actor.id)  # a double click arrives as two requests
    already = Decision.objects.filter(id=id, opener=actor).first() if id else None
    if already:
        return already
    say = one_of(SayLevel, asked.say, "say")
    decider = decider_for(actor, say, asked.decider)
    people = fit_to_include(asked.circle, without=(actor, decider))
    if not people and decider.id == actor.id:
        raise Refused("Say who is included: a team, or a name.", field="people")
    decision = Decision(
        id=new_id() if id is None or Decision.objects.filter(id=id).exists() else id,
        opener=actor,
        decider=decider,
        say=say.value,
        shown_to=ShownTo.INCLUDED.value if say is SayLevel.YOU else one_of(ShownTo, asked.shown_to, "shown_to").value,
        opened_on=utc_today(),
        closes_at=closing_for(actor, say, asked.closes_on, asked.decide_by),
        decide_by=asked.decide_by,
        **_words(say, asked),
    )
    decision.save(force_insert=True)
    Included.objects.bulk_create([Included(decision=decision, person=person) for person in people])
    plan(decision)
    _say_so(actor, decision, people)
    return decision


def _words(say: SayLevel, asked: Asked) -> dict[str, str]:
    options = in_lines(asked.options)
    if len(options) > MOST_OPTIONS:
        raise Refused(f"Keep it to {MOST_OPTIONS} options, one a line.", field="options")
    left_out = words_within(asked.not_included, MOST_SHORT, "not_included")
    because = "Say why they are not included. It is shown to those who are." if left_out else ""
    return {
        "about": words_within(asked.about, MOST_TITLE, "about", needed="Say what is to be decided."),
        "why_now": words_within(asked.why_now, MOST_SHORT, "why_now", needed="Say why it is to be decided now."),
        "proposal": proposal_for(say, asked.proposal),
        "options": words_within("\n".join(options), MOST_WORDS, "options"),
        "not_included": left_out,
        "not_included_because": words_within(
            asked.not_included_because if left_out else "", MOST_SHORT, "not_included_because", needed=because
        ),
    }


def _say_so(actor: Person, decision: Decision, people: Sequence[Person]) -> None:
    record_many(actor=actor, subjects=people, action="asked", kind="decision")
    if decision.decider_id != actor.id:
        record(actor=actor, subject=decision.decider, action="named", kind="decision")
        tell(person=decision.decider, kind="decision")
    for person in people:
        tell(person=person, kind="decision")


def one_of(choices: type[E], value: str, field: str) -> E:
    """A choice by its value. Raises Refused for one there is not."""
    try:
        return choices(value)
    except ValueError:
        raise Refused("Choose one of these.", field=field) from None


def decider_for(actor: Person, say: SayLevel, named: Person | None) -> Person:
    """Who decides at this level of say."""
    if say is not SayLevel.YOU:
        return actor
    if named is None or named.id == actor.id:
        raise Refused("Name the one who decides. It cannot be yourself.", field="decider")
    if named.left_on is not None:
        raise Refused(f"{named.name} no longer works here.", field="decider")
    return named


def fit_to_include(people: Iterable[Person], *, without: Sequence[Person]) -> list[Person]:
    """Each once, but those who run it, and nobody who left. Raises Refused for more than there may be."""
    excluded = {person.id for person in without}
    found = {one.id: one for one in people if one.id not in excluded and one.left_on is None}
    if len(found) > MOST_INCLUDED:
        raise Refused(f"At most {MOST_INCLUDED} people can be included in one decision.", field="people")
    return sorted(found.values(), key=lambda one: (one.name, str(one.id)))


def proposal_for(say: SayLevel, proposal: str) -> str:
    """What is proposed; needed where people may object to it."""
    needed = "Say what is proposed, so that somebody can object to it." if say is SayLevel.AGREE else ""
    return words_within(proposal, MOST_SHORT, "proposal", needed=needed)


def closing_for(actor: Person, say: SayLevel, closes_on: date | None, decide_by: date) -> datetime | None:
    """The moment the window closes, or None where no input is asked.

    Raises Refused for days in the past, too far ahead, or in the wrong order.
    """
    zone = ZoneInfo(actor.zone)
    today = clock.today(zone)
    if decide_by < today:
        raise Refused("Choose a day that is still to come.", field="decide_by")
    if decide_by > today + LONGEST_AHEAD:
        raise Refused("Choose a day within a year.", field="decide_by")
    if say is SayLevel.TELL:
        return None
    if closes_on is None:
        if needs_window(say):
            raise Refused("Say until when input is welcome.", field="closes_on")
        return None
    if closes_on <= today:
        raise Refused("Leave people at least until tomorrow.", field="closes_on")
    if not in_order([closes_on, decide_by]):
        raise Refused("Input closes before it is decided, or on the same day.", field="closes_on")
    return closing(closes_on, zone)


def closes_key(decision: Decision) -> str:
    """The key of the job for the moment its window closes."""
    return f"decision-closes:{decision.id}"


def by_key(decision: Decision) -> str:
    """The key of the job for the day it is to be decided by."""
    return f"decision-by:{decision.id}"


def review_key(decision: Decision) -> str:
    """The key of the job for the day to look at it again."""
    return f"decision-review:{decision.id}"


def plan(decision: Decision) -> None:
    """Put down what is due, as the decision's days are now."""
    for key in (closes_key(decision), by_key(decision)):
        jobs.drop(key=key)
    args = {"decision": str(decision.id)}
    if decision.closes_at is not None:
        jobs.put(kind="decisions.window_closed", due_at=decision.closes_at, args=args, key=closes_key(decision))
    by = datetime.combine(decision.decide_by, MORNING, UTC)
    jobs.put(kind="decisions.decide_by", due_at=by, args=args, key=by_key(decision))
