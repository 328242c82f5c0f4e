"""What of accounts has a day in the time to come, for the viewer's own calendar."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from troth.accounts.models import PrivatePromise, Promise
from troth.accounts.promise_states import CLOSED, OWED
from troth.kernel import clock
from troth.kernel.upcoming import MOST, Upcoming
from troth.people.models import Person
from troth.visibility.gate import visible_to

DAY = timedelta(days=1)
# How long what was kept or let go is still handed over, so that calendars take it out.
CALLED_OFF_FOR = timedelta(days=30)
NEUTRAL = "Something in Troth is due"


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """Promises both ways, and the viewer's own lines, by their days; settled ones as called off, for a while."""
    zone = ZoneInfo(viewer.zone)
    first, last = start.astimezone(zone).date(), (end - timedelta(microseconds=1)).astimezone(zone).date()
    since = clock.today(zone) - CALLED_OFF_FOR
    wanted = Q(due_on__range=(first, last)) & (Q(state__in=OWED) | Q(state__in=CLOSED, settled_on__gte=since))
    promises = visible_to(viewer, Promise).filter(wanted).select_related("giver", "receiver").order_by("due_on", "id")
    lines = visible_to(viewer, PrivatePromise).filter(wanted).select_related("other").order_by("due_on", "id")
    found = [_shared(row, viewer) for row in _once_each(promises[:MOST], viewer)] + [
        _private(row) for row in lines[:MOST]
    ]
    return sorted(found, key=lambda each: (each.starts, str(each.id)))[:MOST]


def _once_each(rows: Iterable[Promise], viewer: Person) -> list[Promise]:
    """What the viewer said to several people at once is one thing in their calendar."""
    return list({(row.together if row.giver_id == viewer.id else None) or row.id: row for row in rows}.values())


def _shared(row: Promise, viewer: Person) -> Upcoming:
    mine = row.giver_id == viewer.id
    several = " and others" if row.together else ""
    whose = f"To {row.receiver.name}{several}" if mine else f"From {row.giver.name}"
    return _day(row, "promise", f"{whose}: {row.words}", reverse("accounts:show-promise", args=[row.id]))


def _private(row: PrivatePromise) -> Upcoming:
    whose = "To" if row.direction == PrivatePromise.Direction.MINE else "From"
    return _day(row, "line", f"{whose} {row.other.name}: {row.words}", reverse("accounts:list-promises"))


def _day(row: Promise | PrivatePromise, kind: str, own_title: str, url: str) -> Upcoming:
    return Upcoming(
        id=row.id,
        kind=kind,
        starts=row.due_on,
        ends=row.due_on + DAY,
        neutral_title=NEUTRAL,
        own_title=own_title,
        url=url,
        revision=row.revision,
        cancelled=row.state in CLOSED,
    )
