"""Short ways to plan tough news and to say it, in tests."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from troth.people.models import Person, Team
from troth.tough_news.actions import planning, telling
from troth.tough_news.actions.planning import Written
from troth.tough_news.models import CheckIn, FollowUp, News, Told

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SAID = {
    "title": "Nights from May",
    "what": "From 4 May the quay works nights, four weeks in twelve.",
    "why": "The new line berths at two in the morning. I said yes to it.",
    "decided": "That there will be nights. I decided it.",
    "still_open": "Who works with whom.",
    "cannot_say": "What the line pays. The contract forbids me to.",
    "support": "Two free days after each block.",
    "room": "Thursday at four, in the canteen.",
    "costs": "Ben loses choir practice.",
    "hears_first": "Ben, because of the choir.",
}


def written(
    *, teams: Iterable[Team] = (), people: Iterable[Person] = (), say_on: date | None = None, **texts: str
) -> Written:
    """A plan as its form holds it."""
    return Written(
        texts=SAID | texts,
        say_on=say_on,
        teams=frozenset(one.id for one in teams),
        people=frozenset(one.id for one in people),
    )


def plan(actor: Person, *, id: UUID | None = None, **rest: Any) -> News:
    """A plan of `actor`'s."""
    return planning.plan_news(actor=actor, written=written(**rest), id=id)


def say(actor: Person, news: News, *people: Person) -> list[Told]:
    """Mark that it was said to these."""
    return telling.tell_people(actor=actor, news=news, people=[one.id for one in people])


def owed(news: News, person: Person, occasion: str = "2-days") -> CheckIn:
    """A check-in of that person's."""
    return CheckIn.objects.get(told__news=news, person=person, occasion=occasion)


def follow_up(news: News, person: Person) -> FollowUp:
    """How that person wants to be asked."""
    return FollowUp.objects.get(told__news=news, person=person)
