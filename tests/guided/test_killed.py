"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.guided.talking import WORDS, later, on, planned, promise_to, promised, soon
from troth.accounts.actions import promises, several
from troth.accounts.models import Promise
from troth.guided.actions import ending, planning, tending
from troth.jobs.models import Job
from troth.jobs.worker import work_off

pytestmark = pytest.mark.django_db


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of guided conversations, every promise and job, as plain values."""
    models = [*apps.get_app_config("guided").get_models(), Promise, Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    held, talk = promised(cast), planned(cast)
    before = everything()
    for module, name in (
        (planning, "tell"),
        (ending, "forget_reminder"),
        (ending, "remind"),
        (promises, "follow"),
        (several, "remind"),
    ):
        monkeypatch.setattr(module, name, stop)
    acts: list[Callable[[], object]] = [
        lambda: planning.plan_conversation(actor=cast.dora, team=cast.loft, starts_at=soon()),
        lambda: planning.move_conversation(
            actor=cast.ama, conversation=talk, starts_at=soon(5), place="Elsewhere", revision=0
        ),
        lambda: planning.say_not_this_time(actor=cast.ben, conversation=talk),
        lambda: ending.end_with_promise(actor=cast.ama, conversation=talk, words=WORDS, due_on=on(9)),
        lambda: ending.end_without_promise(actor=cast.ama, conversation=talk),
        lambda: promises.keep_promise(actor=cast.ama, promise=promise_to(cast, "ben")),
    ]
    for act in acts:
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before
    assert held.became == "open"


def test_a_worker_killed_on_the_morning_tells_everybody_all_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    planned(cast, 3)
    told: list[str] = []
    with later(3):
        with monkeypatch.context() as patched:
            patched.setattr(tending, "tell", stop)
            work_off()
        assert Job.objects.get(kind="guided.day").trouble == "PulledPlug"
    with later(3.2):
        monkeypatch.setattr(tending, "tell", lambda person, kind: told.append(person.name))
        work_off()
        work_off()
    assert sorted(told) == sorted([cast.ama.name, cast.ben.name, cast.chidi.name])
