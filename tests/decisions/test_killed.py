"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.decisions.asking import answered, asked, final, in_days, later, opened
from troth.decisions.actions import answers, changing, deciding, inputs, opening, tending
from troth.jobs.models import Job
from troth.jobs.worker import work_off

pytestmark = pytest.mark.django_db


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of decisions, and every job, as plain values."""
    models = [*apps.get_app_config("decisions").get_models(), Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    decision = opened(cast, say="agree")
    told = opened(cast, say="tell")
    one = inputs.say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    two = inputs.say_input(actor=cast.chidi, decision=decision, words="Two in a row.")
    given = answered(decision, two)
    before = everything()
    for module, name in (
        (inputs, "record"),
        (answers, "record_many"),
        (changing, "record_many"),
        (deciding, "record_many"),
        (opening, "record_many"),
    ):
        monkeypatch.setattr(module, name, stop)
    said = {"decision": decision, "became": "not", "why": "No."}
    acts: list[Callable[[], object]] = [
        lambda: opening.open_decision(actor=cast.ama, asked=asked(cast)),
        lambda: changing.give_more(actor=cast.ama, decision=decision, people=[cast.emil], closes_on=in_days(9)),
        lambda: changing.call_off(actor=cast.ama, decision=decision, why="No."),
        lambda: inputs.say_input(actor=cast.ben, decision=decision, words="More."),
        lambda: inputs.take_back_input(actor=cast.ben, input=one),
        lambda: inputs.support_input(actor=cast.chidi, input=one),
        lambda: inputs.lift_objection(actor=cast.ben, input=one),
        lambda: answers.answer_inputs(actor=cast.ama, inputs=[one.id, two.id], **said),
        lambda: answers.take_back_answer(actor=cast.ama, answer=given),
        lambda: deciding.decide(actor=cast.ama, decision=told, final=final()),
    ]
    for act in acts:
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before


def test_a_worker_killed_at_the_closing_of_a_window_closes_it_all_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The clock closes it; the job only tells the one who decides, and runs again."""
    opened(cast)
    told: list[str] = []
    with later():
        with monkeypatch.context() as patched:
            patched.setattr(tending, "tell", stop)
            work_off()
        assert Job.objects.get(kind="decisions.window_closed").trouble == "PulledPlug"
    with later(9):
        monkeypatch.setattr(tending, "tell", lambda person, kind: told.append(person.name))
        work_off()
        work_off()
    assert told == [cast.ama.name]
    assert not Job.objects.filter(kind="decisions.window_closed").exists()
