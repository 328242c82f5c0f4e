"""Who has slips lies in the order in which they came, until all of it is put down anew in no order: every hour."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from troth.jobs.actions import put_by
from troth.kernel import clock
from troth.pulses.actions.moving import today

from ..models import Season, SlipsGiven

MIX = "concerns.mix"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MANY, BATCH = 20_000, 1000  # so many rows are put down anew once a day only


@transaction.atomic
def mix_slips(*, season_id: UUID, known: int) -> int | None:
    """Put the rows down anew, unless none came since there were `known`; how many there are, None once it is over.

    Nobody is given any meanwhile. Killed in the middle nothing has changed; twice is as good as once.
    """
    found = Season.objects.select_for_update().filter(id=season_id, last__gte=today()).first()
    if found is None:
        return None
    rows = list(SlipsGiven.objects.filter(season=found))
    if len(rows) != known:
        SlipsGiven.objects.filter(season=found).delete()
        secrets.SystemRandom().shuffle(rows)
        SlipsGiven.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def mix_again(season_id: UUID, known: int = 0) -> None:
    """Have it done in an hour."""
    args = {"season": str(season_id), "known": known}
    due_at = clock.now() + (DAY if known > MANY else HOUR)
    put_by(kind=MIX, due_at=due_at, args=args, key=f"{MIX}:{season_id}")
