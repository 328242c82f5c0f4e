"""Setting the day of a conversation, moving it, and "not this time".

Each takes the conversation's row (or, for a new one, the team's) first, so that two at once take turns; done twice, the
second finds it done and changes nothing. What is planned or moved is in the log for each member. "Not this time" is
neither in the log nor in the row: nobody learns who said so. Killed in the middle, nothing happened.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F

from troth.audit.actions import record_many
from troth.guided import rules
from troth.guided.models import MOST_PLACE, Conversation, Preparation, Wish
from troth.guided.rules import Stage
from troth.guided.team import check_of_team, leads, members_of, people_of
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.notices.attachments import event
from troth.people.models import Person, Team

MORNING = time(8)
ONE_MORE = {"revision": F("revision") + 1}
CHANGED = "It was changed in the meantime. Look at it again."
OVER = "This conversation has taken place already."
GONE = "It is not this time any more. Set another day instead."


def check_start(starts_at: datetime) -> datetime:
    """A time to come, within half a year."""
    now = clock.now()
    if starts_at < now - timedelta(minutes=5):
        raise Refused("That time has passed. Choose a later one.", field="on")
    if starts_at > now + rules.FARTHEST:
        raise Refused("That is too far away. Choose a day within half a year.", field="on")
    return starts_at


def check_place(place: str) -> str:
    """Where to meet, or the address of a call, in one line."""
    place = " ".join(place.split())
    if len(place) > MOST_PLACE:
        raise Refused(f"Keep it to {MOST_PLACE} characters.", field="place")
    return place


def day_of(person: Person, moment: datetime) -> date:
    """The day it is then for that person."""
    return moment.astimezone(ZoneInfo(person.zone)).date()


@transaction.atomic
def plan_conversation(
    *, actor: Person, team: Team, starts_at: datetime, place: str = "", id: UUID | None = None
) -> Conversation:
    """Set the day, as the one who leads the team. Where one is planned already, by the same form or another: refused,
    but for the same form, which gets the one it made.

    What a former leader planned is off by that. A wish for it is met by it, and gone.
    """
    Team.objects.select_for_update().get(id=team.id)
    if not leads(actor, team.id):
        raise Refused("Only whoever leads this team sets the day.")
    planned = Conversation.objects.filter(team=team, stage=Stage.PLANNED).select_related("leader").first()
    if planned is not None and leads(planned.leader, team.id):
        if planned.id == id:
            return planned
        raise Refused("A day is set already. Move it, if it does not suit.", field="on")
    members = members_of(team.id)
    if not members:
        raise Refused("Nobody is in this team yet.", field="on")
    if planned is not None:
        call_off(planned)
    starts_at, place = check_start(starts_at), check_place(place)
    made = Conversation(id=_free(id), team=team, leader=actor, starts_at=starts_at, place=place)
    made.day = day_of(actor, starts_at)
    made.save(force_insert=True)
    Wish.objects.filter(team=team).delete()
    _say(made, members, "planned")
    remind(made)
    return made


def _free(id: UUID | None) -> UUID:
    return id if id and not Conversation.objects.filter(id=id).exists() else new_id()


@transaction.atomic
def move_conversation(
    *, actor: Person, conversation: Conversation, starts_at: datetime, place: str, revision: int
) -> None:
    """Another day, hour or place. The same again changes nothing and tells nobody."""
    now = locked(conversation)
    check_leads_it(actor, now)
    if not now.is_planned:
        raise Refused(OVER if now.is_held else GONE, field="on")
    starts_at, place = check_start(starts_at), check_place(place)
    if (now.starts_at, now.place) == (starts_at, place):
        return
    if now.revision != revision:
        raise Refused(CHANGED, field="on")
    day = day_of(actor, starts_at)
    Conversation.objects.filter(id=now.id).update(starts_at=starts_at, place=place, day=day, **ONE_MORE)
    Preparation.objects.filter(conversation=now).update(goes_on=day + rules.PREPARATION_KEPT)
    now.refresh_from_db()
    _say(now, members_of(now.team_id), "moved")
    remind(now)


@transaction.atomic
def say_not_this_time(*, actor: Person, conversation: Conversation) -> None:
    """Anybody of the team: not this time, without a reason. Everybody is told alike, and nobody who it was."""
    now = locked(conversation)
    check_of_team(actor, now.team_id)
    if now.is_held:
        raise Refused(OVER)
    if now.is_planned:
        call_off(now)
        for person in people_of(now.team_id):
            tell(person=person, kind="guided_off")


@transaction.atomic
def plan_again(*, actor: Person, conversation: Conversation) -> None:
    """Undo "not this time", for whoever said so: as long as its day has not passed and no other was set."""
    if conversation.team is not None:
        Team.objects.select_for_update().get(id=conversation.team.id)
    now = locked(conversation)
    check_of_team(actor, now.team_id)
    if now.is_planned:
        return
    another = Conversation.objects.filter(team=now.team_id, stage=Stage.PLANNED).exists()
    if now.is_held or another or now.starts_at + rules.LASTS < clock.now():
        raise Refused("Something has happened with it since, so it can’t be undone.")
    Conversation.objects.filter(id=now.id).update(stage=Stage.PLANNED, **ONE_MORE)
    for person in people_of(now.team_id):
        tell(person=person, kind="guided")
    remind(now)


def locked(conversation: Conversation) -> Conversation:
    """Its row, locked until the transaction ends. Refused where it is gone."""
    rows = Conversation.objects.select_for_update(of=("self",)).select_related("leader", "team")
    found = rows.filter(id=conversation.id).first()
    if found is None:
        raise Refused("This conversation is no longer there.")
    return found


def check_leads_it(actor: Person, conversation: Conversation) -> None:
    """Refused for all but the one who set the day, while they lead the team."""
    if actor.id != conversation.leader_id or not leads(actor, conversation.team_id):
        raise Refused("Only whoever set the day, and leads the team, can do that.")


def call_off(conversation: Conversation) -> None:
    """It is off, and nothing is left that would remind of it."""
    Conversation.objects.filter(id=conversation.id).update(stage=Stage.OFF, **ONE_MORE)
    jobs.drop(key=_reminder(conversation))


def remind(conversation: Conversation) -> None:
    """Have everybody of the team told alike on the morning of the day, before it begins."""
    zone = ZoneInfo(conversation.leader.zone)
    morning = datetime.combine(conversation.day, MORNING, zone)
    jobs.drop(key=_reminder(conversation))
    if clock.now() < morning < conversation.starts_at:
        args = {"conversation": str(conversation.id)}
        jobs.put(kind="guided.day", due_at=morning, args=args, key=_reminder(conversation))


def forget_reminder(conversation: Conversation) -> None:
    """It took place."""
    jobs.drop(key=_reminder(conversation))


def _reminder(conversation: Conversation) -> str:
    return f"guided:{conversation.id}"


def _say(conversation: Conversation, members: list[Person], action: str) -> None:
    record_many(actor=conversation.leader, subjects=members, action=action, kind="guided_talk")
    for person in members:
        tell(person=person, kind="guided", attach=event("guided", conversation.id))
