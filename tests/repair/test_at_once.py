"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest

from tests.cards.test_at_once import together
from tests.cast import Cast, make_cast
from tests.repair.conftest import commit, latest, walk
from troth.accounts.models import Promise
from troth.kernel import clock, ids
from troth.repair.actions import beginning, closing, cooling, walking
from troth.repair.models import CoolingOff, Repair, Turn
from troth.repair.rules.steps import Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    return make_cast()


def test_a_double_click_asks_once(crowd: Cast) -> None:
    once = ids.new_id()
    ended = together(
        *[lambda: beginning.ask_to_come_back(actor=crowd.ben, other=crowd.ama, words="The review.", id=once)] * 4
    )
    assert ended == {"done": 4}
    assert (Repair.objects.count(), Turn.objects.count()) == (1, 1)


def test_a_double_click_promises_once(crowd: Cast) -> None:
    repair, once = walk(crowd, Stage.OWNED), ids.new_id()
    assert together(*[lambda: commit(crowd, repair, id=once)] * 3) == {"done": 3}
    assert (Promise.objects.count(), Turn.objects.filter(move="commit").count()) == (1, 1)


def test_two_windows_promising_differently_promise_one_thing(crowd: Cast) -> None:
    repair = walk(crowd, Stage.OWNED)
    ended = together(
        lambda: commit(crowd, repair, words="ask first", id=ids.new_id()),
        lambda: commit(crowd, repair, words="ring first", id=ids.new_id()),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Promise.objects.count() == 1


def test_saying_yes_while_it_is_put_differently_is_never_a_yes_to_other_words(crowd: Cast) -> None:
    repair = walk(crowd, Stage.NAMED)
    number = latest(repair)
    ended = together(
        lambda: walking.confirm_it(actor=crowd.ben, repair=repair, number=number),
        lambda: walking.name_it(actor=crowd.ama, repair=repair, words="Other.", more="Words.", kind="care"),
    )
    assert ended == {"done": 1, "refused": 1}
    repair.refresh_from_db()
    assert (repair.stage == Stage.HEARD) is (latest(repair) == number)


def test_owning_while_yes_is_taken_back_ends_in_one_of_the_two(crowd: Cast) -> None:
    repair = walk(crowd, Stage.HEARD)
    yes = Turn.objects.get(repair=repair, move="confirm")
    ended = together(
        lambda: walking.own_it(actor=crowd.ama, repair=repair, words="I did."),
        lambda: closing.take_back_turn(actor=crowd.ben, turn=yes),
    )
    assert ended == {"done": 1, "refused": 1}
    repair.refresh_from_db()
    assert repair.stage in (Stage.OWNED, Stage.NAMED)
    assert Turn.objects.filter(repair=repair, move="own").exists() is (repair.stage == Stage.OWNED)


def test_both_speaking_at_once_are_both_heard_in_some_order(crowd: Cast) -> None:
    repair = walk(crowd, Stage.COMMITTED)
    ended = together(
        lambda: walking.say_since(actor=crowd.ama, repair=repair, words="Asked twice."),
        lambda: closing.say_how_it_is(actor=crowd.ben, repair=repair, outcome="not_yet"),
    )
    assert ended == {"done": 2}
    assert sorted(Turn.objects.filter(repair=repair).values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6, 7]


def test_putting_away_twice_at_once_is_once(crowd: Cast) -> None:
    once, back_at = ids.new_id(), clock.now() + timedelta(hours=3)
    acts = [lambda: cooling.cool_off(actor=crowd.ben, other=crowd.ama, back_at=back_at, id=once)] * 3
    assert together(*acts) == {"done": 3}
    assert CoolingOff.objects.count() == 1
