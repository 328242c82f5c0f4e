"""A rota change for 35 people costs a leader less than twenty minutes in the week they say it: counted, tap by tap."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.asking import TODAY, asked
from tests.cast import Cast
from troth.accounts.models import Moment
from troth.kernel import clock
from troth.people.models import Person
from troth.tough_news.actions import following
from troth.tough_news.models import CheckIn, News, Told
from troth.tough_news.queries.following import glance_for

from .telling import SAID, START, follow_up, plan, say

ClientOf = Callable[[Person], Client]
pytestmark = pytest.mark.django_db

# What Troth asks of a leader, in minutes: a page or a tap, and a field of a few sentences typed. Generous both.
TAP, FIELD = 0.25, 0.75
# What the leader does with the people, which Troth only reminds them of: a stop in a handover that takes place anyway,
# and a few minutes with each who asked to be asked alone.
WITH_THE_GROUP, ALONE = 3.0, 2.0


class Leader:
    """Somebody at a browser whose taps are counted."""

    def __init__(self, client: Client) -> None:
        self.client, self.taps, self.fields = client, 0, 0

    def open(self, address: str) -> str:
        self.taps += 1
        return self.client.get(address).content.decode()

    def send(self, address: str, **said: Any) -> None:
        self.taps += 1
        self.fields += sum(1 for value in said.values() if isinstance(value, str) and value in SAID.values())
        assert self.client.post(address, said).status_code == 302

    @property
    def minutes(self) -> float:
        return self.taps * TAP + self.fields * FIELD


def test_a_rota_change_for_35_people_stays_under_twenty_minutes_of_the_week(
    cast: Cast, client_of: ClientOf, crowd: Callable[[int], list[Person]]
) -> None:
    people = crowd(35)
    with clock.held(START):
        leader = Leader(client_of(cast.ama))
        leader.open("/tough-news/")
        leader.open("/tough-news/plan/")
        leader.taps += 1  # the chip of the team
        leader.send("/tough-news/plan/", **SAID, teams=[str(cast.quay.id)], people=[], say_on="")
        news = News.objects.get()
        assert leader.open(f"/tough-news/{news.id}/tell/").count(" checked") >= 35
        everybody = [str(one.id) for one in people]
        leader.send(f"/tough-news/{news.id}/tell/", people=everybody, told_on="2026-03-02")
    assert Told.objects.count() == Moment.objects.count() == 35
    for person in people[:3]:
        following.choose_way(actor=person, follow_up=follow_up(news, person), way="alone")
    with clock.held(START + timedelta(days=2)):
        leader.open("/")
        leader.send(f"/tough-news/{news.id}/group/2-days/")
        leader.open(f"/tough-news/{news.id}/")
        for one in CheckIn.objects.filter(occasion="2-days", state="open"):
            leader.send(f"/tough-news/check-in/{one.id}/done/")
    assert not CheckIn.objects.filter(occasion="2-days", state="open").exists()
    assert leader.fields == 10
    assert leader.taps <= 13
    assert leader.minutes < 12
    assert leader.minutes + WITH_THE_GROUP + 3 * ALONE < 20


def test_the_second_week_costs_a_leader_five_minutes(
    cast: Cast, news: News, client_of: ClientOf, crowd: Callable[[int], list[Person]]
) -> None:
    with clock.held(START):
        say(cast.ama, news, *crowd(35))
        following.settle_group(actor=cast.ama, news=news, occasion="2-days")
    with clock.held(START + timedelta(days=14)):
        leader = Leader(client_of(cast.ama))
        leader.open("/")
        leader.send(f"/tough-news/{news.id}/group/2-weeks/")
        leader.open(f"/tough-news/{news.id}/")
        leader.send(f"/tough-news/{news.id}/close/")
    assert leader.taps == 4
    assert News.objects.get().stage == "closed"
    assert leader.minutes + WITH_THE_GROUP < 5


def test_everybody_is_chosen_beforehand_so_that_a_whole_team_is_one_tap(
    cast: Cast, news: News, client_of: ClientOf, crowd: Callable[[int], list[Person]]
) -> None:
    crowd(35)
    page = client_of(cast.ama).get(f"/tough-news/{news.id}/tell/").content.decode()
    assert page.count('name="people"') == 35
    assert page.count(" checked") >= 35


def test_a_page_asks_the_same_however_many_it_touches(
    cast: Cast, news: News, client_of: ClientOf, crowd: Callable[[int], list[Person]]
) -> None:
    waiting, ama, ben = plan(cast.ama, teams=[cast.quay]), client_of(cast.ama), client_of(cast.ben)
    pages = [
        (ama, f"/tough-news/{waiting.id}/", 26),
        (ama, f"/tough-news/{waiting.id}/tell/", 22),
        (ama, f"/tough-news/{waiting.id}/change/", 24),
        (ama, f"/tough-news/{waiting.id}/cards/", 24),
        (ama, f"/tough-news/{news.id}/", 24),
        (ama, "/tough-news/", 14),
        (ama, "/", TODAY),
        (ben, f"/tough-news/{news.id}/", 20),
        (ben, "/tough-news/", 14),
        (ben, "/", TODAY),
    ]
    with clock.held(START):
        say(cast.ama, news, cast.ben, cast.chidi)
    with clock.held(START + timedelta(days=3)):
        few = [asked(client, page) for client, page, _ in pages]
        say(cast.ama, news, *crowd(35))
        for person in Person.objects.filter(name__startswith="Colleague"):
            one = CheckIn.objects.get(person=person, occasion="2-days")
            following.write_words(actor=person, check_in=one, texts={"helps": "A day."}, shared=True)
        many = [asked(client, page) for client, page, _ in pages]
    assert many == few
    assert [(page, count) for (_, page, most), count in zip(pages, many, strict=True) if count > most] == []


def test_a_glance_counts_people_and_nothing_else(cast: Cast, news: News, crowd: Callable[[int], list[Person]]) -> None:
    with clock.held(START):
        people = crowd(9)
        say(cast.ama, news, *people)
        following.choose_way(actor=people[0], follow_up=follow_up(news, people[0]), way="not")
        following.settle_group(actor=cast.ama, news=news, occasion="2-days")
        [first, second] = glance_for(cast.ama, news, START.date() + timedelta(days=20)).rounds
    assert (first.tally.done, first.tally.not_wanted, first.tally.open) == (8, 1, 0)
    assert (second.tally.open, second.tally.overdue) == (8, 8)
