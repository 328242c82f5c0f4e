"""The ways back from what is done in a repair."""

from typing import Any
from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import beginning, closing, cooling
from .queries.cooling import cooling_for
from .queries.repairs import repair_for, turn_for


def _take_back(viewer: Person, *, id: str) -> None:
    beginning.take_back_repair(actor=viewer, repair=repair_for(viewer, UUID(id)).repair)


def _take_back_turn(viewer: Person, *, id: str) -> None:
    closing.take_back_turn(actor=viewer, turn=turn_for(viewer, UUID(id)))


def _end_cooling(viewer: Person, *, id: str) -> None:
    cooling.end_cooling(actor=viewer, cooling=cooling_for(viewer, UUID(id)))


def _restore_cooling(viewer: Person, *, fields: dict[str, Any]) -> None:
    cooling.restore_cooling(actor=viewer, fields=fields)


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "take-back-repair": _take_back,
            "take-back-repair-turn": _take_back_turn,
            "end-cooling": _end_cooling,
            "restore-cooling": _restore_cooling,
        }
    )
