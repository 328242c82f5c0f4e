"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

import pytest

from tests.cards.test_at_once import together
from tests.cast import Cast, make_cast
from troth.accounts.models import Moment, Promise
from troth.kernel import ids
from troth.tough_news.actions import following, planning, telling
from troth.tough_news.models import CheckIn, FollowUp, News, OwnWords, Preparation, Told
from troth.tough_news.rules import Move

from .telling import follow_up, owed, plan, say, written

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """Everybody, committed."""
    return make_cast()


def test_a_double_click_plans_once(cast: Cast) -> None:
    once = ids.new_id()
    assert together(*[lambda: plan(cast.ama, teams=[cast.quay], id=once)] * 4) == {"done": 4}
    assert News.objects.count() == Preparation.objects.count() == 1


def test_telling_at_once_tells_everybody_once(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    assert together(*[lambda: say(cast.ama, news, cast.ben, cast.chidi)] * 3) == {"done": 3}
    assert Told.objects.count() == Moment.objects.count() == FollowUp.objects.count() == 2
    assert CheckIn.objects.count() == 4


def test_changing_and_telling_at_once_ends_in_one_of_the_two(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    ended = together(
        lambda: planning.change_news(
            actor=cast.ama, news=news, written=written(teams=[cast.quay], what="Else."), revision=1
        ),
        lambda: say(cast.ama, news, cast.ben),
    )
    assert ended["done"] >= 1
    assert Told.objects.count() == 1
    assert News.objects.get().what == ("Else." if ended["done"] == 2 else news.what)


def test_two_authors_changing_at_once_are_one(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    ended = together(
        lambda: planning.change_news(actor=cast.ama, news=news, written=written(teams=[cast.quay]), revision=1),
        lambda: planning.change_news(actor=cast.dora, news=news, written=written(teams=[cast.loft]), revision=1),
    )
    assert ended == {"done": 1, "refused": 1}


def test_both_sides_settling_at_once_end_in_one_state(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    say(cast.ama, news, cast.ben)
    check_in = owed(news, cast.ben)
    together(
        lambda: following.settle_check_in(actor=cast.ama, check_in=check_in, move=Move.DONE),
        lambda: following.settle_check_in(actor=cast.ben, check_in=check_in, move=Move.NOT_WANTED),
    )
    found = owed(news, cast.ben)
    assert found.state in {"done", "not-wanted"}
    assert found.revision == 1


def test_asking_promising_and_writing_twice_at_once_is_once(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    [told] = say(cast.ama, news, cast.ben)
    once, words = ids.new_id(), {"helps": "A day."}
    ask = {"actor": cast.ama, "news": news, "asker": cast.ben, "words": "Why?", "due_on": None, "id": once}
    assert together(*[lambda: following.ask_once_more(actor=cast.ben, told=told)] * 3) == {"done": 3}
    assert together(*[lambda: telling.promise_answer(**ask)] * 3) == {"done": 3}
    check_in = owed(news, cast.ben)
    write = lambda: following.write_words(actor=cast.ben, check_in=check_in, texts=words, shared=False)  # noqa: E731
    assert together(*[write] * 3) == {"done": 3}
    assert CheckIn.objects.filter(occasion="30-days").count() == Promise.objects.count() == 1
    assert OwnWords.objects.count() == 1


def test_choosing_and_settling_the_group_at_once_never_loses_a_no(cast: Cast) -> None:
    news = plan(cast.ama, teams=[cast.quay])
    say(cast.ama, news, cast.ben, cast.chidi)
    for person in (cast.ben, cast.chidi):
        following.choose_way(actor=person, follow_up=follow_up(news, person), way="group")
    together(
        lambda: following.choose_way(actor=cast.ben, follow_up=follow_up(news, cast.ben), way="not"),
        lambda: following.settle_group(actor=cast.ama, news=news, occasion="2-days"),
    )
    assert owed(news, cast.ben).state in {"done", "not-wanted"}
    assert owed(news, cast.ben, "2-weeks").state == "not-wanted"
    assert owed(news, cast.chidi).state == "done"
