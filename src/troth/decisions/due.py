"""What of decisions happens when it is due."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .actions.tending import day_comes, review_comes, tend, window_closes


@due("decisions.window_closed")
def window_closed(decision: str) -> None:
    """The time for input is over."""
    window_closes(decision=UUID(decision))


@due("decisions.decide_by")
def decide_by(decision: str) -> None:
    """The day it is to be decided by."""
    day_comes(decision=UUID(decision))


@due("decisions.review_due")
def review_due(decision: str) -> None:
    """The day to look at it again."""
    review_comes(decision=UUID(decision))


@daily("decisions.tend")
def every_night() -> None:
    """What nobody is left to decide, and what has been kept long enough."""
    tend()
