"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.repair.conftest import commit, latest, walk
from troth.accounts.models import Promise
from troth.jobs.models import Job
from troth.kernel import clock
from troth.repair.actions import beginning, closing, cooling, revisits, saying, walking
from troth.repair.models import Turn
from troth.repair.rules.steps import Stage


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of repair, every promise and every job, as plain values."""
    models = [*apps.get_app_config("repair").get_models(), Promise, Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    named, heard, owned = walk(cast, Stage.NAMED), walk(cast, Stage.HEARD), walk(cast, Stage.OWNED)
    kept, closed = walk(cast, Stage.COMMITTED), walk(cast, Stage.CLOSED)
    asked = beginning.ask_to_come_back(actor=cast.chidi, other=cast.ama)
    made = cooling.cool_off(actor=cast.ben, other=cast.ama, back_at=clock.now() + timedelta(hours=1))
    number, last = latest(named), Turn.objects.filter(repair=heard).latest("number")
    before = everything()
    for module in (saying, revisits, cooling, beginning):
        monkeypatch.setattr(module, "tell", stop)
    for module in (beginning, closing):
        monkeypatch.setattr(module, "record", stop)
    monkeypatch.setattr(cooling.jobs, "put", stop)
    later = clock.now() + timedelta(days=2)
    for act in (
        lambda: beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, words="The review."),
        lambda: beginning.begin_to_mend(actor=cast.ama, other=cast.chidi, words="a", more="b", kind="care"),
        lambda: beginning.take_back_repair(actor=cast.chidi, repair=asked),
        lambda: walking.say_what_happened(actor=cast.ben, repair=named, words="More."),
        lambda: walking.offer_to_listen(actor=cast.ama, repair=asked),
        lambda: walking.name_it(actor=cast.ama, repair=named, words="a", more="b", kind="care"),
        lambda: walking.confirm_it(actor=cast.ben, repair=named, number=number),
        lambda: walking.own_it(actor=cast.ama, repair=heard, words="I did."),
        lambda: walking.speak_openly(actor=cast.ama, repair=owned, words="I regret it."),
        lambda: commit(cast, owned),
        lambda: walking.say_since(actor=cast.ama, repair=kept, words="Asked twice."),
        lambda: closing.say_how_it_is(actor=cast.ben, repair=kept, outcome="mended"),
        lambda: closing.reopen_repair(actor=cast.ben, repair=closed),
        lambda: closing.take_back_turn(actor=cast.ben, turn=last),
        lambda: cooling.cool_off(actor=cast.ben, other=cast.ama, back_at=later),
        lambda: cooling.wait_longer(actor=cast.ben, cooling=made, back_at=later),
    ):
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before


def test_a_day_to_come_back_cut_off_is_still_to_come(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    repair = walk(cast, Stage.COMMITTED)
    made = cooling.cool_off(actor=cast.ben, other=cast.ama, back_at=clock.now() + timedelta(hours=1))
    before = everything()
    for module in (revisits, cooling):
        monkeypatch.setattr(module, "tell", stop)
    with clock.moved(clock.now() + timedelta(days=3)):
        with pytest.raises(PulledPlug):
            revisits.revisit_comes_due(repair=repair.id)
        with pytest.raises(PulledPlug):
            cooling.cooling_comes_back(cooling=made.id)
    assert everything() == before
