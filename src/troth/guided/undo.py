"""The ways back from what is done about a guided conversation."""

from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import ending, planning, preparing
from .queries.conversations import conversation_for


def _plan_again(viewer: Person, *, id: str) -> None:
    planning.plan_again(actor=viewer, conversation=conversation_for(viewer, UUID(id)))


def _take_back_ending(viewer: Person, *, id: str) -> None:
    ending.take_back_ending(actor=viewer, conversation=conversation_for(viewer, UUID(id)))


def _prepare_again(viewer: Person, *, id: str, notes: dict[str, str]) -> None:
    preparing.prepare(actor=viewer, conversation=conversation_for(viewer, UUID(id)), notes=notes)


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "plan-guided-again": _plan_again,
            "take-back-guided-ending": _take_back_ending,
            "prepare-guided-again": _prepare_again,
        }
    )
