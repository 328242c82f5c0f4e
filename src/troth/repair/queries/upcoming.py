"""What of repair has a day in the time to come, for a calendar."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse

from troth.people.models import Person
from troth.repair.models import CoolingOff, Repair
from troth.visibility.gate import visible_to

from .repairs import View

MANY = 200
NEUTRAL = "Something to come back to"


@dataclass(frozen=True)
class Upcoming:
    """A day with something to come back to.

    `title` tells nothing to whoever looks over a shoulder; `own_title` is for a calendar only its owner sees. The same
    `id` with a higher `revision` replaces what a calendar has; `cancelled` takes it out.
    """

    id: str
    kind: str
    date: date
    title: str
    own_title: str
    url: str
    revision: int
    cancelled: bool


def upcoming_for(viewer: Person, start: date, end: date) -> list[Upcoming]:
    """From start to end, in order of days: days to come back to a repair, and one's own cooling-offs."""
    rows = visible_to(viewer, Repair).exclude(committed_on=None).select_related("mender", "hurt")
    found = [one for row in rows.order_by("committed_on", "id")[:MANY] for one in _days(View(row, viewer))]
    zone = ZoneInfo(viewer.zone)
    cooling = visible_to(viewer, CoolingOff).select_related("other").order_by("back_at", "id")[:MANY]
    found += [_cooled(row, row.back_at.astimezone(zone).date()) for row in cooling]
    return sorted((one for one in found if start <= one.date <= end), key=lambda one: (one.date, one.id))


def _days(view: View) -> list[Upcoming]:
    row = view.repair
    return [
        Upcoming(
            id=f"repair-{row.id}-{place}",
            kind="repair",
            date=day,
            title=NEUTRAL,
            own_title=f"Come back to it with {view.other}",
            url=reverse("repair:show", args=[row.id]),
            revision=int(gone),
            cancelled=gone,
        )
        for place, day in enumerate(view.revisits, start=1)
        for gone in [row.closed_on is not None and row.closed_on < day]
    ]


def _cooled(row: CoolingOff, day: date) -> Upcoming:
    return Upcoming(
        id=f"cooling-{row.id}",
        kind="cooling_off",
        date=day,
        title=NEUTRAL,
        own_title=f"Come back to it, calmly: {row.other}",
        url=reverse("repair:cooling", args=[row.id]),
        revision=0,
        cancelled=False,
    )
