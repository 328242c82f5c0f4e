"""What of repair happens when it is due."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .actions.cooling import cooling_comes_back
from .actions.retention import let_run_out
from .actions.revisits import revisit_comes_due


@due("repair.revisit_due")
def revisit_due(repair: str) -> None:
    """A day to come back to it."""
    revisit_comes_due(repair=UUID(repair))


@due("repair.cooled")
def cooled(cooling: str) -> None:
    """A cooling-off is over."""
    cooling_comes_back(cooling=UUID(cooling))


@daily("repair.run_out")
def run_out() -> None:
    """Every night: what has run out goes."""
    let_run_out()
