"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from typing import Any

import pytest
from django.apps import apps

from tests.cards.test_killed import PulledPlug, stop
from tests.cast import Cast
from troth.accounts.models import Moment, Promise
from troth.jobs.models import Job
from troth.tough_news.actions import following, planning, telling
from troth.tough_news.models import News, OwnWords
from troth.tough_news.rules import Move

from .telling import follow_up, owed, plan, say, written

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of tough news, of what it leads to, and every job, as plain values."""
    models = [*apps.get_app_config("tough_news").get_models(), Job, Moment, Promise]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(
    cast: Cast, news: News, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = plan(cast.ama, teams=[cast.quay])
    [told] = say(cast.ama, said, cast.ben)
    check_in, follow = owed(said, cast.ben), follow_up(said, cast.ben)
    words: OwnWords | None = following.write_words(
        actor=cast.ben, check_in=check_in, texts={"helps": "A day."}, shared=True
    )
    assert words is not None
    follow.way = "group"
    follow.save()
    before = everything()
    for module, name in (
        (planning, "record"),
        (planning, "_remind"),
        (telling, "say_promise"),
        (telling, "remind"),
        (following, "record"),
        (following, "record_many"),
    ):
        monkeypatch.setattr(module, name, stop)
    for act in (
        lambda: plan(cast.ama, teams=[cast.quay]),
        lambda: planning.change_news(actor=cast.ama, news=news, written=written(teams=[cast.quay]), revision=1),
        lambda: planning.name_co_author(actor=cast.ama, news=news, person=cast.dora),
        lambda: say(cast.ama, news, cast.ben, cast.chidi),
        lambda: telling.promise_answer(actor=cast.ama, news=said, asker=cast.ben, words="Why?", due_on=None),
        lambda: following.choose_way(actor=cast.ben, follow_up=follow, way="not"),
        lambda: following.settle_check_in(actor=cast.ama, check_in=check_in, move=Move.DONE),
        lambda: following.settle_group(actor=cast.ama, news=said, occasion="2-days"),
        lambda: following.ask_once_more(actor=cast.ben, told=told),
        lambda: following.write_words(actor=cast.ben, check_in=check_in, texts={"helps": "More."}, shared=True),
        lambda: following.delete_words(actor=cast.ben, words=words),
    ):
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before
