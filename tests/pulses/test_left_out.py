"""Who is in no group reads so, and where to talk instead; nobody else's page has it."""

from datetime import date

import pytest
from django.test import Client

from tests.cast import Cast
from tests.pulses.playing import fill
from tests.visibility.factories import pulse_circle_of, pulse_days
from troth.people.models import Person
from troth.pulses.models import Round
from troth.pulses.queries.releases import sat_out_by
from troth.pulses.queries.small import small_teams_for

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def page(person: Person, address: str) -> str:
    client = Client()
    client.force_login(person.login)  # type: ignore[attr-defined]
    return client.get(address).content.decode()


def test_a_round_that_came_out_without_one_is_listed_and_one_that_runs_is_not(cast: Cast) -> None:
    out = Round.objects.create(state="shredded", released_on=DAY, **pulse_days(DAY))
    pulse_circle_of(cast, out)  # Ben and Chidi
    running = Round.objects.create(state="issuing", **pulse_days(date(2026, 6, 1)))
    assert running not in sat_out_by(cast.dora)
    assert sat_out_by(cast.ben) == []
    others = [one for one in (cast.dora, cast.emil, cast.rafa) if sat_out_by(one) == [out]]
    assert others
    assert "Rounds without you" in page(others[0], "/safely/figures/")
    assert "Rounds without you" not in page(cast.ben, "/safely/figures/")


def test_rounds_before_one_came_are_not_listed(cast: Cast) -> None:
    Round.objects.create(state="shredded", released_on=DAY, **pulse_days(DAY))
    [new] = fill(cast.loft, 1, since=date(2026, 5, 1))
    assert sat_out_by(new) == []


def test_a_team_under_eight_finds_its_conversation_and_one_of_eight_does_not(cast: Cast) -> None:
    assert cast.quay in small_teams_for(cast.ben)
    assert cast.quay in small_teams_for(cast.ama)  # who leads it
    assert f"/conversation/team/{cast.quay.id}/" in page(cast.ben, "/safely/")
    fill(cast.quay, 8)
    assert cast.quay not in small_teams_for(cast.ben)
    assert f"/conversation/team/{cast.quay.id}/" not in page(cast.ben, "/safely/")
