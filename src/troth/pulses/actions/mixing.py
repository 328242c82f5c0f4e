"""Who has collected lies in the order in which they came, until all of it is put down anew in no order."""

import secrets
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

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
    return put_down_anew(Issued.objects.filter(round=found), known)


def put_down_anew(rows: QuerySet[Any], known: int) -> int:
    """Remove these rows and put them down in no order, unless they are as many as were `known`; how many they are.

    Within a transaction in which nobody else adds any.
    """
    found = list(rows)
    if len(found) != known:
        rows.delete()
        secrets.SystemRandom().shuffle(found)
        rows.model.objects.bulk_create(found, batch_size=BATCH)
    return len(found)


def next_mixing(rows: int) -> datetime:
    """When so many rows are to be put down anew: in an hour, very many tomorrow."""
    return clock.now() + (DAY if rows > MANY else HOUR)


def mix_again(round_id: UUID, rows: int) -> None:
    """Have it done again in an hour."""
    mix_by(round_id, next_mixing(rows), known=rows)


def mix_by(round_id: UUID, due_at: datetime, *, known: int = 0) -> None:
    args = {"round": str(round_id), "known": known}
    put_by(kind="pulses.mix", due_at=due_at, args=args, key=f"pulses.mix:{round_id}")


def mix_all() -> None:
    """Have every round that is being collected put down anew soon, whatever became of the last time."""
    for round_id in Round.objects.filter(state=State.ISSUING).values_list("id", flat=True):
        mix_by(round_id, clock.now() + HOUR)
