"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, Prepared
from troth.accounts.models import Promise
from troth.jobs.models import Job
from troth.talks.actions import after, matters, notes, series, talks
from troth.talks.models import FollowUp, Meeting, Series
from troth.talks.rules import FollowUpState, MeetingState, WordKind


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of talks, every promise and every job, as plain values."""
    models = [*apps.get_app_config("talks").get_models(), Promise, Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(
    cast: Cast, one_to_ones: Series, planned: Prepared, held: Prepared, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting, ahead, talk = Meeting.objects.get(), planned(), held(level=2)
    row, later = FollowUp.objects.get(kind="warm"), NOW + timedelta(days=3)
    draft = matters.begin_talk(actor=cast.ama, matter=talk.matter, level=1)
    before = everything()
    for module in (series, notes, matters, talks, after):
        monkeypatch.setattr(module, "log_talk", stop)
    monkeypatch.setattr(matters, "touch", stop)
    skipped = MeetingState.SKIPPED
    for act in (
        lambda: series.settle_meeting(actor=cast.ama, meeting=meeting, state=skipped),
        lambda: series.move_meeting(actor=cast.ama, meeting=meeting, starts_at=later, revision=0),
        lambda: series.end_series(actor=cast.ama, series=one_to_ones),
        lambda: notes.add_item(actor=cast.ama, series=one_to_ones, words="The rota"),
        lambda: notes.share_note(actor=cast.ama, meeting=meeting, words="For both"),
        lambda: talks.plan_talk(actor=cast.ama, talk=draft, starts_at=later, minutes=20, invitation="Tea?"),
        lambda: talks.move_talk(actor=cast.ama, talk=ahead, starts_at=later, revision=0),
        lambda: talks.drop_talk(actor=cast.ama, talk=ahead),
        lambda: talks.hold_talk(actor=cast.ama, talk=ahead, held_on=DAY),
        lambda: matters.close_matter(actor=cast.ama, matter=talk.matter),
        lambda: matters.say_in_matter(actor=cast.ama, matter=talk.matter, kind=WordKind.SUPPORT, words="One"),
        lambda: matters.promise_in_matter(
            actor=cast.ama, matter=talk.matter, direction="mine", words="ring", due_on=DAY
        ),
        lambda: after.settle_follow_up(actor=cast.ama, row=row, state=FollowUpState.DONE),
        lambda: after.revisit_later(actor=cast.ama, talk=talk, due_at=later),
    ):
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before
