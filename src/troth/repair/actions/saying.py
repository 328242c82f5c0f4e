"""Saying something in a repair: the one way a turn is added, under the row's lock and by the table of steps."""

from typing import Any
from uuid import UUID

from troth.accounts.actions.promises import today_of
from troth.audit.actions import record
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.repair.models import Repair, Turn
from troth.repair.parties import locked, other_of, role_of
from troth.repair.rules.steps import BEFORE_HEARD, Move, Stage, after, may

MOST = 1000
NOT_NOW: dict[Move, str] = {
    Move.LISTEN: "That was for the beginning.",
    Move.NAME: "They have said that this is it, so it stays as it is.",
    Move.CONFIRM: "There is nothing to say yes to here now.",
    Move.OWN: "First listen. Words of apology have their place once the other has said “yes, that is it”.",
    Move.OPEN: "First own what was yours.",
    Move.COMMIT: "First own what was yours. A promise comes after it.",
    Move.SINCE: "There is nothing to come back to yet.",
    Move.REOPEN: "It is open already.",
}
CLOSED = "It is closed. Only the one who was hurt can open it again."


def check_words(words: str, *, field: str = "words", needed: str = "", most: int = MOST) -> str:
    """Tidied words; Refused where they are too long, or missing although `needed` (the sentence that says so)."""
    words = words.strip()
    if needed and not words:
        raise Refused(needed, field=field)
    if len(words) > most:
        raise Refused(f"Please keep it to {most} characters.", field=field)
    return words


def opened(actor: Person, repair: Repair, move: Move, id: UUID | None) -> Repair | None:
    """The repair, locked, with the actor's move checked against the table; None where the form `id` was done before.

    Refused with a sentence where the move is not theirs, or not now.
    """
    now = locked(actor, repair)
    if id is not None and Turn.objects.filter(id=id, repair=now).exists():
        return None
    if not may(move, role_of(now, actor), Stage(now.stage)):
        raise Refused(CLOSED if now.stage == Stage.CLOSED else NOT_NOW.get(move, "That is the other’s to say."))
    return now


def last_number(repair: Repair) -> int:
    """The number of the last turn, 0 where there is none."""
    numbers = Turn.objects.filter(repair=repair).order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0


def add_turn(
    now: Repair,
    actor: Person,
    move: Move,
    *,
    id: UUID | None,
    turn: dict[str, Any],
    changes: dict[str, Any] | None = None,
) -> Turn:
    """Write down what was said in the locked repair `now`, move it on, and tell the other that something waits."""
    said = Turn.objects.create(
        id=id or new_id(),
        repair=now,
        author=actor,
        number=last_number(now) + 1,
        move=move,
        stage_before=now.stage,
        said_on=today_of(actor),
        **turn,
    )
    set_to(now, moved_on=said.said_on, **{"stage": after(move, Stage(now.stage)), **(changes or {})})
    other = other_of(now, actor)
    record(actor=actor, subject=other, action=move.value, kind="repair_turn")
    tell(person=other, kind="repair")
    return said


def set_to(now: Repair, **changes: Any) -> None:
    """Change the locked row; whether it was heard follows from the stage."""
    for field, value in changes.items():
        setattr(now, field, value)
    now.revision += 1
    if now.stage != Stage.CLOSED:
        now.is_heard = now.stage not in BEFORE_HEARD
    now.save()
