"""What of repair has a day in the time to come, for a calendar."""

from datetime import datetime, timedelta
from uuid import uuid5

from django.urls import reverse

from troth.kernel.upcoming import MOST, Upcoming, moment_of
from troth.people.models import Person
from troth.repair.models import CoolingOff, Repair
from troth.visibility.gate import visible_to

from .repairs import View

NEUTRAL = "Something to come back to"
A_DAY, A_WHILE = timedelta(days=1), timedelta(minutes=15)


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """In [start, end), soonest first: days to come back to a repair, and one's own cooling-offs at their time."""
    rows = visible_to(viewer, Repair).exclude(committed_on=None).select_related("mender", "hurt")
    found = [one for row in rows.order_by("-committed_on", "id")[:MOST] for one in _days(View(row, viewer))]
    cooling = visible_to(viewer, CoolingOff).select_related("other").order_by("-back_at", "id")[:MOST]
    found += [_cooled(row) for row in cooling]
    within = [one for one in found if start <= moment_of(one.starts) < end]
    return sorted(within, key=lambda one: (moment_of(one.starts), str(one.id)))[:MOST]


def _days(view: View) -> list[Upcoming]:
    """All four; those after it was closed are called off."""
    row = view.repair
    return [
        Upcoming(
            id=uuid5(row.id, f"revisit {place}"),
            kind="repair",
            starts=day,
            ends=day + A_DAY,
            neutral_title=NEUTRAL,
            own_title=f"Come back to it with {view.other}",
            url=reverse("repair:show", args=[row.id]),
            revision=row.revision,
            cancelled=row.closed_on is not None and row.closed_on < day,
        )
        for place, day in enumerate(view.revisits, start=1)
    ]


def _cooled(row: CoolingOff) -> Upcoming:
    return Upcoming(
        id=row.id,
        kind="cooling_off",
        starts=row.back_at,
        ends=row.back_at + A_WHILE,
        neutral_title=NEUTRAL,
        own_title=f"Come back to it, calmly: {row.other}",
        url=reverse("repair:cooling", args=[row.id]),
        revision=row.revision,
    )
