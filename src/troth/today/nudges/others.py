"""Accords, cards and questions, offices, and people who are new."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from django.urls import reverse

from troth.accords.queries.near import Waiting
from troth.accords.queries.team_day import TeamWaiting
from troth.cards.bank import words_of
from troth.cards.queries.today import CardsToday
from troth.people.calls import Call
from troth.people.models import Membership
from troth.today.rules import Nudge, Tap
from troth.ui.days import plain_day

LONG_AGO = date(2000, 1, 1)


def calls_nudges(calls: Iterable[Call]) -> Iterator[Nudge]:
    """What offices, addresses and leaders to confirm wait for."""
    for call in calls:
        about = uuid5(NAMESPACE_URL, f"{call.url} {call.words}")
        taps = (Tap("Open", call.url),)
        yield Nudge(kind="call", about=about, says=call.words, why=call.why, since=LONG_AGO, taps=taps)


def accords_nudges(waiting: Iterable[Waiting]) -> Iterator[Nudge]:
    """What is one's own to do in accords."""
    for one in waiting:
        accord = one.view.accord
        yield Nudge(
            kind="accord",
            about=accord.id,
            who=one.view.other.name,
            says="Your accord",
            why=one.says,
            since=accord.review_on or accord.began_on,
            taps=(Tap("Open", reverse("accords:show", args=[accord.id])),),
        )


def team_accords_nudges(waiting: Iterable[TeamWaiting]) -> Iterator[Nudge]:
    """What is one's own to read or to answer in the accords of one's teams."""
    for one in waiting:
        yield Nudge(
            kind="team-concern" if one.is_owed else "team-accord",
            about=one.about,
            who=one.team,
            says=one.title,
            why=one.says,
            since=one.since,
            taps=(Tap("Answer it" if one.is_owed else "Read it", one.url),),
        )


def cards_nudges(cards: CardsToday, today: date) -> Iterator[Nudge]:
    """Questions put to one, what was done about one's cards, and cards that run out."""
    for asking in cards.waiting:
        yield Nudge(
            kind="question",
            about=asking.id,
            who=asking.leader.name,
            says=words_of(asking.question),
            why=f"{asking.leader.name} answered first and asks you. Passing is told to nobody.",
            since=asking.asked_on,
            taps=(Tap("Read and answer, or pass", reverse("cards:question", args=[asking.id])),),
        )
    for noted in cards.notes:
        note = noted.note
        yield Nudge(
            kind="card-acted",
            about=note.id,
            who=note.leader.name,
            says=note.words or noted.heading,
            why=f"{note.leader.name} says this was done about a card of yours. Say whether it was so, or nothing.",
            since=note.noted_on,
            taps=(Tap("Was it so?", reverse("cards:was-it-so", args=[note.id])),),
        )
    for card in cards.running_out:
        yield Nudge(
            kind="card-goes",
            about=card.id,
            says=card.words,
            why=f"A card goes after a year. This one goes {plain_day(card.expires_on, today=today)}.",
            since=card.expires_on,
            taps=(Tap("Keep another year", reverse("cards:renew", args=[card.id]), does=True),),
        )


def new_people_nudges(memberships: Iterable[Membership], today: date) -> Iterator[Nudge]:
    """Those who joined a team one leads, in their first two weeks."""
    for membership in memberships:
        person = membership.person
        yield Nudge(
            kind="new-person",
            about=membership.id,
            who=person.name,
            says="New in your team",
            why=f"Since {plain_day(membership.since, today=today)}. The first weeks decide what they expect of you.",
            since=membership.since,
            taps=(Tap("Open their page", reverse("today:between-person", args=[person.id])),),
        )
