"""Who has slips lies in the order in which they came, until all of it is put down anew in no order: every hour."""

from uuid import UUID

from django.db import transaction

from troth.jobs.actions import put_by
from troth.pulses.actions.mixing import next_mixing, put_down_anew
from troth.pulses.actions.moving import today

from ..models import Season, SlipsGiven

MIX = "concerns.mix"


@transaction.atomic
def mix_slips(*, season_id: UUID, known: int) -> int | None:
    """Put the rows down anew, unless none came since there were `known`; how many there are, None once it is over.

    Nobody is given any meanwhile. Killed in the middle nothing has changed; twice is as good as once.
    """
    found = Season.objects.select_for_update().filter(id=season_id, last__gte=today(), is_over=False).first()
    if found is None:
        return None
    return put_down_anew(SlipsGiven.objects.filter(season=found), known)


def mix_again(season_id: UUID, known: int = 0) -> None:
    """Have it done in an hour."""
    args = {"season": str(season_id), "known": known}
    put_by(kind=MIX, due_at=next_mixing(known), args=args, key=f"{MIX}:{season_id}")
