"""Who has collected lies in the order in which they came, until all of it is put down anew in no order."""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from troth.jobs.actions import put_by
from troth.kernel import clock

from ..models import Issued, Round
from ..rules.states import State
from .moving import locked

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MANY, BATCH = 20_000, 1000  # so many rows are put down anew once a day only


@transaction.atomic
def mix_issued(*, round_id: UUID, known: int) -> int | None:
    """Put the rows down anew, unless none came since there were `known`; how many there are, None once it is over.

    Nobody can collect meanwhile. Killed in the middle nothing has changed; twice is as good as once.
    """
    found = locked(round_id, State.ISSUING)
    if found is None:
        return None
    rows = list(Issued.objects.filter(round=found))
    if len(rows) != known:
        Issued.objects.filter(round=found).delete()
        secrets.SystemRandom().shuffle(rows)
        Issued.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def mix_again(round_id: UUID, rows: int) -> None:
    """Have it done again in an hour."""
    mix_by(round_id, clock.now() + (DAY if rows > MANY else HOUR), known=rows)


def mix_by(round_id: UUID, due_at: datetime, *, known: int = 0) -> None:
    args = {"round": str(round_id), "known": known}
    put_by(kind="pulses.mix", due_at=due_at, args=args, key=f"pulses.mix:{round_id}")


def mix_all() -> None:
    """Have every round that is being collected put down anew soon, whatever became of the last time."""
    for round_id in Round.objects.filter(state=State.ISSUING).values_list("id", flat=True):
        mix_by(round_id, clock.now() + HOUR)
