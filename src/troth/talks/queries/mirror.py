"""The mirror: what a leader's own entries show the leader, computed anew at each look and written down nowhere."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from troth.people.models import Person
from troth.people.queries import led_by
from troth.talks import mirror
from troth.talks.models import Meeting, Postponed, Talk
from troth.talks.pairs import other_of
from troth.talks.rules import Level, MeetingState, TalkState
from troth.visibility.gate import visible_to

MANY = 400


def mirror_for(viewer: Person, today: date, now: datetime) -> mirror.Mirror:
    """What the reader's own talks and 1:1s show them; nothing anybody else wrote, did or left is looked at."""
    entries = _entries(viewer)
    moves: dict[UUID, list[date]] = {}
    rows = visible_to(viewer, Postponed).filter(author=viewer).order_by("was_for", "id")
    for talk, was_for in rows.values_list("talk_id", "was_for")[:MANY]:
        moves.setdefault(talk, []).append(was_for)
    last, ahead = _contacts(viewer, today, now)
    led = dict(led_by(viewer).values_list("id", "name"))
    return mirror.Mirror(
        postponed=mirror.often_postponed(entries, moves),
        circling=mirror.circling(entries),
        jumped=mirror.jumped(entries),
        unplanned=mirror.unplanned(led, last, ahead, today),
    )


@dataclass(frozen=True)
class NoTalk:
    """Somebody one leads with whom no talk is planned, and when the last one was noted, if ever."""

    person: Person
    last: date | None


def longest_without_a_talk(viewer: Person, today: date, now: datetime, than: timedelta) -> NoTalk | None:
    """Of those the reader leads, the one without a talk for longest, where that is at least `than`; by the reader's
    own 1:1s and talks alone. Nobody where a talk is planned with everybody, or was lately."""
    led = list(led_by(viewer))
    if not led:
        return None
    last, ahead = _contacts(viewer, today, now)
    found = [one for one in led if one.id not in ahead and last.get(one.id, date.min) <= today - than]
    longest = min(found, key=lambda one: (last.get(one.id, date.min), one.name), default=None)
    return NoTalk(longest, last.get(longest.id)) if longest else None


def _entries(viewer: Person) -> list[mirror.Entry]:
    """The reader's own talks about matters that are open."""
    rows = visible_to(viewer, Talk).filter(by=viewer, matter__leader=viewer, matter__closed_on=None)
    rows = rows.exclude(state=TalkState.DROPPED).select_related("matter__leader", "matter__member")
    return [
        mirror.Entry(
            talk=row.id,
            matter=row.matter_id,
            title=row.matter.title,
            name=other_of(row.matter, viewer).name,
            level=Level(row.level),
            begun_on=row.begun_on,
            held_on=row.held_on,
        )
        for row in rows.order_by("-begun_on", "id")[:MANY]
    ]


def _contacts(viewer: Person, today: date, now: datetime) -> tuple[dict[UUID, date], set[UUID]]:
    """When the reader last had a 1:1 or a talk of their own with whom, and with whom one is ahead."""
    last: dict[UUID, date] = {}
    ahead: set[UUID] = set()
    zone = ZoneInfo(viewer.zone)
    meetings = visible_to(viewer, Meeting).filter(series__leader=viewer)
    meetings = meetings.filter(state__in=[MeetingState.PLANNED, MeetingState.HELD]).order_by("-starts_at", "id")
    for member, state, starts_at in meetings.values_list("series__member", "state", "starts_at")[:MANY]:
        _note(last, ahead, member, starts_at.astimezone(zone).date() if state == MeetingState.HELD else None)
    talks = visible_to(viewer, Talk).filter(by=viewer, matter__leader=viewer).exclude(state=TalkState.DROPPED)
    for member, held_on in talks.order_by("-begun_on", "id").values_list("matter__member", "held_on")[:MANY]:
        _note(last, ahead, member, held_on)
    return last, ahead


def _note(last: dict[UUID, date], ahead: set[UUID], member: UUID, on: date | None) -> None:
    if on is None:
        ahead.add(member)
    else:
        last[member] = max(on, last.get(member, on))
