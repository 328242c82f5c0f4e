"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.replies.said import answer, later, promise_to, released, said
from troth.accounts.actions import promises
from troth.accounts.models import Promise
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.pulses.models import Duty
from troth.replies.actions import answering, tending

pytestmark = pytest.mark.django_db


class PulledPlug(Exception):
    """The machine stopped."""


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of replies, every duty, promise and job, as plain values."""
    models = [*apps.get_app_config("replies").get_models(), Duty, Promise, Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    old = answer(cast, released(cast, ago=90, asked=130))
    new = released(cast)
    answering.keep_draft(actor=cast.ama, release=new, said=said())
    before = everything()
    for module, name in ((answering, "put"), (answering, "record"), (promises, "follow")):
        monkeypatch.setattr(module, name, stop)
    acts: list[Callable[[], object]] = [
        lambda: answer(cast, new),
        lambda: answering.correct(actor=cast.ama, reply=old, heard="Better.", will_not="", revision=0),
        lambda: promises.keep_promise(actor=cast.ama, promise=promise_to(cast.ben)),
    ]
    for act in acts:
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before


def test_a_worker_killed_while_telling_tells_everybody_all_the_same(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    answer(cast, released(cast))
    with monkeypatch.context() as patched:
        patched.setattr(tending, "tell", stop)
        work_off()
    assert Job.objects.get(kind="replies.tell").trouble == "PulledPlug"
    with later(0.2):
        monkeypatch.setattr(tending, "tell", lambda person, kind: told.append(person.name))
        work_off()
        work_off()
    assert sorted(told) == sorted([cast.ben.name, cast.chidi.name])
