"""The cast of repair: Ama, who leads Ben, did something to him; `at` walks a repair of theirs to a stage."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings

from tests.cast import Cast, make_cast
from troth.kernel import clock
from troth.repair.actions import beginning, closing, walking
from troth.repair.models import Repair, Turn
from troth.repair.rules.steps import Move, Stage

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

At = Callable[..., Repair]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return make_cast()


def latest(repair: Repair) -> int:
    """The number of the words that were put last."""
    found = Turn.objects.filter(repair=repair, move=Move.NAME).order_by("-number").first()
    assert found is not None
    return found.number


def walk(cast: Cast, stage: Stage, *, kind: str = "care", truth: str = "", **begun: Any) -> Repair:
    """A repair that Ama began with Ben, at that stage."""
    repair = beginning.begin_to_mend(
        actor=cast.ama, other=cast.ben, words="Moved the review.", more="You had prepared for it.", kind=kind, **begun
    )
    steps: list[tuple[Stage, Callable[[], object]]] = [
        (Stage.HEARD, lambda: walking.confirm_it(actor=cast.ben, repair=repair, number=latest(repair))),
        (Stage.OWNED, lambda: walking.own_it(actor=cast.ama, repair=repair, words="I did not ask.", truth=truth)),
        (Stage.OPENED, lambda: walking.speak_openly(actor=cast.ama, repair=repair, words="I regret that.")),
        (Stage.COMMITTED, lambda: commit(cast, repair, safeguard="The calendar is open to you." if truth else "")),
        (Stage.CLOSED, lambda: closing.say_how_it_is(actor=cast.ben, repair=repair, outcome="mended")),
    ]
    for reached, step in steps:
        repair.refresh_from_db()
        if repair.stage == stage:
            break
        step()
        repair.refresh_from_db()
        assert repair.stage == reached
    return repair


def commit(cast: Cast, repair: Repair, **more: Any) -> object:
    """Ama promises Ben what will be different."""
    due = clock.now().date() + timedelta(days=7)
    said: dict[str, Any] = {"words": "ask before I move it", "due_on": due, "if_then": "I ring the day before."}
    return walking.commit_to_it(actor=cast.ama, repair=repair, **(said | more))
