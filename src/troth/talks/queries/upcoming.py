"""What of talks has a day in the time to come, for a calendar: small frozen values, each for the reader alone.

`neutral_title` names no person and no topic, and is what a calendar elsewhere may show; `own_title` is for somebody who
chose to see more. An entry with a time has `starts_at` and `ends_at` in UTC and no `on`; an entry of a day has `on`
alone. `revision` grows with every change a calendar has to learn of, and `is_cancelled` says that it is off.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.urls import reverse

from troth.people.models import Person
from troth.talks.models import FollowUp, Meeting, Preparation, Revisit, Talk
from troth.talks.pairs import other_of
from troth.talks.rules import FollowUpState, MeetingState, RevisitState, TalkState
from troth.talks.spectrum import follow_up_words
from troth.visibility.gate import visible_to

MOST = 300
REVISIT_TAKES = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """One entry of a calendar. `id` stays the same however often it is moved."""

    id: UUID
    kind: str
    neutral_title: str
    own_title: str
    url: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    on: date | None = None
    revision: int = 0
    is_cancelled: bool = False


def upcoming_for(viewer: Person, start: date, end: date) -> list[Upcoming]:
    """1:1s, talks, check-ins, revisits and the reader's own days to prepare from `start` to `end`, both included.

    Times are compared with those days in UTC. What was called off within them is there too, marked, so that a calendar
    can take it out.
    """
    between = (datetime.combine(start, time.min, UTC), datetime.combine(end, time.max, UTC))
    found = [
        *_meetings(viewer, between),
        *_talks(viewer, between),
        *_revisits(viewer, between),
        *_follow_ups(viewer, start, end),
        *_prepared(viewer, start, end),
    ]
    return sorted(found, key=_when)


def _when(one: Upcoming) -> tuple[datetime, str]:
    if one.starts_at is not None:
        return one.starts_at, str(one.id)
    return datetime.combine(one.on or date.max, time.min, UTC), str(one.id)


def _meetings(viewer: Person, between: tuple[datetime, datetime]) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Meeting).filter(starts_at__range=between).exclude(state=MeetingState.UNSAID)
    for row in rows.select_related("series__leader", "series__member").order_by("starts_at", "id")[:MOST]:
        yield Upcoming(
            id=row.id,
            kind="one_to_one",
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            neutral_title="A talk",
            own_title=f"1:1 with {other_of(row.series, viewer).name}",
            url=reverse("talks:series", args=[row.series_id]),
            revision=row.revision,
            is_cancelled=row.state in (MeetingState.SKIPPED, MeetingState.OFF),
        )


def _talks(viewer: Person, between: tuple[datetime, datetime]) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Talk).filter(starts_at__range=between).exclude(state=TalkState.PREPARING)
    for row in rows.select_related("matter__leader", "matter__member").order_by("starts_at", "id")[:MOST]:
        yield Upcoming(
            id=row.id,
            kind="talk",
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            neutral_title="A talk",
            own_title=f"A talk with {other_of(row.matter, viewer).name}: {row.matter.title}",
            url=reverse("talks:talk", args=[row.id]),
            revision=row.revision,
            is_cancelled=row.state == TalkState.DROPPED,
        )


def _revisits(viewer: Person, between: tuple[datetime, datetime]) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Revisit).filter(due_at__range=between).exclude(state=RevisitState.DONE)
    for row in rows.select_related("talk__matter__leader", "talk__matter__member").order_by("due_at", "id")[:MOST]:
        matter = row.talk.matter
        yield Upcoming(
            id=row.id,
            kind="revisit",
            starts_at=row.due_at,
            ends_at=row.due_at + REVISIT_TAKES,
            neutral_title="A talk to come back to",
            own_title=f"Come back to “{matter.title}” with {other_of(matter, viewer).name}",
            url=reverse("talks:matter", args=[matter.id]),
            revision=row.revision,
            is_cancelled=row.state == RevisitState.LET_GO or matter.closed_on is not None,
        )


def _follow_ups(viewer: Person, start: date, end: date) -> Iterator[Upcoming]:
    """Only what the reader owes: what is owed to somebody is not theirs to do."""
    rows = visible_to(viewer, FollowUp).filter(owed_by=viewer, due_on__range=(start, end))
    rows = rows.exclude(state=FollowUpState.DONE).select_related("owed_to", "talk__matter")
    for row in rows.order_by("due_on", "id")[:MOST]:
        yield Upcoming(
            id=row.id,
            kind=row.kind,
            on=row.due_on,
            neutral_title="Something to come back to",
            own_title=f"{follow_up_words(row.kind)}: {row.owed_to.name}",
            url=reverse("talks:matter", args=[row.talk.matter_id]),
            is_cancelled=row.state == FollowUpState.DECLINED or row.talk.matter.closed_on is not None,
            revision=int(row.state == FollowUpState.DECLINED),
        )


def _prepared(viewer: Person, start: date, end: date) -> Iterator[Upcoming]:
    """The days on which the reader means to talk, before anybody is invited: in nobody else's calendar."""
    rows = visible_to(viewer, Preparation).filter(meant_for__range=(start, end), talk__state=TalkState.PREPARING)
    for row in rows.select_related("talk__matter__leader", "talk__matter__member").order_by("meant_for", "id")[:MOST]:
        matter = row.talk.matter
        yield Upcoming(
            id=row.id,
            kind="prepare",
            on=row.meant_for,
            neutral_title="Something to prepare",
            own_title=f"“{matter.title}” with {other_of(matter, viewer).name}",
            url=reverse("talks:prepare", args=[row.talk_id]),
        )
