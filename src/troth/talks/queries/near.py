"""What the pages of others show of talks: what is between two, and what waits on Today."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from troth.people.models import Person
from troth.talks.models import FollowUp, Meeting, Revisit, Talk
from troth.talks.pairs import may_talk
from troth.talks.rules import MeetingState, RevisitState, TalkState, is_skipped_twice
from troth.visibility.gate import visible_to

from .matters import follow_ups_waiting, matters_for
from .series import next_meetings, running_series

SOON = timedelta(days=1)


def talks_near(viewer: Person, other: Person) -> dict[str, Any]:
    """Context for `talks/_between.html`: the 1:1s and matters of the two, and whether they could begin some."""
    series = running_series(viewer, other).first()
    planned = visible_to(viewer, Meeting).filter(series=series, state=MeetingState.PLANNED).first() if series else None
    return {
        "talk_series": series,
        "talk_next": planned,
        "talk_matters": [one for one in matters_for(viewer, other) if not one.closed_on],
        "may_talk": other.left_on is None and may_talk(viewer, other),
    }


@dataclass(frozen=True)
class TalksToday:
    """What waits for the reader in talks."""

    passed: list[Meeting]
    meetings: list[Meeting]
    talks: list[Talk]
    revisits: list[Revisit]
    owed: list[FollowUp]
    owed_to_me: list[FollowUp]
    skipped: list[Meeting]
    meant_for: list[Talk]


def talks_today(viewer: Person, today: date, now: datetime) -> TalksToday:
    """Everything of talks that waits."""
    planned = next_meetings(viewer)
    tomorrow = today + SOON
    zone = ZoneInfo(viewer.zone)
    follow_ups = follow_ups_waiting(viewer, tomorrow)
    return TalksToday(
        passed=[one for one in planned if one.ends_at <= now],
        meetings=[
            one
            for one in planned
            if one.ends_at > now and (one.starts_at.astimezone(zone).date() <= tomorrow or _is_news(one, today))
        ],
        talks=_planned_talks(viewer, now),
        revisits=_revisits(viewer, now),
        owed=[one for one in follow_ups if one.owed_by_id == viewer.id],
        owed_to_me=[one for one in follow_ups if one.owed_to_id == viewer.id],
        skipped=_skipped_twice(viewer, planned),
        meant_for=_meant_for(viewer, today),
    )


def _is_news(meeting: Meeting, today: date) -> bool:
    """Moved, or of a series that began in the last days: whoever did not do it has to learn of it somewhere."""
    return meeting.revision > 0 or meeting.series.began_on >= today - 3 * SOON


def _planned_talks(viewer: Person, now: datetime) -> list[Talk]:
    """Those within two days or passed; whatever the other invites to; and what the other has called off."""
    near = Q(state=TalkState.PLANNED) & (Q(starts_at__lte=now + 2 * SOON) | ~Q(by=viewer))
    off = Q(state=TalkState.DROPPED, starts_at__gt=now) & ~Q(by=viewer)
    rows = visible_to(viewer, Talk).filter(near | off, matter__closed_on=None)
    return list(rows.select_related("by", "matter__leader", "matter__member").order_by("starts_at", "id")[:12])


def _revisits(viewer: Person, now: datetime) -> list[Revisit]:
    rows = visible_to(viewer, Revisit).filter(state=RevisitState.WAITING, due_at__lte=now + SOON)
    rows = rows.filter(talk__matter__closed_on=None)
    return list(rows.select_related("talk__matter__leader", "talk__matter__member").order_by("due_at", "id")[:12])


def _meant_for(viewer: Person, today: date) -> list[Talk]:
    """Talks the reader prepares for themselves, from the day on which they meant to have them."""
    rows = visible_to(viewer, Talk).filter(by=viewer, state=TalkState.PREPARING, preparation__author=viewer)
    rows = rows.filter(preparation__meant_for__lte=today)
    return list(rows.select_related("matter__leader", "matter__member").order_by("begun_on", "id")[:12])


def _skipped_twice(viewer: Person, planned: list[Meeting]) -> list[Meeting]:
    """The last skipped 1:1 of each series whose last two were skipped; both are told, alike."""
    running = {one.series_id for one in planned}
    if not running:
        return []
    said = Q(state=MeetingState.HELD) | Q(state=MeetingState.SKIPPED)
    rows = (
        visible_to(viewer, Meeting).filter(said, series__in=running).select_related("series__leader", "series__member")
    )
    found: dict[UUID, list[Meeting]] = {}
    for row in rows.order_by("-starts_at", "id")[: 20 * len(running)]:
        found.setdefault(row.series_id, []).append(row)
    return [rows[0] for rows in found.values() if is_skipped_twice([MeetingState(one.state) for one in rows])]
