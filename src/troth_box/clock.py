"""Which day it is, in UTC, and how long something took. The box knows no other time, and stores none at all."""

from datetime import UTC, date, datetime
from time import monotonic


def today() -> date:
    return datetime.now(UTC).date()


def elapsed() -> float:
    """Seconds since some moment that nobody knows."""
    return monotonic()
