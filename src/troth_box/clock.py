"""Which day it is, in UTC. The box knows no finer time, and stores none at all."""

from datetime import UTC, date, datetime


def today() -> date:
    return datetime.now(UTC).date()
