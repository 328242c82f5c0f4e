"""An organisation chooses on screen how often it asks and when not, and nobody has two rounds to answer at once."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client

from tests.cast import Cast
from tests.pulses.playing import BEGAN, COLLECTING, at
from troth.kernel import clock
from troth.people.models import Person, RuleChange
from troth.pulses.models import Pause, Round

pytestmark = pytest.mark.django_db


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.login)  # type: ignore[attr-defined]
    return client


def test_every_month_and_a_holiday_are_set_on_screen(cast: Cast, box: object) -> None:
    first = COLLECTING + timedelta(days=28)
    holiday = {"first": first.isoformat(), "last": (first + timedelta(days=13)).isoformat(), "why": "Summer holidays"}
    with clock.held(at(BEGAN)):
        olu, rafa = signed_in(cast.olu), signed_in(cast.rafa)
        told = {"rule": "pulse_months", "value": "1", "reason": "The merger: three months are long now."}
        assert olu.post("/offices/rules/", told).status_code == 302
        rafa.post(f"/offices/rules/{RuleChange.objects.get().id}/agree/")
        assert signed_in(cast.ben).post("/safely/rounds/", holiday).status_code in (403, 404, 422)
        assert olu.post("/safely/rounds/", holiday).status_code == 302
        assert "Summer holidays" in rafa.get("/safely/rounds/").content.decode()
        rafa.post("/safely/rounds/begin/")
        assert "Every month" in rafa.get("/safely/rounds/").content.decode()
    rounds = list(Round.objects.order_by("answering_first"))
    assert len(rounds) == 3
    assert {one.collecting_first for one in rounds} == {COLLECTING}  # one visit collects for all three
    assert rounds[0].answering_first == first + timedelta(days=14)
    assert all(one.answering_last < two.answering_first for one, two in pairwise(rounds))
    with clock.held(at(BEGAN)):
        rafa.post(f"/safely/pause/{Pause.objects.get().id}/remove/")
    assert not Pause.objects.exists()
