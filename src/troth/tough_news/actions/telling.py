"""Having said it: marked person by person or for a whole team, and what could not be answered becomes a promise.

From the moment somebody is marked as told they read what was said, and are owed two check-ins; a planned moment is
offered to each, which is theirs to mark or not. Marked twice, or by two authors at once, everybody is told once: the
plan's row is locked, and a person stands in it once. Killed in the middle, nobody was told.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.accounts.actions.moments import offer_moment
from troth.accounts.actions.promises import say_promise, today_of
from troth.accounts.models import MomentKind, Promise
from troth.audit.actions import record_many
from troth.cites.registry import Citation
from troth.jobs import actions as jobs
from troth.kernel.errors import Refused
from troth.notices.actions import tell
from troth.people.models import Person
from troth.tough_news.affected import everybody_affected, led_among
from troth.tough_news.models import CheckIn, FollowUp, News, Preparation, Told
from troth.tough_news.rules import Occasion, Stage, default_way, due_on

from .planning import MORNING, locked, say_key

BAD_NEWS = "bad_news"  # the key of its kind in the catalogue of moments
OWED_AT_FIRST = (Occasion.TWO_DAYS, Occasion.TWO_WEEKS)
LATELY = timedelta(days=7)


@transaction.atomic
def tell_people(*, actor: Person, news: News, people: Iterable[UUID], told_on: date | None = None) -> list[Told]:
    """Mark that one has said it to these, in person, on that day; whom one does not lead now is never among them."""
    now = locked(actor, news)
    if now.stage == Stage.CLOSED:
        raise Refused("It is closed. Open it again first.")
    today = today_of(actor)
    told_on = _check_day(told_on or today, today)
    everybody = {person.id: person for person in everybody_affected(now)}
    asked = set(people) & everybody.keys()
    already = set(Told.objects.filter(news=now).values_list("person", flat=True))
    if not asked:
        raise Refused("Choose whom you have told.", field="people")
    mine = led_among(actor, asked)
    if not mine:
        raise Refused("Only somebody who leads them can mark that they were told.", field="people")
    to_tell = [person for key, person in everybody.items() if key in mine - already]
    told = [Told(news=now, person=person, told_by=actor, told_on=told_on) for person in to_tell]
    if told:
        _write_down(now, actor, told, affected=len(everybody.keys() | already))
    return told


def _check_day(told_on: date, today: date) -> date:
    if told_on > today:
        raise Refused("That day has not come yet. Say it first, then mark it here.", field="told_on")
    if told_on < today - LATELY:
        raise Refused("That is more than a week ago. Choose a day within the last week.", field="told_on")
    return told_on


def _write_down(news: News, actor: Person, told: list[Told], *, affected: int) -> None:
    """All that follows from somebody having been told."""
    way, day = default_way(affected), told[0].told_on
    Told.objects.bulk_create(told)
    FollowUp.objects.bulk_create([FollowUp(told=one, owed_by=actor, person=one.person, way=way) for one in told])
    CheckIn.objects.bulk_create(
        CheckIn(told=one, owed_by=actor, person=one.person, occasion=occasion, due_on=due_on(day, occasion))
        for one in told
        for occasion in OWED_AT_FIRST
    )
    News.objects.filter(id=news.id).update(stage=Stage.TOLD)
    Preparation.objects.filter(news=news).update(changed_on=day)
    jobs.drop(key=say_key(news.id))
    kind, about = MomentKind.objects.get(key=BAD_NEWS), Citation("tough_news", news.id)
    for one in told:
        offer_moment(
            actor=actor,
            touched=one.person,
            kind=kind,
            happened_on=day,
            words=news.title,
            planned=True,
            cites=about,
        )
        tell(person=one.person, kind="tough_news")
    record_many(actor=actor, subjects=[one.person for one in told], action="told", kind="tough_news")
    for occasion in OWED_AT_FIRST:
        remind(news=news.id, teller=actor, occasion=occasion, on=due_on(day, occasion))


def remind(*, news: UUID, teller: Person, occasion: Occasion, on: date) -> None:
    """Have the teller reminded on the morning of a check-in: once for all whose day that is."""
    jobs.put(
        kind="tough_news.check_in",
        due_at=datetime.combine(on, MORNING, ZoneInfo(teller.zone)),
        args={"news": str(news), "teller": str(teller.id)},
        key=f"tough_news.check_in:{news}:{teller.id}:{occasion}:{on}",
    )


@transaction.atomic
def promise_answer(
    *, actor: Person, news: News, asker: Person, words: str, due_on: date | None, id: UUID | None = None
) -> Promise:
    """What `asker` asked and could not be answered: one's word to answer it by a day, or in a week. Twice is once."""
    now = locked(actor, news)
    if not Told.objects.filter(news=now, person=asker, told_by=actor).exists():
        raise Refused("Choose somebody you have told.", field="asker")
    words = " ".join(words.split())
    if not words:
        raise Refused("Write down what was asked.", field="words")
    if len(words) > 240:
        raise Refused(f"Keep it to 240 characters; this has {len(words)}.", field="words")
    about = Citation("tough_news", now.id)
    return say_promise(actor=actor, to=asker, words=f"answer “{words}”", due_on=due_on, cites=about, id=id)
