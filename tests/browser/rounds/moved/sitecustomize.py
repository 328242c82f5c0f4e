"""Read by every Python process that has this folder on its path, before anything else: its clock is the test's.

The product has one source of time on each side (troth.kernel.clock, troth_box.clock); both are moved by as many seconds
as stand in the file TROTH_TEST_CLOCK, looked up each time, so that days pass while the processes run.
"""

import os
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import troth.kernel.clock
import troth_box.clock

MOVED_BY = Path(os.environ["TROTH_TEST_CLOCK"])


class Moved(datetime):
    """What the product takes for the present."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(seconds=float(MOVED_BY.read_text()))


troth.kernel.clock.datetime = troth_box.clock.datetime = Moved  # type: ignore[attr-defined]

if "TROTH_BOX_DATA" in os.environ:  # the box looks at the calendar every half minute: nobody waits for that here
    import troth_box.serving.moving

    troth_box.serving.moving.SECONDS = 0.5
