"""What a page asks of the database does not grow with the organisation, nor with the rounds there have been."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.asking import asked
from tests.cast import Cast
from tests.pulses.papers import TOLD
from tests.pulses.playing import fill
from tests.visibility.factories import DAY, pulse_circle_of, pulse_days
from troth.kernel.ids import new_id
from troth.pulses.models import Counted, Release, Round

pytestmark = pytest.mark.django_db


def _rounds(cast: Cast, count: int, *, people: int) -> Release:
    more = fill(cast.quay, people)
    release = None
    for number in range(count):
        days = pulse_days(DAY + timedelta(days=91 * number))
        found = Round.objects.create(state="shredded", released_on=days["answering_last"], **days)
        circle = pulse_circle_of(cast, found, is_final=True, issued=9, counted=9)
        Counted.objects.bulk_create(Counted(circle=circle, person=one, mark=new_id()) for one in more)
        release = Release.objects.create(circle=circle, document=TOLD, released_on=found.released_on)
    assert release is not None
    return release


@pytest.mark.parametrize("name", ["ben", "ama", "rafa", "emil"])
def test_pages_stay_as_cheap(cast: Cast, name: str) -> None:
    client = Client()
    client.force_login(getattr(cast, name).login)
    addresses = ["/", "/safely/", "/safely/figures/", "/safely/keys/"]
    addresses += ["/safely/rounds/"] if name == "rafa" else []
    few = _rounds(cast, 3, people=5)
    if name in ("ben", "ama"):
        addresses.append(f"/safely/figures/{few.id}/")
    if name == "ama":  # whoever leads is asked for a guess first
        client.post(f"/safely/figures/{few.id}/guess/", {"pass": "1"})
    before = [asked(client, address) for address in addresses]
    _rounds(cast, 8, people=40)
    assert [asked(client, address) for address in addresses] == before
    assert max(before[1:]) <= 22
