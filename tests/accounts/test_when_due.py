"""What of accounts happens by itself: reminders without content, the nightly sweep, the end of a comparison."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import Cast
from troth.accounts.actions import comparisons, lines, promises
from troth.accounts.due import comparison_ends, promise_due, run_out
from troth.accounts.models import Comparison, PrivatePromise, Promise
from troth.accounts.queries.upcoming import upcoming_for
from troth.jobs.models import Job
from troth.jobs.registry import RUNS
from troth.jobs.worker import plant, work_off
from troth.kernel import clock
from troth.notices.models import OutboxMail

DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day(settings: object) -> object:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    with clock.moved(DAY):
        yield


def test_everything_of_accounts_that_can_be_due_is_registered() -> None:
    assert {"accounts.promise_due", "accounts.comparison_ends", "accounts.run_out"} <= set(RUNS)


def test_on_its_day_the_giver_is_told_that_something_waits_and_not_what(cast: Cast) -> None:
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="send the secret rota")
    promise_due(str(promise.id))
    assert not OutboxMail.objects.exists()
    with clock.moved(DAY + timedelta(days=7)):
        promise_due(str(promise.id))
    mail = OutboxMail.objects.get()
    assert mail.to == "ama@example.org"
    assert "rota" not in mail.subject + mail.text
    assert "Ben" not in mail.subject + mail.text


@pytest.mark.parametrize("gone", ["kept", "released", "deleted"])
def test_nobody_is_told_of_what_is_settled_or_gone(cast: Cast, gone: str) -> None:
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="send the rota")
    if gone == "deleted":
        Promise.objects.all().delete()
    else:
        Promise.objects.update(state=gone)
    with clock.moved(DAY + timedelta(days=7)):
        promise_due(str(promise.id))
    assert not OutboxMail.objects.exists()


def test_what_has_run_out_is_looked_for_every_day(cast: Cast) -> None:
    for days in (0, 1):
        with clock.moved(DAY + timedelta(days=days)):
            plant()
            work_off()
            [tomorrow] = Job.objects.filter(kind="accounts.run_out", due_at__gt=clock.now())
            assert tomorrow.due_at <= clock.now() + timedelta(days=1)


def test_settled_promises_and_questions_go_after_240_days_open_ones_stay(cast: Cast) -> None:
    kept = promises.say_promise(actor=cast.ama, to=cast.ben, words="one")
    promises.keep_promise(actor=cast.ama, promise=kept)
    promises.send_heard(actor=cast.ben, giver=cast.ama, words="two")
    still_open = promises.say_promise(actor=cast.ama, to=cast.ben, words="three")
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="four")
    with clock.moved(DAY + timedelta(days=240)):
        run_out()
        assert Promise.objects.count() == 3
        assert PrivatePromise.objects.count() == 1
    with clock.moved(DAY + timedelta(days=248)):
        run_out()
    assert list(Promise.objects.all()) == [still_open]
    assert not PrivatePromise.objects.exists()


def test_a_comparison_ends_by_its_own_job(cast: Cast) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    job = Job.objects.get(key=f"comparison:{made.id}")
    comparison_ends(**job.args)
    assert Comparison.objects.exists()
    with clock.moved(job.due_at + timedelta(seconds=1)):
        comparison_ends(**job.args)
    assert not Comparison.objects.exists()


def test_a_calendar_finds_what_is_due_both_ways_and_what_is_private_for_its_author_alone(cast: Cast) -> None:
    friday = date(2026, 11, 27)
    promises.say_promise(actor=cast.ama, to=cast.ben, words="one", due_on=friday)
    promises.say_promise(actor=cast.ben, to=cast.chidi, words="two", due_on=friday)
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="three", due_on=friday)
    promises.say_promise(actor=cast.ben, to=cast.ama, words="later", due_on=date(2027, 1, 1))
    week = (DAY, DAY + timedelta(days=5))
    assert {(each.own_title, each.kind, each.starts) for each in upcoming_for(cast.ben, *week)} == {
        ("From Ama Owusu: one", "promise", friday),
        ("From Ama Owusu: three", "line", friday),
        ("To Chidi Okafor: two", "promise", friday),
    }
    [amas] = upcoming_for(cast.ama, *week)
    assert (amas.own_title, amas.neutral_title) == ("To Ben Lindqvist: one", "Something in Troth is due")


def test_every_change_of_a_promise_is_a_later_revision_and_what_is_settled_is_called_off(cast: Cast) -> None:
    week = (DAY, DAY + timedelta(days=40))
    promise = promises.say_promise(actor=cast.ama, to=cast.ben, words="one")
    [first] = upcoming_for(cast.ben, *week)
    promises.delay_promise(actor=cast.ama, promise=promise, because="ill", due_on=date(2026, 12, 10))
    [moved] = upcoming_for(cast.ben, *week)
    promises.keep_promise(actor=cast.ama, promise=promise)
    [settled] = upcoming_for(cast.ben, *week)
    assert (moved.id, moved.starts) == (first.id, date(2026, 12, 10))
    assert first.revision < moved.revision < settled.revision
    assert [first.cancelled, moved.cancelled, settled.cancelled] == [False, False, True]
    with clock.moved(DAY + timedelta(days=31)):
        assert upcoming_for(cast.ben, *week) == []
