"""Having the list, the quarter and the counts looked at: once a day, and whenever a key changes."""

from datetime import datetime

from troth.jobs.actions import put_by
from troth.kernel import clock

STEP = "concerns.step"


def look_again(at: datetime | None = None) -> None:
    """Have it looked at by then; now, if no moment is named."""
    put_by(kind=STEP, due_at=at or clock.now(), args={}, key=STEP)
