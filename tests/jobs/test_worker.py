"""What is due happens: once, also when workers are killed, fail, or compete."""

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen

import pytest
from django.db.models import QuerySet

from tests.processes import environment, start, test_database_url, wait_until
from troth.jobs import registry, state
from troth.jobs.actions import dismiss, drop, move, put, try_again, try_all_again
from troth.jobs.models import Job
from troth.jobs.worker import LEASE, TRIES, claim, plant, run_one, work_off
from troth.kernel import clock
from troth.notices.models import Announcement

WORKER = str(Path(__file__).with_name("impatient_worker.py"))
StartWorker = Callable[[], "Popen[str]"]


def ours() -> QuerySet[Job]:
    """The jobs of this test, beside what an installation does daily."""
    return Job.objects.filter(kind__startswith="test.")


@pytest.fixture
def registered() -> Iterator[None]:
    """Whatever a test registers is gone after it."""
    runs, errands, days = dict(registry.RUNS), dict(registry.ERRANDS), set(registry.DAILY)
    yield
    for now, before in ((registry.RUNS, runs), (registry.ERRANDS, errands)):
        now.clear()
        now.update(before)
    registry.DAILY.intersection_update(days)


@pytest.fixture
def start_worker(transactional_db: None, tmp_path: Path) -> Iterator[StartWorker]:
    env = environment(
        tmp_path,
        database_url=test_database_url(),
        DJANGO_SETTINGS_MODULE="troth.config.settings",
        TROTH_ORIGIN="http://testserver",
    )
    started: list[Popen[str]] = []

    def start_worker() -> Popen[str]:
        started.append(start(WORKER, str(tmp_path), env=env))
        return started[-1]

    yield start_worker
    for process in started:
        process.kill()
        process.communicate()


def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(
    start_worker: StartWorker, tmp_path: Path
) -> None:
    put(kind="test.slow", due_at=clock.now(), args={"text": "once"})
    first = start_worker()
    wait_until((tmp_path / "once.started").exists)
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    assert not Announcement.objects.exists()  # its transaction died with it
    assert ours().get().attempts == 1

    start_worker()
    wait_until(lambda: not ours().exists())
    assert [row.text for row in Announcement.objects.all()] == ["once"]


def test_two_workers_share_the_work_and_do_nothing_twice(start_worker: StartWorker) -> None:
    wanted = [f"job {number}" for number in range(60)]
    for text in wanted:
        put(kind="test.quick", due_at=clock.now(), args={"text": text})
    start_worker()
    start_worker()
    wait_until(lambda: not ours().exists(), seconds=40)
    assert Counter(Announcement.objects.values_list("text", flat=True)) == Counter(wanted)


def test_a_worker_asked_to_stop_stops(start_worker: StartWorker) -> None:
    process = start_worker()
    put(kind="test.quick", due_at=clock.now(), args={"text": "x"})
    wait_until(lambda: not ours().exists())
    process.terminate()
    assert process.wait(timeout=10) == 0


@pytest.mark.django_db(transaction=True)
def test_an_effect_that_fails_leaves_nothing_behind_and_is_tried_again_later(registered: None) -> None:
    fails = [True]

    @registry.due("test.sometimes")
    def sometimes() -> None:
        Announcement.objects.create(text="half done", on="2026-01-01")
        if fails[0]:
            raise RuntimeError("what it says must not be kept")

    put(kind="test.sometimes", due_at=clock.now())
    work_off()
    job = ours().get()
    assert not Announcement.objects.exists()
    assert (job.trouble, job.attempts, job.lease) == ("RuntimeError", 1, None)
    assert job.due_at > clock.now()

    fails[0] = False
    with clock.moved(clock.now() + timedelta(minutes=2)):
        work_off()
    assert Announcement.objects.count() == 1
    assert not ours().exists()


@pytest.mark.django_db(transaction=True)
def test_what_fails_too_often_is_given_up_and_the_operator_can_try_again_or_dismiss_it(registered: None) -> None:
    @registry.due("test.never")
    def never() -> None:
        raise RuntimeError

    put(kind="test.never", due_at=clock.now())
    for day in range(TRIES + 3):
        with clock.moved(clock.now() + timedelta(days=day)):
            work_off()
    [given_up] = state.given_up()
    assert (given_up.capability, given_up.trouble) == ("test", "RuntimeError")
    assert ours().get().attempts == TRIES

    try_again(job=given_up.id)
    assert state.given_up() == []
    assert ours().get().attempts == 0
    Job.objects.update(gave_up=True)
    try_all_again()
    assert state.given_up() == []
    Job.objects.update(gave_up=True)
    dismiss(job=given_up.id)
    assert not ours().exists()


@pytest.mark.django_db(transaction=True)
def test_a_kind_nobody_knows_waits_for_newer_code(registered: None) -> None:
    put(kind="test.of_tomorrow", due_at=clock.now())
    assert run_one()
    assert ours().get().trouble == "NobodyRunsThisKind"


@pytest.mark.django_db(transaction=True)
def test_what_was_done_after_the_lease_ran_out_does_not_count(registered: None) -> None:
    @registry.due("test.late")
    def late() -> None:
        Announcement.objects.create(text="late", on="2026-01-01")

    put(kind="test.late", due_at=clock.now())
    mine = claim()
    assert mine is not None
    assert claim() is None  # leased
    with clock.moved(clock.now() + LEASE + timedelta(seconds=1)):
        theirs = claim()
        assert theirs is not None
        assert theirs.lease != mine.lease
    from troth.jobs.worker import LeaseLostError, _run

    with pytest.raises(LeaseLostError):
        _run(mine)
    assert not Announcement.objects.exists()
    _run(theirs)
    assert Announcement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_clock_set_back_by_a_year_does_not_keep_a_dead_workers_lease_alive() -> None:
    put(kind="test.long_due", due_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert claim() is not None
    with clock.moved(clock.now() - timedelta(days=365)):
        assert claim() is not None


@pytest.mark.django_db
def test_a_key_stands_for_one_job_which_can_be_moved_and_dropped() -> None:
    later = clock.now() + timedelta(days=3)
    for _ in range(3):
        put(kind="test.keyed", due_at=clock.now(), key="k")
    move(key="k", due_at=later)
    assert ours().get().due_at == later
    drop(key="k")
    assert not ours().exists()


@pytest.mark.django_db(transaction=True)
def test_what_happens_daily_plants_itself_and_comes_back_the_next_day(registered: None) -> None:
    days: list[int] = []

    @registry.daily("test.daily")
    def run() -> None:
        days.append(1)

    for _ in range(2):
        plant()
    daily = Job.objects.filter(kind="test.daily")
    assert daily.count() == 1
    work_off()
    assert len(days) == 1
    assert timedelta(hours=23) < daily.get().due_at - clock.now() <= timedelta(days=1)
    with clock.moved(clock.now() + timedelta(days=1, minutes=1)):
        work_off()
    assert len(days) == 2


@pytest.mark.django_db
def test_the_operator_learns_that_nobody_does_the_work() -> None:
    Job.objects.all().delete()
    assert state.late_since() is None
    since = clock.now() - timedelta(minutes=6)
    put(kind="test.quick", due_at=since)
    assert state.late_since() == since


def test_two_functions_for_one_kind_are_refused(registered: None) -> None:
    registry.due("test.twice")(print)
    with pytest.raises(ValueError, match="two functions"):
        registry.due("test.twice")(print)
