"""Closing: the one who was hurt says how it is, and nobody else; and taking back what one said last.

Nothing here writes a moment, a mark or an entry into any book: what it was worth is for the one who was hurt to note.
"""

from typing import Any
from uuid import UUID

from django.db import transaction

from troth.accounts.actions.promises import today_of
from troth.audit.actions import record
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.repair.models import Repair, Turn
from troth.repair.parties import locked, other_of
from troth.repair.rules.steps import Move, Outcome, Stage, closes

from .revisits import drop_revisit, plan_revisit
from .saying import add_turn, check_words, last_number, opened, set_to

CAN_BE_TAKEN_BACK = (Move.SAY, Move.LISTEN, Move.CONFIRM, Move.OWN, Move.OPEN, Move.SINCE, Move.ANSWER)


@transaction.atomic
def say_how_it_is(
    *, actor: Person, repair: Repair, outcome: str, words: str = "", id: UUID | None = None
) -> Turn | None:
    """Mended, partly, I would rather not: it is closed. Not yet: it stays open, and is come back to on its next day."""
    now = opened(actor, repair, Move.ANSWER, id)
    if now is None:
        return None
    if outcome not in set(Outcome):
        raise Refused("Choose one of the four, or say nothing.", field="outcome")
    turn = {"outcome": outcome, "words": check_words(words)}
    changes: dict[str, Any] = {}
    if closes(Outcome(outcome)):
        drop_revisit(now)
        changes = {
            "stage": Stage.CLOSED,
            "closed_at_stage": now.stage,
            "closed_on": today_of(actor),
            "outcome": outcome,
            "revisit_on": None,
        }
    return add_turn(now, actor, Move.ANSWER, id=id, turn=turn, changes=changes)


@transaction.atomic
def reopen_repair(*, actor: Person, repair: Repair, id: UUID | None = None) -> None:
    """Open it again, where it was: only the one who was hurt, for as long as it is kept."""
    now = opened(actor, repair, Move.REOPEN, id)
    if now is None:
        return
    if not now.closed_at_stage:
        raise Refused("It ended, and cannot be opened again.")
    add_turn(now, actor, Move.REOPEN, id=id, turn={}, changes=_opened_again(now))
    plan_revisit(now)


def _opened_again(now: Repair) -> dict[str, Any]:
    return {"stage": now.closed_at_stage, "closed_at_stage": "", "closed_on": None, "outcome": ""}


@transaction.atomic
def take_back_turn(*, actor: Person, turn: Turn) -> None:
    """Undo what one said last, as long as nobody said anything since: as if it had not been said. Twice is once."""
    if not Turn.objects.filter(id=turn.id).exists():
        return
    now = locked(actor, turn.repair)
    if turn.author_id != actor.id or turn.move not in CAN_BE_TAKEN_BACK:
        raise Refused("That cannot be taken back.")
    if turn.number != last_number(now):
        raise Refused("Something was said since, so it stays.")
    was_closed = now.stage == Stage.CLOSED
    Turn.objects.filter(id=turn.id).delete()
    changes = _opened_again(now) if was_closed else {"stage": turn.stage_before}
    if turn.move == Move.OWN:
        changes["truth"] = ""
    set_to(now, **changes)
    if was_closed:
        plan_revisit(now)
    record(actor=actor, subject=other_of(now, actor), action="took back", kind="repair_turn")
