"""What of cards happens when it is due."""

from troth.jobs.registry import daily

from .actions.retention import let_run_out


@daily("cards.run_out")
def run_out() -> None:
    """Every night: what has run out goes, and authors are told of what will in a week."""
    let_run_out()
