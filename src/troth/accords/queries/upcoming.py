"""When accords are looked at again, for the viewer's own calendar."""

from datetime import date, datetime, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from troth.accords import rules
from troth.accords.models import Accord
from troth.accords.states import Stage
from troth.kernel import clock
from troth.kernel.upcoming import MOST, Upcoming
from troth.people.models import Person
from troth.visibility.gate import visible_to

DAY = timedelta(days=1)
CALLED_OFF_FOR = timedelta(days=30)
NEUTRAL = "Something in Troth to look at again"
UTC = ZoneInfo("UTC")


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """The next review of each accord of the viewer's; of one that ended, the review that will not be, for a while."""
    since = clock.today(UTC) - CALLED_OFF_FOR
    first, last = start.astimezone(UTC).date(), (end - timedelta(microseconds=1)).astimezone(UTC).date()
    running = Q(stage=Stage.SIGNED, review_on__range=(first, last))
    ended = Q(stage=Stage.ENDED, ended_on__gte=since) & ~Q(signed_on=None)
    rows = visible_to(viewer, Accord).filter(running | ended).select_related("leader", "member").order_by("id")[:MOST]
    found = [_review(row, viewer) for row in rows]
    return sorted((one for one in found if first <= _day_of(one) <= last), key=lambda one: (_day_of(one), str(one.id)))


def _day_of(one: Upcoming) -> date:
    return one.starts


def _review(row: Accord, viewer: Person) -> Upcoming:
    """Each review is an event of its own: its id is made of the accord's and the number of the review."""
    other = row.member if row.leader_id == viewer.id else row.leader
    day = row.review_on or _was_to_be(row)
    return Upcoming(
        id=uuid5(row.id, f"review {row.review + 1}"),
        kind="accord_review",
        starts=day,
        ends=day + DAY,
        neutral_title=NEUTRAL,
        own_title=f"Look again at the accord with {other.name}",
        url=reverse("accords:show", args=[row.id]),
        revision=0 if row.review_on else 1,
        cancelled=row.review_on is None,
    )


def _was_to_be(row: Accord) -> date:
    """The day the next review would have been, had the accord not ended."""
    assert row.signed_on is not None and row.ended_on is not None  # noqa: S101, PT018 # only these are asked for
    return rules.next_review(row.signed_on, row.ended_on, is_new=row.is_new_role)
