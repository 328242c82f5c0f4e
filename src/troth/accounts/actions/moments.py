"""Offering a moment and taking it back: one's own conduct, which weighs nothing until the other says what it was.

Twice is once (the form brings the id). Taking back is one DELETE of one row, with nothing about marks read or changed,
so that it is the same whether the other made anything of it or not.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from troth.accounts.models import Moment, MomentKind
from troth.accounts.people_near import refuse_self
from troth.accounts.retention import KEPT_FOR
from troth.audit.actions import record
from troth.cites.registry import Citation, check_both_see
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.people.models import Person

from .promises import today_of


def check_happened(happened_on: date, today: date) -> date:
    """A day that has come, and not longer ago than things are kept."""
    if happened_on > today:
        raise Refused("That day has not come yet.", field="happened_on")
    if happened_on < today - KEPT_FOR:
        raise Refused("That is longer ago than Troth keeps things (240 days).", field="happened_on")
    return happened_on


def check_few_words(words: str, most: int) -> str:
    """Optional words within a length."""
    words = words.strip()
    if len(words) > most:
        raise Refused(f"Keep it to {most} characters.", field="words")
    return words


@transaction.atomic
def offer_moment(
    *,
    actor: Person,
    touched: Person,
    kind: MomentKind,
    happened_on: date | None = None,
    words: str = "",
    planned: bool = False,
    promise_id: UUID | None = None,
    cites: Citation | None = None,
    id: UUID | None = None,
) -> Moment:
    """Write down what one did; the one it touched sees it, and alone decides what it was. Thanks go to anybody."""
    refuse_self(actor=actor, other=touched)
    check_both_see(cites, actor=actor, other=touched)
    today = today_of(actor)
    moment = Moment(
        doer=actor,
        touched=touched,
        kind=kind,
        happened_on=check_happened(happened_on or today, today),
        offered_on=today,
        words=check_few_words(words, 280),
        planned=planned,
        promise_id=promise_id,
    )
    moment.cite(cites)
    already = Moment.objects.filter(id=id).first() if id else None
    same = ("doer_id", "touched_id", "kind_id", "happened_on", "words")
    if already and all(getattr(already, field) == getattr(moment, field) for field in same):
        return already
    moment.id = id if id and not already else new_id()
    Moment.objects.bulk_create([moment], ignore_conflicts=True)
    record(actor=actor, subject=touched, action="offered", kind="moment")
    return moment


@transaction.atomic
def take_back_moment(*, actor: Person, moment: Moment) -> dict[str, Any]:
    """Delete what one offered, for both. What the other made of it, if anything, is theirs and stays theirs."""
    if moment.doer_id != actor.id:
        raise Refused("Only the one who offered it can take it back.")
    if Moment.objects.filter(id=moment.id).delete()[0]:
        record(actor=actor, subject=moment.touched, action="took back", kind="moment")
    return {field.attname: getattr(moment, field.attname) for field in Moment._meta.concrete_fields}


@transaction.atomic
def restore_moment(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo taking back: the moment as it was, under its old id, so that a mark made on it finds it again."""
    moment = Moment(**fields)
    if str(moment.doer_id) != str(actor.id):
        raise Refused("Only the one who offered it can bring it back.")
    moment.save()
    record(actor=actor, subject=moment.touched, action="offered", kind="moment")
