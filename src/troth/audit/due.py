"""What happens to the log by itself: each finished day is sealed."""

from troth.jobs.registry import daily

from .sealing import seal_finished_days


@daily("audit.seal")
def seal_days() -> None:
    """Seal the days that are over."""
    seal_finished_days()
