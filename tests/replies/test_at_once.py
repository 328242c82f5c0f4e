"""Two at once: one of the possible endings, never a mixture. On SQLite and on PostgreSQL."""

import pytest

from tests.cast import Cast, make_cast
from tests.guided.test_at_once import together
from tests.replies.said import answer, promise_to, released, said
from troth.accounts.actions.promises import give_up_promise, keep_promise
from troth.accounts.models import Promise
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import ids
from troth.replies.actions.answering import correct, keep_draft
from troth.replies.actions.guessing import guess
from troth.replies.models import Draft, Guess, Reply, Will, Wording

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    return make_cast()


def test_a_double_click_answers_once(crowd: Cast) -> None:
    release, once = released(crowd), ids.new_id()
    assert together(*[lambda: answer(crowd, release, id=once)] * 3) == {"done": 3}
    assert (Reply.objects.count(), Will.objects.count(), Promise.objects.count()) == (1, 1, 2)
    assert Job.objects.filter(kind="replies.tell").count() == 1
    assert AuditEntry.objects.filter(kind="reply", action="published").count() == 1


def test_the_leader_and_the_next_one_up_at_once_are_one_answer(crowd: Cast) -> None:
    release = released(crowd, ago=22)
    acts = [lambda one=one: answer(crowd, release, by=one) for one in (crowd.ama, crowd.frida)]
    assert together(*acts) == {"done": 1, "refused": 1}
    reply = Reply.objects.get()
    assert set(Promise.objects.values_list("giver", flat=True)) == {reply.author_id}


def test_publishing_and_drafting_at_once_leaves_one_of_them_refused_or_first(crowd: Cast) -> None:
    release = released(crowd)
    together(
        lambda: answer(crowd, release),
        lambda: keep_draft(actor=crowd.ama, release=release, said=said()),
    )
    assert Reply.objects.count() == 1
    assert not Draft.objects.exists()


def test_two_corrections_from_one_wording_are_one(crowd: Cast) -> None:
    reply = answer(crowd, released(crowd))
    acts = [
        lambda words=words: correct(actor=crowd.ama, reply=reply, heard=words, will_not="", revision=0)
        for words in ("One.", "Two.")
    ]
    assert together(*acts) == {"done": 1, "refused": 1}
    assert Wording.objects.count() == 1


def test_two_guesses_at_once_are_one(crowd: Cast) -> None:
    release = released(crowd)
    acts = [
        lambda level=level: guess(actor=crowd.ama, release=release, levels={"core": level}, shares={})
        for level in (2.0, 4.0)
    ]
    assert together(*acts) == {"done": 2}
    assert Guess.objects.count() == 1


def test_kept_and_cannot_at_once_are_one_word_in_the_answer_too(crowd: Cast) -> None:
    answer(crowd, released(crowd))
    ended = together(
        lambda: keep_promise(actor=crowd.ama, promise=promise_to(crowd.ben)),
        lambda: give_up_promise(actor=crowd.ama, promise=promise_to(crowd.chidi)),
    )
    assert ended == {"done": 1, "refused": 1}
    assert set(Promise.objects.values_list("state", flat=True)) == {Will.objects.get().became}
