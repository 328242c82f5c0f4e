"""The ways back from what is done with cards."""

from datetime import date
from typing import Any
from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import cards, loop, questions
from .queries.cards import my_card, note_for
from .queries.questions import exchange_for


def _delete(viewer: Person, *, id: str) -> None:
    cards.delete_card(actor=viewer, card=my_card(viewer, UUID(id)))


def _restore(viewer: Person, *, fields: dict[str, Any]) -> None:
    cards.restore_card(actor=viewer, fields=fields)


def _share(viewer: Person, *, id: str, audience: str) -> None:
    cards.share_card(actor=viewer, card=my_card(viewer, UUID(id)), audience=audience)


def _change(viewer: Person, *, id: str, kind: str, words: str, audience: str) -> None:
    cards.change_card(actor=viewer, card=my_card(viewer, UUID(id)), kind=kind, words=words, audience=audience)


def _unrenew(viewer: Person, *, id: str, day: str) -> None:
    cards.restore_expiry(actor=viewer, card=my_card(viewer, UUID(id)), day=date.fromisoformat(day))


def _take_back_acted(viewer: Person, *, id: str) -> None:
    loop.take_back_acted(actor=viewer, note=note_for(viewer, UUID(id)))


def _restore_acted(viewer: Person, *, fields: dict[str, Any]) -> None:
    loop.restore_acted(actor=viewer, fields=fields)


def _unsay_whether(viewer: Person, *, id: str) -> None:
    loop.unsay_whether(actor=viewer, note=note_for(viewer, UUID(id)))


def _bring_back(viewer: Person, *, id: str) -> None:
    questions.bring_back_question(actor=viewer, asking=exchange_for(viewer, UUID(id)).asking)


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "delete-card": _delete,
            "restore-card": _restore,
            "share-card": _share,
            "change-card": _change,
            "unrenew-card": _unrenew,
            "take-back-acted": _take_back_acted,
            "restore-acted": _restore_acted,
            "unsay-was-so": _unsay_whether,
            "bring-back-question": _bring_back,
        }
    )
