"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from troth.accounts.actions import books, comparisons, lines, moments, promises
from troth.accounts.models import MomentKind
from troth.jobs.models import Job
from troth.kernel import clock

Kinds = Callable[[str], MomentKind]


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of accounts, and every job, as plain values."""
    models = [*apps.get_app_config("accounts").get_models(), Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Pull it: the log, the jobs and the notices fail from here on, whichever an action comes to last."""

    def stop(**_: Any) -> None:
        raise PulledPlug

    def pull() -> None:
        for module in (promises, moments, comparisons):
            monkeypatch.setattr(module, "record", stop)
        monkeypatch.setattr("troth.jobs.actions.put", stop)
        monkeypatch.setattr("troth.jobs.actions.drop", stop)
        monkeypatch.setattr(comparisons, "tell", stop)

    return pull


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(cast: Cast, kind: Kinds, plug: Callable[[], None]) -> None:
    day = clock.now().date()
    listened = kind("listened")
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    kept = promises.say_promise(actor=cast.ama, to=cast.ben, words="send it")
    promises.keep_promise(actor=cast.ama, promise=kept)
    asked = promises.send_heard(actor=cast.ben, giver=cast.ama, words="look at my hours")
    promises.propose_change(actor=cast.ama, promise=promise, words="send half", due_on=day)
    change = promise.change
    note = lines.hear_promise(actor=cast.ben, giver=cast.ama, words="bring it")
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=listened)
    entry = books.mark_moment(actor=cast.ben, moment=moment, felt="deposit")
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.chidi, number=1)
    comparisons.agree_number(actor=cast.chidi, comparison=made, number=1)
    for side in (cast.ben, cast.chidi):
        comparisons.pick_moment(
            actor=side, comparison=made, kind=listened, happened_on=day, mine=True, felt="deposit", words="x"
        )
    comparisons.be_ready(actor=cast.ben, comparison=made)
    before = everything()
    plug()
    for act in (
        lambda: promises.say_promise(actor=cast.ama, to=cast.ben, words="one more"),
        lambda: promises.keep_promise(actor=cast.ama, promise=promise),
        lambda: promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=day),
        lambda: promises.give_up_promise(actor=cast.ama, promise=promise),
        lambda: promises.release_promise(actor=cast.ben, promise=promise),
        lambda: promises.answer_promise(actor=cast.ben, promise=kept, answer="yes"),
        lambda: promises.accept_heard(actor=cast.ama, promise=asked),
        lambda: promises.answer_change(actor=cast.ben, change=change, agrees=True),
        lambda: promises.unsay_promise(actor=cast.ama, promise=promise),
        lambda: lines.send_line(actor=cast.ben, note=note),
        lambda: moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=listened),
        lambda: moments.take_back_moment(actor=cast.ama, moment=moment),
        lambda: comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1),
        lambda: comparisons.be_ready(actor=cast.chidi, comparison=made),
    ):
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before
    assert entry.author == cast.ben
