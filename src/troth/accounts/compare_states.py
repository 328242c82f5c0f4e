"""When notes may be compared: an equal number agreed first, and one instant at which both are revealed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

RUNS_FOR = timedelta(days=14)
NUMBERS = (1, 2, 3)


class Stage(StrEnum):
    """What both may know of a comparison. Stepping out and being ready are never stages."""

    ASKED = "asked"
    AGREED = "agreed"
    REVEALED = "revealed"


@dataclass(frozen=True, slots=True)
class SideState:
    """One side as only that side knows it: how many it has chosen, whether it is ready, whether it stepped out."""

    picked: int = 0
    ready: bool = False
    out: bool = False


def is_running(stage: str, ends_at: datetime, now: datetime) -> bool:
    """Before the end both may still choose; at the end and after it nothing is revealed any more."""
    return stage != Stage.REVEALED and now < ends_at


def may_be_ready(number: int, side: SideState) -> bool:
    """A side is ready with exactly the number agreed: neither may bring more than the other."""
    return side.picked == number and not side.out


def may_reveal(stage: str, number: int, sides: Collection[SideState]) -> bool:
    """Both sides at once or nothing: two sides, both ready with the number agreed, neither stepped out."""
    return (
        stage == Stage.AGREED and len(sides) == 2 and all(side.ready and may_be_ready(number, side) for side in sides)
    )
