"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from troth.audit.models import AuditEntry
from troth.cards.actions import cards, loop, questions
from troth.cards.models import ActedNote, Asking, Card, Passed, Turn, WasItSo
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.people.confirming import confirm_leader

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    made = make_cast()
    confirm_leader(actor=made.ben, leader=made.ama)
    return made


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


def test_a_double_click_writes_one_card(crowd: Cast) -> None:
    once = ids.new_id()
    ended = together(
        *[lambda: cards.write_card(actor=crowd.ben, kind="value", words="One", audience="me", id=once)] * 4
    )
    assert ended == {"done": 4}
    assert Card.objects.count() == 1


def test_two_windows_asking_different_questions_ask_one(crowd: Cast) -> None:
    ended = together(
        lambda: questions.ask_question(actor=crowd.ama, person=crowd.ben, key="monday", answer="Mine"),
        lambda: questions.ask_question(actor=crowd.ama, person=crowd.ben, key="lunch", answer="Mine"),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Asking.objects.count() == 1


def test_a_double_click_asks_once_and_neither_is_refused(crowd: Cast) -> None:
    once = ids.new_id()
    ended = together(
        *[lambda: questions.ask_question(actor=crowd.ama, person=crowd.ben, key="monday", answer="Mine", id=once)] * 3
    )
    assert ended == {"done": 3}
    assert Asking.objects.count() == 1


def test_answering_and_taking_the_question_back_at_once_ends_in_one_of_the_two(crowd: Cast) -> None:
    asking = questions.ask_question(actor=crowd.ama, person=crowd.ben, key="monday", answer="Mine")
    ended = together(
        lambda: questions.answer_question(actor=crowd.ben, asking=asking, words="Like so"),
        lambda: questions.take_back_question(actor=crowd.ama, asking=asking),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Asking.objects.count() == Turn.objects.count()


def test_two_answers_at_once_are_one(crowd: Cast) -> None:
    asking = questions.ask_question(actor=crowd.ama, person=crowd.ben, key="monday", answer="Mine")
    ended = together(
        *[lambda: questions.answer_question(actor=crowd.ben, asking=asking, words="Like so", id=ids.new_id())] * 3
    )
    assert ended == {"done": 1, "refused": 2}
    assert Turn.objects.count() == 1


def test_passing_and_saying_whether_twice_at_once_is_once(crowd: Cast) -> None:
    asking = questions.ask_question(actor=crowd.ama, person=crowd.ben, key="monday", answer="Mine")
    card = cards.write_card(actor=crowd.ben, kind="value", words="One", audience="leader")
    note, once = loop.note_acted(actor=crowd.ama, card=card), ids.new_id()
    assert together(*[lambda: questions.pass_question(actor=crowd.ben, asking=asking)] * 3) == {"done": 3}
    assert together(*[lambda: loop.say_whether(actor=crowd.ben, note=note, says="yes")] * 3) == {"done": 3}
    assert together(*[lambda: loop.note_acted(actor=crowd.ama, card=card, id=once)] * 3) == {"done": 3}
    assert (Passed.objects.count(), WasItSo.objects.count(), ActedNote.objects.count()) == (1, 1, 2)
    assert AuditEntry.objects.filter(kind="card_acted").count() == 2
