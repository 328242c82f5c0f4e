"""What of pulses happens when it is due: each step of a round, telling everybody, mixing rows, and the daily look."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from troth.jobs.registry import Finish, daily, due, errand
from troth.kernel import clock

from .actions import freezing, gating, mixing, planning, preparing, releasing, telling
from .actions.moving import look_again, morning_of, today
from .box import BoxTrouble
from .models import Round
from .rules.states import State

SOON = timedelta(hours=4)
OUT_OF_REACH = timedelta(minutes=10)
DAY = timedelta(days=1)
Step = Callable[[Round], datetime | None]


@daily("pulses.tend")
def every_day() -> None:
    """The next rounds, and those that run."""
    planning.tend()
    mixing.mix_all()


@due("pulses.tell")
def tell(round: str, occasion: str, after: str = "") -> None:
    """Tell the next few hundred of a round."""
    telling.tell_next(round_id=UUID(round), occasion=occasion, after=UUID(after) if after else None)


@errand("pulses.mix")
def mix(round: str, known: int) -> Finish:
    """Put down anew who has collected, in no order; then again."""
    rows = mixing.mix_issued(round_id=UUID(round), known=known)
    return _nothing if rows is None else partial(mixing.mix_again, UUID(round), rows)


@errand("pulses.step")
def step(round: str) -> Finish:
    """Do what a round needs next, then say when to look again. Each part is safe to repeat after a crash.

    A box out of reach is waited for, not given up: `troth doctor` says so.
    """
    found = Round.objects.filter(id=UUID(round)).first()
    if found is None:
        return _nothing
    try:
        again = STEPS[found.standing](found)
    except BoxTrouble:
        again = clock.now() + OUT_OF_REACH
    return partial(look_again, found.id, again) if again else _nothing


def _nothing() -> None:
    """Nothing more is to come."""


def _freeze(found: Round) -> datetime:
    return clock.now() + (timedelta(0) if freezing.freeze(round_id=found.id) else SOON)


def _prepare(found: Round) -> datetime:
    """One key at a time, so that a killed worker loses one; then the manifest, and the box told ahead of its day."""
    if preparing.make_next_key(round_id=found.id):
        return clock.now()
    try:
        if not found.manifest:
            preparing.make_manifest(round_id=found.id)
            return clock.now()
        preparing.hand_over(round_id=found.id)
    except BoxTrouble:
        if gating.settle_manifest(round_id=found.id):
            return clock.now()
        raise
    if today() >= found.collecting_first:
        preparing.open_collecting(round_id=found.id)
        return morning_of(found.collecting_last + DAY)
    return morning_of(found.collecting_first)


def _end_collecting(found: Round) -> datetime:
    """Looked at each day, so that a box that was set up anew has the round back within a day."""
    if today() <= found.collecting_last:
        preparing.hand_over(round_id=found.id)
    gating.close_collecting(round_id=found.id)
    return max(clock.now(), morning_of(found.collecting_last + DAY))


def _wait_for_answers(found: Round) -> datetime:
    try:
        gating.hand_over_gate(round_id=found.id)
    except BoxTrouble:
        if gating.settle_gate(round_id=found.id):
            return clock.now()
        raise
    if today() < found.answering_first:
        return morning_of(found.answering_first)
    gating.open_answering(round_id=found.id)
    return morning_of(found.answering_last + DAY)


def _end_answering(found: Round) -> datetime:
    """Looked at each day, for the same reason."""
    if today() <= found.answering_last:
        gating.hand_over_gate(round_id=found.id)
    gating.close_answering(round_id=found.id)
    return max(clock.now(), morning_of(found.answering_last + DAY))


def _fetch(found: Round) -> datetime:
    return clock.now() + (timedelta(0) if releasing.fetch_tally(round_id=found.id) else SOON)


def _release(found: Round) -> datetime:
    releasing.release(round_id=found.id)
    return clock.now()


def _shred(found: Round) -> datetime | None:
    return None if releasing.shred(round_id=found.id) else clock.now() + SOON


def _over(found: Round) -> None:
    return None


STEPS: dict[State, Step] = {
    State.DRAFT: _freeze,
    State.FROZEN: _prepare,
    State.ISSUING: _end_collecting,
    State.GATED: _wait_for_answers,
    State.OPEN: _end_answering,
    State.CLOSED: _fetch,
    State.TALLIED: _release,
    State.RELEASED: _shred,
    State.WITHHELD: _shred,
    State.SHREDDED: _over,
    State.CANCELLED: _over,
}
