"""1:1s: beginning, moving, holding, skipping and ending them, and everything the two write for them.

Every change of a series locks its row first, so two at once queue. Done twice, the second finds it done and changes
nothing. A meeting moves only from the revision its reader saw. Killed in the middle, nothing happened.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.talks.logged import log_talk
from troth.talks.models import Meeting, Series
from troth.talks.pairs import leader_and_member, other_of, today_of
from troth.talks.rules import MeetingState, slot_after, start_of

FARTHEST = timedelta(days=400)
CHANGED = "This 1:1 was changed in the meantime. Look at it again."


def _check_rhythm(every_days: int, minutes: int) -> None:
    if not 1 <= every_days <= 92:
        raise Refused("Choose between every day and every 92 days.", field="every_days")
    if not 5 <= minutes <= 240:
        raise Refused("Between five minutes and four hours.", field="minutes")


def check_start(starts_at: datetime) -> datetime:
    """A time to come, within about a year."""
    now = clock.now()
    if starts_at < now:
        raise Refused("That time has passed. Choose a later one.", field="on")
    if starts_at > now + FARTHEST:
        raise Refused("That is too far away. Choose a day within a year.", field="on")
    return starts_at


@transaction.atomic
def begin_series(
    *, actor: Person, other: Person, first: date, at: time, every_days: int, minutes: int = 30, id: UUID | None = None
) -> Series:
    """Begin 1:1s with one's leader or with somebody one leads. Where they run already, that series is the answer."""
    leader, member = leader_and_member(actor, other)
    _check_rhythm(every_days, minutes)
    Person.objects.select_for_update().get(id=leader.id)  # two at once begin one series
    running = Series.objects.filter(leader=leader, member=member, ended_on=None).first()
    if running:
        return running
    starts_at = check_start(start_of(first, at, ZoneInfo(actor.zone)))
    series = Series(
        id=_free(id), leader=leader, member=member, every_days=every_days, at=at, zone=actor.zone, minutes=minutes
    )
    series.began_on = today_of(actor)
    series.save(force_insert=True)
    _plan(series, first, starts_at)
    log_talk(actor=actor, other=other)
    tell(person=other, kind="talk_series")
    return series


def _free(id: UUID | None) -> UUID:
    return id if id and not Series.objects.filter(id=id).exists() else new_id()


def _plan(series: Series, slot: date, starts_at: datetime) -> Meeting:
    ends_at = starts_at + timedelta(minutes=series.minutes)
    return Meeting.objects.create(series=series, slot=slot, starts_at=starts_at, ends_at=ends_at)


def _locked(series_id: UUID, actor: Person) -> Series:
    series = Series.objects.select_for_update(of=("self",)).select_related("leader", "member").get(id=series_id)
    if actor.id not in (series.leader_id, series.member_id):
        raise Refused("This is between two other people.")
    return series


@transaction.atomic
def change_rhythm(*, actor: Person, series: Series, first: date, at: time, every_days: int, minutes: int) -> None:
    """Another rhythm, hour or length; the next 1:1 is at `first`."""
    _check_rhythm(every_days, minutes)
    series = _locked(series.id, actor)
    if series.ended_on:
        raise Refused("These 1:1s have ended.")
    starts_at = check_start(start_of(first, at, ZoneInfo(actor.zone)))
    series.every_days, series.at, series.zone, series.minutes = every_days, at, actor.zone, minutes
    series.save()
    meeting = Meeting.objects.filter(series=series, state=MeetingState.PLANNED).first()
    if meeting is None:
        _plan(series, first, starts_at)
    else:
        _move(meeting, starts_at, minutes, slot=first)
    _tell(actor, series)


def _move(meeting: Meeting, starts_at: datetime, minutes: int, *, slot: date | None = None) -> None:
    meeting.slot = slot or meeting.slot
    meeting.starts_at, meeting.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
    meeting.revision += 1
    meeting.save()


def _tell(actor: Person, series: Series) -> None:
    other = other_of(series, actor)
    log_talk(actor=actor, other=other)
    tell(person=other, kind="talk_meeting")


@transaction.atomic
def move_meeting(*, actor: Person, meeting: Meeting, starts_at: datetime, revision: int) -> None:
    """Move one 1:1; the rhythm stays. Refused where it was moved or settled since `revision`."""
    series = _locked(meeting.series_id, actor)
    found = _planned(meeting, revision)
    if found.starts_at == check_start(starts_at):
        return
    _move(found, starts_at, series.minutes)
    _tell(actor, series)


def _planned(meeting: Meeting, revision: int) -> Meeting:
    found = Meeting.objects.filter(id=meeting.id, state=MeetingState.PLANNED, revision=revision).first()
    if found is None:
        raise Refused(CHANGED)
    return found


@transaction.atomic
def settle_meeting(*, actor: Person, meeting: Meeting, state: MeetingState) -> None:
    """It took place, or is skipped this once: the next one is planned by the rhythm. No reason is asked for."""
    series = _locked(meeting.series_id, actor)
    now = Meeting.objects.get(id=meeting.id)
    if now.state == state:
        return
    if now.state == MeetingState.UNSAID:
        Meeting.objects.filter(id=now.id).update(state=state)
    elif now.state == MeetingState.PLANNED:
        end_meeting(series, now, state)
    else:
        raise Refused(CHANGED)
    log_talk(actor=actor, other=other_of(series, actor))


def end_meeting(series: Series, meeting: Meeting, state: MeetingState) -> None:
    """Settle a planned 1:1 of a locked series, and plan the next by its rhythm."""
    Meeting.objects.filter(id=meeting.id).update(state=state, revision=meeting.revision + 1)
    zone = ZoneInfo(series.zone)
    today = max(clock.today(zone), meeting.starts_at.astimezone(zone).date())
    slot = slot_after(meeting.slot, series.every_days, today)
    if slot <= today:
        slot = slot_after(slot, series.every_days, today + timedelta(days=1))
    _plan(series, slot, start_of(slot, series.at, zone))


@transaction.atomic
def reopen_meeting(*, actor: Person, meeting: Meeting) -> None:
    """Undo settling: it is planned again, and the one planned after it goes, if nobody wrote anything for it yet."""
    series = _locked(meeting.series_id, actor)
    now = Meeting.objects.get(id=meeting.id)
    if series.ended_on or now.state not in (MeetingState.HELD, MeetingState.SKIPPED):
        raise Refused(CHANGED)
    following = Meeting.objects.filter(series=series, state=MeetingState.PLANNED).first()
    if following and (following.revision or following.shared_notes.exists() or following.how_it_goes.exists()):
        raise Refused("Something was written for the next one already, so it stays as it is.")
    if following:  # whatever either wrote for themselves stays with them
        following.private_notes.exclude(author__in=now.private_notes.values("author")).update(meeting=now)
        following.delete()
    Meeting.objects.filter(id=now.id).update(state=MeetingState.PLANNED, revision=now.revision + 1)
    log_talk(actor=actor, other=other_of(series, actor))


@transaction.atomic
def end_series(*, actor: Person | None, series: Series) -> None:
    """End the 1:1s, for both; the next one is off. By Troth itself where the two no longer work so. Twice is once."""
    series = Series.objects.select_for_update(of=("self",)).select_related("leader", "member").get(id=series.id)
    if actor and actor.id not in (series.leader_id, series.member_id):
        raise Refused("This is between two other people.")
    if series.ended_on:
        return
    Series.objects.filter(id=series.id).update(ended_on=today_of(actor or series.leader))
    for meeting in Meeting.objects.filter(series=series, state=MeetingState.PLANNED):
        Meeting.objects.filter(id=meeting.id).update(state=MeetingState.OFF, revision=meeting.revision + 1)
    for person in (series.leader, series.member):
        if actor is None or person.id != actor.id:
            log_talk(actor=actor, other=person)
