"""How the work stands: for `troth doctor` and the operator's page. No counts of what is still to come, and no kinds.

How many of a kind wait would tell the operator what people do: that somebody compares notes, say.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, Q

from troth.kernel import clock

from .models import Job

LATE = timedelta(minutes=5)


@dataclass(frozen=True)
class GivenUp:
    """A job that failed too often, of that capability."""

    id: UUID
    capability: str
    due_at: datetime
    trouble: str


def late_since() -> datetime | None:
    """Since when something has been waiting for a worker, if for more than five minutes; else None."""
    now = clock.now()
    free = Q(leased_until=None) | Q(leased_until__lt=now - LATE)
    oldest: datetime | None = Job.objects.filter(free, gave_up=False, due_at__lt=now - LATE).aggregate(
        oldest=Min("due_at")
    )["oldest"]
    return oldest


def given_up() -> list[GivenUp]:
    """What was tried too often, oldest first."""
    rows = Job.objects.filter(gave_up=True).order_by("due_at")
    return [GivenUp(row.id, row.kind.partition(".")[0], row.due_at, row.trouble) for row in rows[:100]]
