"""What happens by itself: keys of pseudonyms without a person go."""

from troth.jobs.registry import daily

from .sweeping import sweep_pseudonyms


@daily("takeout.sweep")
def sweep() -> None:
    """Once a day."""
    sweep_pseudonyms()
