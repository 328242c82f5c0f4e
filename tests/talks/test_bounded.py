"""What a page asks of the database does not grow with what there is."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.asking import BETWEEN, TODAY
from tests.cast import Cast, join
from tests.talks.conftest import DAY, NOW, Prepared
from troth.kernel import clock
from troth.people.models import Person
from troth.talks.actions import after, matters, notes, series, talks
from troth.talks.models import Matter, Meeting, Series
from troth.talks.rules import MeetingState, WordKind

MOST = {
    "/": TODAY,
    "/talks/": 14,
    "/talks/mirror/": 14,
    "/talks/one-to-one/{series}/": 24,
    "/talks/matter/{matter}/": 22,
    "/between/{ben}/": BETWEEN,
}


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def fill(cast: Cast, run: Series, matter: Matter, prepared: Prepared, some: int) -> None:
    for number in range(some):
        with clock.held(NOW + timedelta(days=7 * number)):
            meeting = Meeting.objects.get(series=run, state=MeetingState.PLANNED)
            notes.add_item(actor=cast.ben, series=run, words=f"Item {number}")
            notes.share_note(actor=cast.ben, meeting=meeting, words=f"Note {number}")
            series.settle_meeting(actor=cast.ama, meeting=meeting, state=MeetingState.SKIPPED)
        talk = matters.begin_talk(actor=cast.ama, matter=matter, level=2, reason="Again.")
        talks.hold_talk(actor=cast.ama, talk=talk, held_on=DAY)
        talks.say_after(actor=cast.ben, talk=talk, words=f"Words {number}")
        after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=2))
        matters.say_in_matter(actor=cast.ama, matter=matter, kind=WordKind.SUPPORT, words=f"Support {number}")
        matters.promise_in_matter(
            actor=cast.ama, matter=matter, direction="mine", words=f"Promise {number}", due_on=DAY
        )
        draft = prepared(title=f"Another {number}")
        for days in range(4):
            talks.save_preparation(actor=cast.ama, talk=draft, said={}, meant_for=DAY + timedelta(days=days))


def test_a_page_asks_the_same_however_much_there_is(
    cast: Cast, client_of: Callable[[Person], Client], one_to_ones: Series, held: Prepared, prepared: Prepared
) -> None:
    matter = held(level=2).matter
    fill(cast, one_to_ones, matter, prepared, 3)
    stands = {"series": one_to_ones.id, "matter": matter.id, "ben": cast.ben.id}
    ama = client_of(cast.ama)
    with clock.held(NOW + timedelta(hours=3)):
        few = [asked(ama, address.format(**stands)) for address in MOST]
    fill(cast, one_to_ones, matter, prepared, 9)
    for number in range(12):
        join(Person.objects.create(name=f"One more {number}"), cast.quay)
    with clock.held(NOW + timedelta(hours=3)):
        many = [asked(ama, address.format(**stands)) for address in MOST]
    assert many == few
    assert [(page, count) for page, count in zip(MOST, many, strict=True) if count > MOST[page]] == []
