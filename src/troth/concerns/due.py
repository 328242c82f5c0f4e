"""What of concerns happens when it is due: the list, the quarter, the counts."""

from datetime import timedelta
from functools import partial

from troth.jobs.registry import Finish, daily, errand
from troth.kernel import clock
from troth.pulses.box import BoxTrouble

from .actions import counting, publishing
from .actions.stepping import STEP, look_again
from .models import ListenerKey

SOON = timedelta(hours=4)


@daily("concerns.tend")
def every_day() -> None:
    """Have everything looked at, once somebody listens."""
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


def _nothing() -> None:
    """Nothing more is to come."""
