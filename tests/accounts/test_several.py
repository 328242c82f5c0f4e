"""One word said to several at once: the giver speaks to all of them, each of them for themselves."""

from datetime import timedelta

import pytest

from tests.cast import Cast
from troth.accounts.actions.promises import keep_promise, release_promise, unsay_promise
from troth.accounts.actions.several import say_promise_to_all
from troth.accounts.models import Promise
from troth.accounts.queries.promises import promise_for, promises_for
from troth.accounts.queries.upcoming import upcoming_for
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import Notice, OutboxMail

pytestmark = pytest.mark.django_db
WORDS = "bring the keys"


def said(cast: Cast, days: int = 3) -> list[Promise]:
    due_on = clock.now().date() + timedelta(days=days)
    return say_promise_to_all(actor=cast.ama, to=[cast.ben, cast.chidi], words=WORDS, due_on=due_on, id=ids.new_id())


def test_each_has_a_row_and_the_giver_one_line_one_reminder_and_one_day(cast: Cast) -> None:
    rows = said(cast)
    assert {row.receiver for row in rows} == {cast.ben, cast.chidi}
    assert len(promises_for(cast.ama, clock.now().date()).mine) == 1
    assert promise_for(cast.ama, rows[0].id).they_see.endswith("and one other see")
    assert promise_for(cast.ben, next(row.id for row in rows if row.receiver == cast.ben)).also == 0
    assert Job.objects.filter(kind="accounts.promise_due").count() == 1
    days = clock.now(), clock.now() + timedelta(days=9)
    assert [len(upcoming_for(person, *days)) for person in (cast.ama, cast.ben)] == [1, 1]


def test_it_is_unsaid_to_all_on_the_day_it_was_said(cast: Cast) -> None:
    rows = said(cast)
    unsay_promise(actor=cast.ama, promise=rows[0])
    unsay_promise(actor=cast.ama, promise=rows[0])
    assert not Promise.objects.exists()
    assert not Job.objects.filter(kind="accounts.promise_due").exists()


def test_the_giver_is_reminded_once_also_where_one_of_them_let_it_go(cast: Cast) -> None:
    rows = said(cast)
    release_promise(actor=rows[0].receiver, promise=rows[0])
    with clock.moved(clock.now() + timedelta(days=4)):
        work_off()
        assert OutboxMail.objects.count() + Notice.objects.count() <= 1
        assert len(promises_for(cast.ama, clock.now().date()).due) == 1
        keep_promise(actor=cast.ama, promise=rows[1])
    assert set(Promise.objects.values_list("state", flat=True)) == {"released", "kept"}


def test_a_move_at_a_row_that_was_let_go_is_refused_and_moves_none(cast: Cast) -> None:
    rows = said(cast)
    release_promise(actor=rows[0].receiver, promise=rows[0])
    with pytest.raises(Refused, match="released"):
        keep_promise(actor=cast.ama, promise=rows[0])
    assert Promise.objects.get(id=rows[1].id).state == "open"


def test_nobody_to_say_it_to_or_oneself_among_them_is_refused(cast: Cast) -> None:
    for to in ([], [cast.ben, cast.ama]):
        with pytest.raises(Refused):
            say_promise_to_all(actor=cast.ama, to=to, words=WORDS, id=ids.new_id())
    assert not Promise.objects.exists()
