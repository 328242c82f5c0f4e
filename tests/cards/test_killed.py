"""Killed in the middle: whatever fails at the last step of an action, nothing of it happened."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from tests.cast import Cast
from troth.cards.actions import cards, loop, questions, retention
from troth.cards.models import Card
from troth.jobs.models import Job

Write = Callable[..., Card]


class PulledPlug(Exception):
    """The machine stopped."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of cards, and every job, as plain values."""
    models = [*apps.get_app_config("cards").get_models(), Job]
    return {model._meta.label: list(model.objects.order_by("pk").values()) for model in models}  # type: ignore[attr-defined]


def stop(*_: Any, **__: Any) -> None:
    raise PulledPlug


def test_an_action_cut_off_at_its_last_step_leaves_no_trace(
    cast: Cast, card_of: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = card_of(cast.ben)
    note = loop.note_acted(actor=cast.ama, card=card)
    asking = questions.ask_question(actor=cast.ama, person=cast.ben, key="monday", answer="Mine")
    untouched = questions.ask_question(actor=cast.ama, person=cast.chidi, key="monday", answer="Mine")
    turn = questions.answer_question(actor=cast.ben, asking=asking, words="Like so")
    Card.objects.filter(id=card.id).update(expires_on="2020-01-01")
    before = everything()
    for module in (loop, questions):
        monkeypatch.setattr(module, "record", stop)
    monkeypatch.setattr(retention, "tell", stop)
    monkeypatch.setattr(cards.CardWarning.objects, "filter", stop)
    for act in (
        lambda: loop.note_acted(actor=cast.ama, card=card),
        lambda: loop.take_back_acted(actor=cast.ama, note=note),
        lambda: loop.say_whether(actor=cast.ben, note=note, says="yes", openly=True),
        lambda: questions.ask_back(actor=cast.ben, asking=asking, words="Why?"),
        lambda: questions.reply(actor=cast.ama, asking=asking, words="So"),
        lambda: questions.take_back_turn(actor=cast.ben, turn=turn),
        lambda: questions.take_back_question(actor=cast.ama, asking=untouched),
        lambda: cards.renew_card(actor=cast.ben, card=card),
        lambda: retention.let_run_out(),
    ):
        with pytest.raises(PulledPlug):
            act()
        assert everything() == before


def test_an_import_refused_at_its_last_card_keeps_none(cast: Cast) -> None:
    from troth.kernel.errors import Refused

    said = [{"kind": "value", "words": words, "audience": "me", "id": None} for words in ("One", "Two", "")]
    with pytest.raises(Refused):
        cards.write_cards(actor=cast.ben, cards=said)
    assert not Card.objects.exists()
