"""A clock that jumps: nothing is lost, what is due waits or comes, and the operator is told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from troth.audit.actions import record
from troth.jobs.actions import put
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.operate.finding import Level
from troth.operate.look_database import clock_agrees
from troth.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_clock_set_back_is_noticed_from_what_was_written_before(cast: Cast) -> None:
    record(actor=cast.ama, subject=cast.ben, action="changed", kind="person")
    assert clock_agrees().level is Level.GOOD
    with clock.moved(clock.now() - timedelta(days=40)):
        found = clock_agrees()
    assert found.level is Level.ERROR
    assert "timedatectl" in found.mend


def test_what_is_due_waits_while_the_clock_is_back_and_happens_once_when_it_is_right(cast: Cast) -> None:
    put(kind="notices.tell_all", due_at=clock.now())
    mine = Job.objects.filter(kind="notices.tell_all")
    with clock.moved(clock.now() - timedelta(days=2)):
        work_off()
        assert mine.count() == 1
    work_off()
    assert mine.count() == 0


def test_a_person_is_not_thrown_out_by_a_clock_that_jumps_an_hour_and_back(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    client = client_of(cast.ben)
    for jump in (timedelta(hours=1), timedelta(hours=-1), timedelta(0)):
        with clock.moved(clock.now() + jump):
            assert client.get("/who-sees-what/").status_code == 200
