"""What of decisions has a time to come, for a calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.urls import reverse

from troth.decisions.models import Decision
from troth.decisions.rules import Stage
from troth.kernel.upcoming import MOST, Upcoming, moment_of
from troth.people.models import Person
from troth.visibility.gate import visible_to

CLOSES, BY, REVIEW = "decision-closes", "decision-by", "decision-review"
NEUTRAL = {
    CLOSES: "Something closes in Troth",
    BY: "Something is due in Troth",
    REVIEW: "Something to look at in Troth",
}
DAY = timedelta(days=1)


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """When input closes, in every decision of the reader's; when to decide and to look again, in those they decide.

    From `start` up to but not including `end`, both aware; soonest first, at most MOST.
    """
    days = (start.date(), end.date())
    timed = (
        Q(closes_at__gte=start, closes_at__lt=end)
        | Q(decider=viewer, decide_by__range=days)
        | Q(decider=viewer, review_on__range=days)
    )
    rows = visible_to(viewer, Decision).filter(timed).order_by("decide_by", "id")[:MOST]
    found = [one for row in rows for one in _of(viewer, row) if start <= moment_of(one.starts) < end]
    return sorted(found, key=lambda one: (moment_of(one.starts), one.kind, str(one.id)))[:MOST]


def _of(viewer: Person, row: Decision) -> Iterator[Upcoming]:
    if row.closes_at is not None:
        yield _one(row, CLOSES, row.closes_at, "Input closes", cancelled=row.stage == Stage.ENDED)
    if row.decider_id == viewer.id:
        yield _one(row, BY, row.decide_by, "Decide", cancelled=row.stage != Stage.OPEN)
        if row.review_on is not None:
            yield _one(row, REVIEW, row.review_on, "What came of it", cancelled=False)


def _one(row: Decision, kind: str, when: datetime | date, says: str, *, cancelled: bool) -> Upcoming:
    return Upcoming(
        id=row.id,
        kind=kind,
        starts=when,
        ends=when if isinstance(when, datetime) else when + DAY,
        neutral_title=NEUTRAL[kind],
        own_title=f"{says}: {row.about}",
        url=reverse("decisions:show", args=[row.id]),
        revision=row.revision,
        cancelled=cancelled,
    )
