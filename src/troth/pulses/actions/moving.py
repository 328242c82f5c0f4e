"""Moving a round from one state to the next: only ever forward, by one of however many try."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from troth.jobs.actions import put_by
from troth.kernel import clock

from ..models import Round
from ..rules.states import State, may_become

MIDNIGHT_PASSED = time(0, 10)  # a little after midnight, for clocks that differ


def today() -> date:
    """The day it is for rounds, whose days are those of UTC."""
    return clock.now().astimezone(UTC).date()


def move(round_id: UUID, then: State, **fields: Any) -> bool:
    """Bring a round to `then`, with these fields; False where somebody else has, or it cannot go there.

    Compare-and-set: of two workers one moves it. Call it inside the transaction of what belongs to the step.
    """
    before = [state for state in State if may_become(state, then)]
    return bool(Round.objects.filter(id=round_id, state__in=before).update(state=then, **fields))


def locked(round_id: UUID, state: State) -> Round | None:
    """The round if it is in that state, locked until the transaction ends."""
    return Round.objects.select_for_update().filter(id=round_id, state=state).first()


def look_again(round_id: UUID, at: datetime) -> None:
    """Have the next step of a round looked at by then."""
    put_by(kind="pulses.step", due_at=at, args={"round": str(round_id)}, key=f"pulses.step:{round_id}")


def morning_of(day: date) -> datetime:
    """When that day has surely begun."""
    return datetime.combine(day, MIDNIGHT_PASSED, UTC)
