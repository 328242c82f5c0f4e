"""Something that will happen at a known time, as one of the two concerned may put it into a calendar.

Each capability with such things writes `queries/upcoming.py` with `upcoming_for(viewer, start, end)`: what is the
viewer's own, through the gate, that begins in [start, end) (both aware), soonest first, at most `MOST` of them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

MOST = 200


@dataclass(frozen=True)
class Upcoming:
    """One thing to come; `starts` and `ends` are both aware, or both days (then `ends` is the day after the last).

    `id` and `kind` stay the same as long as it is the same thing, however often it moves. `revision` grows by at
    least one with every change of time, place or state. What was called off is handed over for a while yet,
    `cancelled`, so that calendars take it out. `neutral_title` names nobody and no topic; `own_title` may. `url` is
    the path of its page, beginning with a slash. What is held at an hour of the wall clock is an instant here: whoever
    keeps the hour turns it into one, in the zone it was agreed in.
    """

    id: UUID
    kind: str
    starts: datetime | date
    ends: datetime | date
    neutral_title: str
    own_title: str
    url: str
    revision: int = 0
    cancelled: bool = False

    def __post_init__(self) -> None:
        """Raises ValueError for a naive time, a mixture of times and days, or an end before the start."""
        if isinstance(self.starts, datetime) != isinstance(self.ends, datetime):
            raise ValueError("an upcoming thing begins and ends with two times, or with two days")
        if any(isinstance(end, datetime) and end.tzinfo is None for end in (self.starts, self.ends)):
            raise ValueError("the times of an upcoming thing know their zone")
        if moment_of(self.ends) < moment_of(self.starts):
            raise ValueError("an upcoming thing does not end before it begins")

    @property
    def is_all_day(self) -> bool:
        return not isinstance(self.starts, datetime)


UpcomingFor = Callable[[Any, datetime, datetime], Iterable[Upcoming]]


def moment_of(when: datetime | date) -> datetime:
    """An aware time for comparing: a day counts from its midnight in UTC."""
    return when if isinstance(when, datetime) else datetime.combine(when, time.min, tzinfo=UTC)
