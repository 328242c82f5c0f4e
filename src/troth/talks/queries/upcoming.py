"""What of talks has a day or an hour in the time to come, for the viewer's own calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import reverse

from troth.kernel.upcoming import MOST, Upcoming, moment_of
from troth.people.models import Person
from troth.talks.models import FollowUp, Meeting, Preparation, Revisit, Talk
from troth.talks.pairs import other_of
from troth.talks.rules import FollowUpState, MeetingState, RevisitState, TalkState
from troth.talks.spectrum import follow_up_words
from troth.visibility.gate import visible_to

DAY = timedelta(days=1)
REVISIT_TAKES = timedelta(minutes=15)
A_TALK = "A talk"
TO_COME_BACK_TO = "Something to come back to"


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """1:1s, talks, check-ins, revisits, and the viewer's own days to prepare; what was called off is marked so."""
    zone = ZoneInfo(viewer.zone)
    days = start.astimezone(zone).date(), (end - timedelta(microseconds=1)).astimezone(zone).date()
    found = [
        *_meetings(viewer, start, end),
        *_talks(viewer, start, end),
        *_revisits(viewer, start, end),
        *_follow_ups(viewer, days),
        *_prepared(viewer, days),
    ]
    return sorted(found, key=lambda each: (moment_of(each.starts), str(each.id)))[:MOST]


def _meetings(viewer: Person, start: datetime, end: datetime) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Meeting).filter(starts_at__gte=start, starts_at__lt=end)
    rows = rows.exclude(state=MeetingState.UNSAID).select_related("series__leader", "series__member")
    for row in rows.order_by("starts_at", "id")[:MOST]:
        yield Upcoming(
            id=row.id,
            kind="one-to-one",
            starts=row.starts_at,
            ends=row.ends_at,
            neutral_title=A_TALK,
            own_title=f"1:1 with {other_of(row.series, viewer).name}",
            url=reverse("talks:series", args=[row.series_id]),
            revision=row.revision,
            cancelled=row.state in (MeetingState.SKIPPED, MeetingState.OFF),
        )


def _talks(viewer: Person, start: datetime, end: datetime) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Talk).filter(starts_at__gte=start, starts_at__lt=end, ends_at__gt=start)
    rows = rows.exclude(state=TalkState.PREPARING).select_related("matter__leader", "matter__member")
    for row in rows.order_by("starts_at", "id")[:MOST]:
        if row.starts_at is None or row.ends_at is None:
            continue  # a talk that took place without having been planned
        yield Upcoming(
            id=row.id,
            kind="talk",
            starts=row.starts_at,
            ends=row.ends_at,
            neutral_title=A_TALK,
            own_title=f"With {other_of(row.matter, viewer).name}: {row.matter.title}",
            url=reverse("talks:talk", args=[row.id]),
            revision=row.revision,
            cancelled=row.state == TalkState.DROPPED,
        )


def _revisits(viewer: Person, start: datetime, end: datetime) -> Iterator[Upcoming]:
    rows = visible_to(viewer, Revisit).filter(due_at__gte=start, due_at__lt=end)
    rows = rows.select_related("talk__matter__leader", "talk__matter__member")
    for row in rows.order_by("due_at", "id")[:MOST]:
        matter = row.talk.matter
        yield Upcoming(
            id=row.id,
            kind="revisit",
            starts=row.due_at,
            ends=row.due_at + REVISIT_TAKES,
            neutral_title=TO_COME_BACK_TO,
            own_title=f"Come back to “{matter.title}” with {other_of(matter, viewer).name}",
            url=reverse("talks:matter", args=[matter.id]),
            revision=row.revision,
            cancelled=row.state != RevisitState.WAITING or matter.closed_on is not None,
        )


def _follow_ups(viewer: Person, days: tuple[date, date]) -> Iterator[Upcoming]:
    """Only what the viewer owes: what is owed to somebody is not theirs to do."""
    rows = visible_to(viewer, FollowUp).filter(owed_by=viewer, due_on__range=days)
    for row in rows.select_related("owed_to", "talk__matter").order_by("due_on", "id")[:MOST]:
        matter = row.talk.matter
        is_off = row.state != FollowUpState.OWED or matter.closed_on is not None
        title = f"{follow_up_words(row.kind)}: {row.owed_to.name}"
        url = reverse("talks:matter", args=[matter.id])
        yield _day(row.id, "follow-up", row.due_on, TO_COME_BACK_TO, title, url, row.revision, is_off=is_off)


def _prepared(viewer: Person, days: tuple[date, date]) -> Iterator[Upcoming]:
    """The days on which the viewer means to talk, before anybody is invited: in nobody else's calendar."""
    rows = visible_to(viewer, Preparation).filter(meant_for__range=days)
    rows = rows.select_related("talk__matter__leader", "talk__matter__member")
    for row in rows.order_by("meant_for", "id")[:MOST]:
        matter, is_off = row.talk.matter, row.talk.state != TalkState.PREPARING
        title = f"“{matter.title}” with {other_of(matter, viewer).name}"
        url = reverse("talks:talk", args=[row.talk_id])
        if row.meant_for is not None:
            yield _day(
                row.id,
                "talk-meant",
                row.meant_for,
                "Something to prepare",
                title,
                url,
                row.revision + is_off,
                is_off=is_off,
            )


def _day(id: UUID, kind: str, on: date, neutral: str, own: str, url: str, revision: int, *, is_off: bool) -> Upcoming:
    return Upcoming(
        id=id,
        kind=kind,
        starts=on,
        ends=on + DAY,
        neutral_title=neutral,
        own_title=own,
        url=url,
        revision=revision,
        cancelled=is_off,
    )
