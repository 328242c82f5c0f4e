"""Saying something before it is decided, supporting what another said, objecting, and taking any of it back.

The window is closed by the clock, at the moment these actions ask it: what arrives a second later is not sent, and the
page keeps it where it was typed. What is sent twice is said once. All of it holds the decision still, so that it is
never told while somebody's input is on its way in.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from troth.audit.actions import record
from troth.decisions.models import MOST_WORDS, Decision, Included, Input, Support
from troth.decisions.rules import MOST_INPUTS_EACH, Phase, SayLevel
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .holding import held_open, phase_now, utc_today, words_within

CLOSED = "The time for input is over, so this was not sent. Your words are still here: you can tell {} yourself."
NOT_ASKED = "No input was asked for here."
ANSWERED = "This has an answer already, so it stays."
TAKEN_BACK = "This was taken back."


@transaction.atomic
def say_input(
    *,
    actor: Person,
    decision: Decision,
    words: str,
    is_objection: bool = False,
    width_seen: int | None = None,
    id: UUID | None = None,
) -> Input:
    """Say something before it is decided. Twice is once.

    `width_seen` is how wide the circle was on the page the words were written on: whoever was included since does not
    read them. Raises Refused once the window is closed.
    """
    now = held_open(decision.id)
    already = Input.objects.filter(id=id).first() if id else None
    if already and already.author_id == actor.id and already.decision_id == now.id:
        return already
    _check_may_say(now, actor)
    if is_objection and now.say != SayLevel.AGREE:
        raise Refused("There is nothing proposed here to object to. Say what you think instead.")
    said = Input(
        id=new_id() if already else id or new_id(),
        decision=now,
        author=actor,
        words=words_within(words, MOST_WORDS, "words", needed="Write at least a few words."),
        is_objection=is_objection,
        shown_to=now.shown_to,
        width=now.width if width_seen is None else max(0, min(width_seen, now.width)),
        said_on=utc_today(),
    )
    said.save(force_insert=True)
    record(actor=actor, subject=now.decider, action="said", kind="decision_input")
    return said


def _check_may_say(now: Decision, actor: Person) -> None:
    if not Included.objects.filter(decision=now, person=actor).exists() or actor.id in (now.opener_id, now.decider_id):
        raise Refused("Only those included, beside the one who decides, are asked here.")
    if now.closes_at is None:
        raise Refused(NOT_ASKED)
    if phase_now(now) is not Phase.ASKING:
        raise Refused(CLOSED.format(now.decider.name))
    if Input.objects.filter(decision=now, author=actor).count() >= MOST_INPUTS_EACH:
        raise Refused(f"You have said {MOST_INPUTS_EACH} things here. Take one back to say another.")


@transaction.atomic
def take_back_input(*, actor: Person, input: Input) -> dict[str, Any]:
    """Delete what one said, with the support for it, while it has no answer; returns what is needed to restore it."""
    now = held_open(input.decision_id)
    said = _own(actor, input)
    if said.answer_id is not None:
        raise Refused(ANSWERED)
    fields = {"id": said.id, "decision": now.id, "words": said.words, "width": said.width}
    said.delete()
    record(actor=actor, subject=now.decider, action="took back", kind="decision_input")
    return fields | {"is_objection": said.is_objection}


def _own(actor: Person, input: Input) -> Input:
    said = Input.objects.filter(id=input.id, author=actor).first()
    if said is None:
        raise Refused(TAKEN_BACK)
    return said


@transaction.atomic
def support_input(*, actor: Person, input: Input) -> None:
    """Support what another said, by name. Twice is once."""
    now = held_open(input.decision_id)
    if input.author_id == actor.id:
        raise Refused("This is your own.")
    if not Included.objects.filter(decision=now, person=actor).exists() or actor.id == now.decider_id:
        raise Refused("Only those included, beside the one who decides, are asked here.")
    if phase_now(now) is not Phase.ASKING:
        raise Refused("The time for input is over.")
    if not Input.objects.filter(id=input.id).exists():
        raise Refused(TAKEN_BACK)
    _, is_new = Support.objects.get_or_create(input=input, author=actor)
    if is_new:
        record(actor=actor, subject=input.author, action="supported", kind="decision_support")


@transaction.atomic
def stop_supporting(*, actor: Person, input: Input) -> None:
    """No longer support it, while it is open. Twice is once."""
    held_open(input.decision_id)
    if Support.objects.filter(input=input, author=actor).delete()[0]:
        record(actor=actor, subject=input.author, action="took back", kind="decision_support")


@transaction.atomic
def lift_objection(*, actor: Person, input: Input) -> None:
    """No longer object; what was said stays to be read. Nobody else can lift it."""
    _set_lifted(actor, input, lifted=True)


@transaction.atomic
def object_again(*, actor: Person, input: Input) -> None:
    """Object after all, as long as it is not decided."""
    _set_lifted(actor, input, lifted=False)


def _set_lifted(actor: Person, input: Input, *, lifted: bool) -> None:
    now = held_open(input.decision_id)
    said = _own(actor, input)
    if not said.is_objection:
        raise Refused("This is not an objection.")
    if Input.objects.filter(id=said.id, lifted=not lifted).update(lifted=lifted):
        record(actor=actor, subject=now.decider, action="took back" if lifted else "said", kind="decision_input")
