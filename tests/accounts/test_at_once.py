"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from troth.accounts.actions import books, comparisons, lines, moments, promises
from troth.accounts.models import BookEntry, Comparison, Moment, MomentKind, PrivatePromise, Promise, PromiseChange
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
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
            return f"done {act()}" if act is None else ("yes" if act() is True else "done")
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(one, acts))


def kind() -> MomentKind:
    return MomentKind.objects.get(key="listened")


def test_keeping_and_releasing_at_once_ends_in_one_of_the_two(crowd: Cast) -> None:
    for _ in range(6):
        promise = promises.say_promise(actor=crowd.ama, to=crowd.ben, words="send the rota")
        ended = together(
            lambda promise=promise: promises.keep_promise(actor=crowd.ama, promise=promise),
            lambda promise=promise: promises.release_promise(actor=crowd.ben, promise=promise),
        )
        assert ended == {"done": 1, "refused": 1}
        assert Promise.objects.get(id=promise.id).state in ("kept", "released")


def test_a_double_click_keeps_once(crowd: Cast) -> None:
    promise = promises.say_promise(actor=crowd.ama, to=crowd.ben, words="send the rota")
    before = AuditEntry.objects.count()
    assert together(*[lambda: promises.keep_promise(actor=crowd.ama, promise=promise)] * 4) == {"done": 4}
    assert AuditEntry.objects.count() == before + 1


def test_the_same_form_from_eight_threads_is_one_promise_one_moment_one_entry(crowd: Cast) -> None:
    once, listened = uuid4(), kind()
    together(*[lambda: promises.say_promise(actor=crowd.ama, to=crowd.ben, words="send the rota", id=once)] * 8)
    together(*[lambda: moments.offer_moment(actor=crowd.ama, touched=crowd.ben, kind=listened, id=once)] * 8)
    together(
        *[lambda: books.record_entry(actor=crowd.ben, about=crowd.ama, kind=listened, felt="deposit", id=once)] * 8
    )
    assert (Promise.objects.count(), Moment.objects.count(), BookEntry.objects.count()) == (1, 1, 1)
    assert Job.objects.filter(kind="accounts.promise_due").count() == 1


def test_marking_from_two_tabs_leaves_one_mark(crowd: Cast) -> None:
    moment = moments.offer_moment(actor=crowd.ama, touched=crowd.ben, kind=kind())
    ended = together(
        lambda: books.mark_moment(actor=crowd.ben, moment=moment, felt="deposit"),
        lambda: books.mark_moment(actor=crowd.ben, moment=moment, felt="withdrawal"),
    )
    assert ended == {"done": 2}
    assert BookEntry.objects.count() == 1


def test_sending_a_line_twice_at_once_sends_it_once(crowd: Cast) -> None:
    note = lines.hear_promise(actor=crowd.ben, giver=crowd.ama, words="look at my hours")
    ended = together(*[lambda: lines.send_line(actor=crowd.ben, note=note)] * 3)
    assert ended == {"done": 1, "refused": 2}
    assert (Promise.objects.count(), PrivatePromise.objects.count()) == (1, 0)


def test_accepting_and_taking_back_at_once_ends_in_one_of_the_two(crowd: Cast) -> None:
    for _ in range(4):
        asked = promises.send_heard(actor=crowd.ben, giver=crowd.ama, words="look at my hours")
        together(
            lambda asked=asked: promises.accept_heard(actor=crowd.ama, promise=asked),
            lambda asked=asked: promises.take_back_heard(actor=crowd.ben, promise=asked),
        )
        left = Promise.objects.filter(id=asked.id).first()
        assert left is None or left.state == "open"
        assert Job.objects.filter(key=f"promise:{asked.id}").exists() is (left is not None)


def test_agreeing_to_a_change_while_it_is_kept_never_reopens_it(crowd: Cast) -> None:
    for _ in range(4):
        promise = promises.say_promise(actor=crowd.ama, to=crowd.ben, words="send the rota")
        day = clock.now().date()
        promises.propose_change(actor=crowd.ama, promise=promise, words="send half", due_on=day)
        change = PromiseChange.objects.select_related("promise__receiver", "promise__giver").get()
        together(
            lambda promise=promise: promises.keep_promise(actor=crowd.ama, promise=promise),
            lambda change=change: promises.answer_change(actor=crowd.ben, change=change, agrees=True),
        )
        assert Promise.objects.get(id=promise.id).state == "kept"
        assert not PromiseChange.objects.exists()
        assert not Job.objects.filter(key=f"promise:{promise.id}").exists()


def test_two_proposals_at_once_are_one_comparison(crowd: Cast) -> None:
    ended = together(
        lambda: comparisons.propose_comparison(actor=crowd.ben, other=crowd.chidi, number=1),
        lambda: comparisons.propose_comparison(actor=crowd.chidi, other=crowd.ben, number=2),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Comparison.objects.count() == 1


def _both_picked(crowd: Cast) -> Comparison:
    made = comparisons.propose_comparison(actor=crowd.ben, other=crowd.chidi, number=1)
    comparisons.agree_number(actor=crowd.chidi, comparison=made, number=1)
    day = clock.now().date()
    for side in (crowd.ben, crowd.chidi):
        comparisons.pick_moment(
            actor=side, comparison=made, mine=True, kind=kind(), happened_on=day, felt="deposit", words="x"
        )
    return made


def test_both_ready_at_once_is_revealed_by_exactly_one(crowd: Cast) -> None:
    for _ in range(6):
        made = _both_picked(crowd)
        ended = together(
            lambda made=made: comparisons.be_ready(actor=crowd.ben, comparison=made),
            lambda made=made: comparisons.be_ready(actor=crowd.chidi, comparison=made),
        )
        assert ended == {"yes": 1, "done": 1}
        assert Comparison.objects.get(id=made.id).stage == "revealed"
        Comparison.objects.all().delete()


def test_stepping_out_while_the_other_becomes_ready_is_one_or_the_other(crowd: Cast) -> None:
    for _ in range(6):
        made = _both_picked(crowd)
        comparisons.be_ready(actor=crowd.ben, comparison=made)
        together(
            lambda made=made: comparisons.step_out(actor=crowd.ben, comparison=made),
            lambda made=made: comparisons.be_ready(actor=crowd.chidi, comparison=made),
        )
        made.refresh_from_db()
        is_out = made.sides.get(author=crowd.ben).out
        assert (made.stage == "revealed") is not is_out
        Comparison.objects.all().delete()
