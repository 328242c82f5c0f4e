"""Answering what was said: taken, partly or not, and why; several alike together. Until it is told it can change."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from troth.audit.actions import record_many
from troth.decisions.models import MOST_WORDS, Answer, Decision, Input
from troth.decisions.rules import Became
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person

from .holding import held_open, only, utc_today, words_within
from .opening import one_of

CHANGED = "One of these was taken back meanwhile. Your words are still here: look at what is left, and answer that."


@transaction.atomic
def answer_inputs(
    *, actor: Person, decision: Decision, inputs: Sequence[UUID], became: str, why: str, id: UUID | None = None
) -> Answer:
    """One answer to one or several inputs; those who said them read it at once. Twice is once.

    An input that has an answer gets this one instead. Raises Refused where one of them is no longer there.
    """
    now = held_open(decision.id)
    only(actor, now.decider)
    already = Answer.objects.filter(id=id, author=actor, decision=now).first() if id else None
    if already:
        return already
    if not inputs:
        raise Refused("Choose what you are answering.", field="inputs")
    said = list(Input.objects.filter(decision=now, id__in=inputs).select_related("author"))
    if len(said) != len(set(inputs)):
        raise Refused(CHANGED)
    answer = Answer.objects.create(
        id=new_id() if id is None or Answer.objects.filter(id=id).exists() else id,
        decision=now,
        author=actor,
        became=one_of(Became, became, "became").value,
        why=words_within(why, MOST_WORDS, "why", needed="Say why: it is what people remember."),
        answered_on=utc_today(),
    )
    Input.objects.filter(id__in=[one.id for one in said]).update(answer=answer)
    _drop_empty(now)
    authors = {one.author_id: one.author for one in said}
    record_many(actor=actor, subjects=list(authors.values()), action="answered", kind="decision_answer")
    for objector in {one.author_id: one.author for one in said if one.is_objection and not one.lifted}.values():
        tell(person=objector, kind="decision_answer")
    return answer


def _drop_empty(now: Decision) -> None:
    """An answer whose inputs all have another one is gone."""
    used = Input.objects.filter(decision=now).exclude(answer=None).order_by().values("answer")
    Answer.objects.filter(decision=now).exclude(id__in=used).delete()


@transaction.atomic
def take_back_answer(*, actor: Person, answer: Answer) -> None:
    """Answer again later: the inputs have none until then. Twice is once."""
    now = held_open(answer.decision_id)
    only(actor, now.decider)
    authors = [one.author for one in Input.objects.filter(answer=answer).select_related("author")]
    if Answer.objects.filter(id=answer.id, author=actor).delete()[0]:
        record_many(actor=actor, subjects=authors, action="took back", kind="decision_answer")
