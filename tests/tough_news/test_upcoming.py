"""What a calendar may show: neutral unless one wants more, stable, growing in revision, and never a secret plan."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Cast, join
from troth.kernel import clock
from troth.kernel.upcoming import Upcoming
from troth.people.models import Person
from troth.tough_news.actions import following, planning
from troth.tough_news.models import News
from troth.tough_news.queries.upcoming import upcoming_for
from troth.tough_news.rules import Move

from .telling import START, follow_up, owed, plan, say, written

pytestmark = pytest.mark.django_db
SPAN = (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 30, tzinfo=UTC))


@pytest.fixture(autouse=True)
def on_that_monday() -> object:
    with clock.held(START):
        yield


def of(person: Person) -> dict[tuple[date, str], Upcoming]:
    """The entries of one person's that stand, by day and own title."""
    return {(one.starts, one.own_title): one for one in upcoming_for(person, *SPAN) if not one.cancelled}


def test_the_day_to_say_it_is_its_authors_alone_and_moves_with_a_higher_revision(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay], say_on=date(2026, 3, 9))
    [before] = upcoming_for(cast.ama, *SPAN)
    later = written(teams=[cast.quay], say_on=date(2026, 3, 11))
    planning.change_news(actor=cast.ama, news=news, written=later, revision=1)
    [after] = upcoming_for(cast.ama, *SPAN)
    assert (before.id, before.starts, after.starts) == (after.id, date(2026, 3, 9), date(2026, 3, 11))
    assert after.revision > before.revision
    assert (after.neutral_title, after.own_title) == ("A talk", "Nights from May")
    for reader in (cast.ben, cast.chidi, cast.dora):
        assert upcoming_for(reader, *SPAN) == []
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    assert [one.id for one in upcoming_for(cast.dora, *SPAN)] == [after.id]
    say(cast.ama, news, cast.ben)
    assert all(one.kind != "tough_news_plan" for one in upcoming_for(cast.ama, *SPAN))


def test_both_have_the_check_in_and_nobody_else(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    assert list(of(cast.ama)) == [
        (date(2026, 3, 4), "Check-in with Ben Lindqvist: Nights from May"),
        (date(2026, 3, 16), "Check-in with Ben Lindqvist: Nights from May"),
    ]
    assert list(of(cast.ben)) == [
        (date(2026, 3, 4), "Check-in with Ama Owusu: Nights from May"),
        (date(2026, 3, 16), "Check-in with Ama Owusu: Nights from May"),
    ]
    assert upcoming_for(cast.chidi, *SPAN) == []
    assert {one.neutral_title for one in of(cast.ben).values()} == {"Check-in"}
    assert {one.url for one in of(cast.ben).values()} == {f"/tough-news/{news.id}/"}
    assert upcoming_for(cast.ama, datetime(2026, 3, 5, tzinfo=UTC), datetime(2026, 3, 15, tzinfo=UTC)) == []


def test_what_is_settled_is_cancelled_and_what_is_owed_again_is_back(cast: Cast, news: News) -> None:
    say(cast.ama, news, cast.ben)
    check_in = owed(news, cast.ben)

    def entry() -> Upcoming:
        return next(one for one in upcoming_for(cast.ama, *SPAN) if one.id == check_in.id)

    first = entry()
    following.settle_check_in(actor=cast.ben, check_in=check_in, move=Move.NOT_WANTED)
    second = entry()
    following.settle_check_in(actor=cast.ben, check_in=check_in, move=Move.REOPEN)
    third = entry()
    assert [one.cancelled for one in (first, second, third)] == [False, True, False]
    assert first.revision < second.revision < third.revision


def test_a_group_is_one_entry_and_who_asks_to_be_asked_alone_gets_their_own(cast: Cast, news: News) -> None:
    more = [Person.objects.create(name=f"Colleague {number}") for number in range(8)]
    for one in more:
        join(one, cast.quay)
    say(cast.ama, news, cast.ben, cast.chidi, *more)
    together = (date(2026, 3, 4), "Check-in with the group: Nights from May")
    assert list(of(cast.ama)) == [together, (date(2026, 3, 16), together[1])]
    before = of(cast.ama)[together]
    following.choose_way(actor=cast.ben, follow_up=follow_up(news, cast.ben), way="alone")
    assert (date(2026, 3, 4), "Check-in with Ben Lindqvist: Nights from May") in of(cast.ama)
    assert of(cast.ama)[together].id == before.id
    following.choose_way(actor=cast.ben, follow_up=follow_up(news, cast.ben), way="group")
    assert list(of(cast.ama)) == [together, (date(2026, 3, 16), together[1])]
    gone = [one for one in upcoming_for(cast.ama, *SPAN) if one.cancelled]
    assert {one.own_title for one in gone} == {"Check-in with Ben Lindqvist: Nights from May"}
    following.settle_group(actor=cast.ama, news=news, occasion="2-days")
    assert together not in of(cast.ama)
    after = {one.id: one for one in upcoming_for(cast.ama, *SPAN)}[before.id]
    assert after.cancelled
    assert after.revision > before.revision
    assert START.date() + timedelta(days=2) == after.starts
