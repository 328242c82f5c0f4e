"""What of concerns happens when it is due: the list, the quarter, counts, mixing who has slips, what is brought."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from troth.jobs.registry import Finish, daily, due, errand
from troth.kernel import clock
from troth.pulses.box import BoxTrouble

from .actions import bringing, counting, mixing, publishing
from .actions.mixing import MIX
from .actions.stepping import STEP, look_again
from .models import ListenerKey

SOON = timedelta(hours=4)


@daily("concerns.tend")
def every_day() -> None:
    """Have everything looked at, once somebody listens; and what was brought and kept long enough goes."""
    bringing.forget_old()
    if ListenerKey.objects.exists():
        look_again()


@errand(STEP)
def step() -> Finish:
    """Publish what changed and ask for the counts. A box out of reach is waited for: `troth doctor` says so."""
    try:
        publishing.publish()
        told = counting.fetch()
    except BoxTrouble:
        return partial(look_again, clock.now() + SOON)
    return partial(counting.note, told) if told else _nothing


@errand(MIX)
def mix(season: str, known: int) -> Finish:
    """Put down anew who has slips, and again in an hour, as long as slips are given."""
    rows = mixing.mix_slips(season_id=UUID(season), known=known)
    return _nothing if rows is None else partial(mixing.mix_again, UUID(season), rows)


@due(bringing.BRING)
def reach(brought: str) -> None:
    """It is put before somebody."""
    bringing.reach(id=UUID(brought))


@due(bringing.BRING_BACK)
def reach_back(brought: str) -> None:
    """Its answer goes to the listener."""
    bringing.reach_back(id=UUID(brought))


@due(bringing.LATE)
def run_out(brought: str) -> None:
    """Its last day for an answer is past."""
    bringing.run_out(id=UUID(brought))


def _nothing() -> None:
    """Nothing more is to come."""
