"""Planning tough news: writing it down, naming those it touches and those one plans it with, deleting, closing.

Until somebody is told, no line is written into the log that names anybody it will touch, and no one is told anything:
for all others it does not exist. Each action is one transaction under the lock of the plan's row. Sent twice it is
done once (the form brings the id, and a change the revision it was made on); of two authors who change it at once the
second is refused and keeps what they typed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accounts.actions.promises import today_of
from troth.accounts.people_near import refuse_self
from troth.audit.actions import record
from troth.jobs import actions as jobs
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.tough_news.affected import everybody_affected, leads_anybody, led_among, teams_led_by
from troth.tough_news.models import Affected, CheckIn, CoAuthor, News, Preparation, Told
from troth.tough_news.rules import KEPT_FOR, MOST_WORDS, Stage, State

GONE = "This plan is no longer there."
SAID = "It has been said, so its words stay as they were. What changes later is news of its own, or a promise."
NEEDED = {
    "title": "Name it in a few words.",
    "what": "Say what happens, plainly.",
    "why": "Say why. Without a reason people look for one.",
}
TEXTS = {"title": 80} | dict.fromkeys(
    ("what", "why", "decided", "still_open", "cannot_say", "support", "room"), MOST_WORDS
)
NOTES = ("costs", "hears_first")
MORNING = time(8)


@dataclass(frozen=True)
class Written:
    """A plan as its form holds it: texts by name, the day, and the ids of teams and people it touches."""

    texts: Mapping[str, str]
    say_on: date | None
    teams: frozenset[UUID]
    people: frozenset[UUID]


@transaction.atomic
def plan_news(*, actor: Person, written: Written, id: UUID | None = None) -> News:
    """Begin a plan about people one leads now. Nobody else learns of it."""
    Person.objects.select_for_update().get(id=actor.id)  # a double click plans it once
    already = News.objects.filter(id=id).first() if id else None
    if already:
        if already.leader_id != actor.id:
            raise Refused("This could not be kept. Please send it once more.")
        return already
    _check_affected(actor, written)
    news = News.objects.create(id=id or new_id(), leader=actor, **_texts(written.texts, TEXTS))
    today = today_of(actor)
    Preparation.objects.create(
        news=news, say_on=_day(written.say_on, today, None), changed_on=today, **_texts(written.texts, NOTES)
    )
    _touch(news, written.teams, written.people)
    _remind(news, actor, written.say_on)
    return news


@transaction.atomic
def change_news(*, actor: Person, news: News, written: Written, revision: int) -> None:
    """Put it differently, while nobody has been told. Whom another author added stays as they left it."""
    now = locked(actor, news)
    if now.stage != Stage.PLANNED:
        raise Refused(SAID)
    notes = Preparation.objects.filter(news=now).first()
    if notes is None or notes.revision != revision:
        raise Refused("The other has changed it since you opened it. Copy what you wrote, and open it again.")
    mine = {team.id for team in teams_led_by(actor)}
    rows = Affected.objects.filter(news=now)
    others = rows.exclude(team__in=mine).exclude(
        person__in=led_among(actor, rows.exclude(person=None).values_list("person", flat=True))
    )
    if not others.exists():
        _check_affected(actor, written)
    else:
        _check_led(actor, written)
    today = today_of(actor)
    say_on = _day(written.say_on, today, notes.say_on)
    News.objects.filter(id=now.id).update(**_texts(written.texts, TEXTS))
    Preparation.objects.filter(news=now).update(
        say_on=say_on, changed_on=today, revision=revision + 1, **_texts(written.texts, NOTES)
    )
    rows.exclude(id__in=list(others.values_list("id", flat=True))).delete()
    _touch(now, written.teams, written.people)
    _remind(now, now.leader, say_on)


@transaction.atomic
def name_co_author(*, actor: Person, news: News, person: Person) -> None:
    """Ask another leader to plan it too. They read the plan from now on; whom it touches cannot be asked."""
    now = locked(actor, news)
    if now.leader_id != actor.id:
        raise Refused(f"Only {now.leader.name}, who began it, can ask somebody to plan it with them.")
    refuse_self(actor=actor, other=person)
    if not leads_anybody(person):
        raise Refused(f"{person.name} leads nobody here. Ask somebody who leads people too.", field="person")
    is_affected = everybody_affected(now).filter(id=person.id).exists()
    if is_affected or Told.objects.filter(news=now, person=person).exists():
        raise Refused(f"It touches {person.name}, who should hear it rather than plan it.", field="person")
    if CoAuthor.objects.filter(news=now, person=person).exists():
        return
    CoAuthor.objects.create(news=now, person=person)
    record(actor=actor, subject=person, action="named", kind="tough_news_author")
    tell(person=person, kind="tough_news_author")


@transaction.atomic
def remove_co_author(*, actor: Person, news: News, person: Person) -> None:
    """Plan it without them: the leader may do so, and they themselves, until they have told somebody."""
    now = locked(actor, news)
    if actor.id not in (now.leader_id, person.id):
        raise Refused("Only the two of them can change that.")
    if Told.objects.filter(news=now, told_by=person).exists():
        raise Refused(f"{person.name} has told people and owes them check-ins, so this stays as it is.")
    if CoAuthor.objects.filter(news=now, person=person).delete()[0]:
        other = person if actor.id == now.leader_id else now.leader
        record(actor=actor, subject=other, action="removed", kind="tough_news_author")


@transaction.atomic
def delete_plan(*, actor: Person, news: News) -> None:
    """Delete a plan that was not told to anybody: for good, and as if it had never been."""
    now = locked(actor, news)
    if now.leader_id != actor.id:
        raise Refused(f"Only {now.leader.name}, who began it, can delete it.")
    if now.stage != Stage.PLANNED:
        raise Refused("It has been said, so it cannot be deleted. You can close it once nothing is owed any more.")
    jobs.drop(key=say_key(now.id))
    now.delete()


@transaction.atomic
def close_news(*, actor: Person, news: News) -> None:
    """Close it once nothing is owed to anybody. What it was to them is not asked for, and changes nothing here."""
    now = locked(actor, news)
    if now.stage == Stage.CLOSED:
        return
    if now.stage == Stage.PLANNED:
        raise Refused("Nobody has been told yet.")
    here = {"person__left_on": None, "owed_by__left_on": None}
    owed = CheckIn.objects.filter(told__news=now, state=State.OPEN, **here).count()
    if owed:
        raise Refused(
            "One check-in is still owed. It closes when that one is done, talked another way, or not wanted."
            if owed == 1
            else f"{owed} check-ins are still owed. It closes when each is done, talked another way, or not wanted."
        )
    News.objects.filter(id=now.id).update(stage=Stage.CLOSED)


@transaction.atomic
def reopen_news(*, actor: Person, news: News) -> None:
    """Undo closing."""
    now = locked(actor, news)
    News.objects.filter(id=now.id, stage=Stage.CLOSED).update(stage=Stage.TOLD)


def locked(actor: Person, news: News) -> News:
    """The plan as it is now, its row locked until the transaction ends; Refused for whoever is not an author of it."""
    now = News.objects.select_for_update(of=("self",)).select_related("leader").filter(id=news.id).first()
    if now is None:
        raise Refused(GONE)
    if actor.id != now.leader_id and not CoAuthor.objects.filter(news=now, person=actor).exists():
        raise Refused(GONE)
    return now


def say_key(news: UUID) -> str:
    """The key of the reminder on the day it is meant to be said."""
    return f"tough_news.say:{news}"


def _texts(texts: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        words = texts.get(name, "").replace("\r\n", "\n").strip()
        most = TEXTS.get(name, MOST_WORDS)
        if name in NEEDED and not words:
            raise Refused(NEEDED[name], field=name)
        if len(words) > most:
            raise Refused(f"Keep it to {most} characters; this has {len(words)}.", field=name)
        found[name] = words
    return found


def _day(say_on: date | None, today: date, before: date | None) -> date | None:
    """A day to say it: today or later, or the day that stood there already."""
    if say_on is not None and say_on != before and say_on < today:
        raise Refused("That day has passed. Choose today or a later day.", field="say_on")
    if say_on is not None and say_on > today + KEPT_FOR:
        raise Refused("That is longer than Troth keeps a plan. Choose a day within 240 days.", field="say_on")
    return say_on


def _check_affected(actor: Person, written: Written) -> None:
    if not written.teams and not written.people:
        raise Refused("Say whom it touches: a team, or at least one person.", field="teams")
    _check_led(actor, written)


def _check_led(actor: Person, written: Written) -> None:
    """Only about people one leads, exactly and now."""
    led = {team.id for team in teams_led_by(actor)}
    if written.teams - led or written.people - led_among(actor, written.people):
        raise Refused("Plan this only for people you lead yourself.", field="people")


def _touch(news: News, teams: Iterable[UUID], people: Iterable[UUID]) -> None:
    rows: list[dict[str, Any]] = [{"team_id": one} for one in teams] + [{"person_id": one} for one in people]
    Affected.objects.bulk_create([Affected(news=news, **row) for row in rows], ignore_conflicts=True)


def _remind(news: News, leader: Person, say_on: date | None) -> None:
    """Have the leader reminded on the morning of the day, in their own zone; replaces an earlier reminder."""
    jobs.drop(key=say_key(news.id))
    if say_on is not None:
        at = datetime.combine(say_on, MORNING, ZoneInfo(leader.zone))
        jobs.put(kind="tough_news.say", due_at=at, args={"news": str(news.id)}, key=say_key(news.id))
