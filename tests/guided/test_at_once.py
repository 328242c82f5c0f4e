"""Two at once: one of the possible endings, never a mixture. On SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from tests.guided.talking import WORDS, on, planned, promise_to, promised, soon
from troth.accounts.actions.promises import give_up_promise, keep_promise, release_promise
from troth.accounts.models import Promise
from troth.guided.actions.ending import end_with_promise, end_without_promise
from troth.guided.actions.planning import plan_conversation, say_not_this_time
from troth.guided.actions.wishing import ask_for_it
from troth.guided.models import Conversation, Wish
from troth.jobs.models import Job
from troth.kernel import ids
from troth.kernel.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    return make_cast()


def together(*acts: Callable[[], object]) -> Counter[str]:
    """Do all of it at the same moment, each on a connection of its own; how each ended."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait(10)
        try:
            act()
        except Refused:
            return "refused"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(one, acts))


def test_a_double_click_sets_one_day(crowd: Cast) -> None:
    said = {"actor": crowd.ama, "team": crowd.quay, "starts_at": soon(), "id": ids.new_id()}
    assert together(*[lambda: plan_conversation(**said)] * 3) == {"done": 3}
    assert (Conversation.objects.count(), Job.objects.filter(kind="guided.day").count()) == (1, 1)


def test_two_windows_set_one_day(crowd: Cast) -> None:
    acts = [lambda: plan_conversation(actor=crowd.ama, team=crowd.quay, starts_at=soon())] * 2
    assert together(*acts) == {"done": 1, "refused": 1}
    assert Conversation.objects.count() == 1


def test_a_double_click_promises_once(crowd: Cast) -> None:
    talk, once = planned(crowd), ids.new_id()
    said = {"actor": crowd.ama, "conversation": talk, "words": WORDS, "due_on": on(9), "id": once}
    assert together(*[lambda: end_with_promise(**said)] * 3) == {"done": 3}
    assert Promise.objects.count() == 2


def test_promising_and_not_this_time_at_once_is_one_of_the_two(crowd: Cast) -> None:
    talk = planned(crowd)
    said = {"actor": crowd.ama, "conversation": talk, "words": WORDS, "due_on": on(9)}
    ended = together(lambda: end_with_promise(**said), lambda: say_not_this_time(actor=crowd.ben, conversation=talk))
    assert ended == {"done": 1, "refused": 1}
    talk.refresh_from_db()
    assert talk.is_held == Promise.objects.exists()


def test_ending_with_and_without_a_promise_at_once_is_one_of_the_two(crowd: Cast) -> None:
    talk = planned(crowd)
    said = {"actor": crowd.ama, "conversation": talk, "words": WORDS, "due_on": on(9)}
    assert together(
        lambda: end_with_promise(**said), lambda: end_without_promise(actor=crowd.ama, conversation=talk)
    ) == {"done": 1, "refused": 1}
    talk.refresh_from_db()
    assert bool(talk.word) == Promise.objects.exists()


def test_kept_and_cannot_at_once_by_two_rows_are_one_word_to_all(crowd: Cast) -> None:
    talk = promised(crowd)
    ended = together(
        lambda: keep_promise(actor=crowd.ama, promise=promise_to(crowd, "ben")),
        lambda: give_up_promise(actor=crowd.ama, promise=promise_to(crowd, "chidi")),
    )
    assert ended == {"done": 1, "refused": 1}
    talk.refresh_from_db()
    assert set(Promise.objects.values_list("state", flat=True)) == {talk.became}


def test_a_release_at_the_same_moment_stays_that_of_the_one_who_released(crowd: Cast) -> None:
    promised(crowd)
    together(
        lambda: keep_promise(actor=crowd.ama, promise=promise_to(crowd, "ben")),
        lambda: release_promise(actor=crowd.chidi, promise=promise_to(crowd, "chidi")),
    )
    assert promise_to(crowd, "ben").state == "kept"
    assert promise_to(crowd, "chidi").state in ("kept", "released")


def test_two_who_ask_at_once_are_one_wish(crowd: Cast) -> None:
    acts = [lambda one=one: ask_for_it(actor=one, team=crowd.quay) for one in (crowd.ben, crowd.chidi)]
    assert together(*acts) == {"done": 2}
    assert Wish.objects.count() == 1
