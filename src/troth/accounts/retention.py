"""How long private and offered things are kept: pure dates."""

from datetime import date, timedelta

KEPT_FOR = timedelta(days=240)
WARNING = timedelta(days=7)


def expires_on(written_on: date) -> date:
    """The day a private entry runs out unless it is kept."""
    return written_on + KEPT_FOR


def is_warned(runs_out_on: date, today: date) -> bool:
    """Whether its author is told, or was: from a week before the day."""
    return today >= runs_out_on - WARNING
