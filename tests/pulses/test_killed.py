"""A worker killed in the middle of a step, or two of them at the same one: nothing twice, nothing half."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from tests.pulses.playing import BEGAN, COLLECTING, at, begin, collect, pass_day, pass_days, the_round, two_teams
from troth.jobs.models import Job
from troth.kernel import clock
from troth.people.models import Person
from troth.pulses import due, keys
from troth.pulses.actions import planning, preparing
from troth.pulses.models import Circle, Counted, Issued, Release, Round
from troth.pulses.rules.states import State


class Killed(Exception):
    """Stands for the end of the process."""


def everybody() -> list[Person]:
    return list(Person.objects.filter(id__in=Counted.objects.values("person")))


@pytest.mark.django_db
def test_a_key_made_before_the_worker_died_is_found_again(
    cast: Cast, teams: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock.held(at(BEGAN)):
        planning.begin_rounds(actor=cast.olu)
        due.step(str(the_round().id))
        with monkeypatch.context() as patched:
            patched.setattr(preparing, "certify", lambda key: (_ for _ in ()).throw(Killed))
            with pytest.raises(Killed):
                due.step(str(the_round().id))
        made = {path: path.read_bytes() for path in keys._round_folder(the_round().name).glob("*")}
        assert len(made) == 1
        due.step(str(the_round().id))
    [(path, data)] = made.items()
    assert path.read_bytes() == data
    assert Circle.objects.exclude(key="").count() == 1


@pytest.mark.django_db
def test_a_manifest_is_made_once_even_where_handing_it_over_fails(
    cast: Cast, teams: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(preparing.box, "send_manifest", lambda signed: (_ for _ in ()).throw(Killed))
        begin(cast)
    made = the_round().manifest
    assert made
    assert Job.objects.get(kind="pulses.step").trouble == "Killed"
    pass_days(BEGAN + timedelta(days=1), COLLECTING)
    assert (the_round().manifest, the_round().state) == (made, State.ISSUING)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_every_step_at_once(box: object) -> None:
    cast = make_cast()
    two_teams(cast)
    begin(cast)
    pass_days(BEGAN, COLLECTING)
    found = the_round()
    collect(everybody(), found)
    issued = Issued.objects.values("person").distinct().count()

    def work(day: object) -> None:
        try:
            for _ in range(6):
                due.step(str(found.id))
        finally:
            connection.close()

    for day in (found.collecting_last + timedelta(days=1), found.answering_last + timedelta(days=1)):
        with clock.held(at(day)):
            threads = [threading.Thread(target=work, args=(day,)) for _ in range(3)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    assert the_round().state == State.SHREDDED
    assert Release.objects.count() == Circle.objects.filter(is_final=True).count()
    assert sum(Circle.objects.filter(is_final=True).values_list("issued", flat=True)) == issued


@pytest.mark.django_db
def test_a_worker_that_was_away_for_weeks_catches_up(cast: Cast, teams: object) -> None:
    begin(cast)
    found = the_round()
    pass_day(COLLECTING)
    collect(everybody(), found)
    pass_day(found.answering_last + timedelta(days=20))
    assert the_round().state == State.SHREDDED


@pytest.mark.django_db
def test_the_season_is_put_down_once(cast: Cast, teams: object) -> None:
    begin(cast)
    with clock.held(at(BEGAN)):
        for _ in range(3):
            planning.plan_season()
            planning.begin_rounds(actor=cast.rafa)
    assert Round.objects.count() == 1
