"""One's own log, and that reading is noted in one place, for everybody but upward."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.test_urls import LINES
from tests.visibility.world import make_world
from troth.audit.actions import forget, record, record_read
from troth.audit.models import Alias, AuditEntry
from troth.audit.sealing import seal_finished_days
from troth.kernel import clock
from troth.people.models import Membership, Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def _log(client: Client, page: int = 1) -> str:
    return re.sub(r"<[^>]+>", "", client.get(f"/my-log/?page={page}").content.decode())


def test_it_says_who_did_what_on_which_day(cast: Cast, client_of: ClientOf) -> None:
    with clock.moved(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        record(actor=cast.ama, subject=cast.ben, action="offered", kind="moment")
        record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
        record_read(actor=cast.chidi, subject=cast.ben, kind="moment")
        record(actor=None, subject=cast.ben, action="deleted", kind="book_entry")
    page = _log(client_of(cast.ben))
    assert "Monday 2 March 2026" in page
    assert "Ama Owusu wrote down a moment that touched you" in page
    assert "Olu Adeyemi changed: Your e-mail address" in page
    assert "Chidi Okafor opened their page about you and them" in page
    assert "Troth itself deleted: Your private book" in page
    assert "Ama Owusu" not in _log(client_of(cast.chidi))


def test_who_erased_everything_stands_there_without_a_name(cast: Cast, client_of: ClientOf) -> None:
    record(actor=cast.chidi, subject=cast.ben, action="offered", kind="moment")
    forget(person=cast.chidi)
    page = _log(client_of(cast.ben))
    assert "Someone who has left wrote down a moment" in page
    assert "Chidi" not in page


def test_what_a_member_read_before_they_came_into_the_team_is_not_shown_to_their_leader(
    cast: Cast, client_of: ClientOf
) -> None:
    record_read(actor=cast.emil, subject=cast.ama, kind="moment")
    assert "Emil" in _log(client_of(cast.ama))
    Membership.objects.filter(person=cast.emil).update(team=cast.quay)
    assert "Emil" not in _log(client_of(cast.ama))


def test_what_a_member_changed_is_shown_to_their_leader(cast: Cast, client_of: ClientOf) -> None:
    record(actor=cast.ben, subject=cast.ama, action="said", kind="promise")
    assert "Ben Lindqvist made you a promise" in _log(client_of(cast.ama))


def test_long_logs_come_by_pages_and_ask_the_database_no_more(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    start = datetime(2026, 1, 1, 9, tzinfo=UTC)
    for day in range(70):
        with clock.moved(start + timedelta(days=day)):
            record_read(actor=cast.chidi, subject=cast.ben, kind="moment")
    client = client_of(cast.ben)
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        first = _log(client)
    assert "Page 1 of 2" in first
    assert "Thursday 1 January 2026" in _log(client, 2)


def test_an_empty_log_says_so(cast: Cast, client_of: ClientOf) -> None:
    assert "Nothing yet" in _log(client_of(cast.ben))


def test_the_checksum_of_the_newest_seal_can_be_written_down(cast: Cast, client_of: ClientOf) -> None:
    with clock.moved(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    with clock.moved(datetime(2026, 3, 4, 9, tzinfo=UTC)):
        seal_finished_days()
        page = _log(client_of(cast.ben))
    assert re.search(r"[0-9a-f]{64}", page)


def _reads_at(client: Client, address: str, by: Person) -> set[tuple[Person, str]]:
    """Whose data the log says `by` read on opening that address."""
    cache.clear()
    with transaction.atomic():
        client.get(address)
        alias = Alias.objects.filter(person_id=by.id).values_list("alias", flat=True).first()
        found = {
            (Person.objects.get(id=Alias.objects.get(alias=entry.subject).person_id), entry.kind)
            for entry in AuditEntry.objects.filter(action="read", actor=alias)
        }
        transaction.set_rollback(True)
    return found


def test_no_page_whatever_writes_down_that_a_member_read_something_of_their_leaders(
    cast: Cast, client_of: ClientOf
) -> None:
    world = make_world(cast)
    client = client_of(cast.ben)
    for line in LINES:
        assert cast.ama not in {subject for subject, _ in _reads_at(client, line.address(world), cast.ben)}, line.route


def test_the_page_between_two_is_noted_for_a_leader_and_for_colleagues(cast: Cast, client_of: ClientOf) -> None:
    pairs = [(cast.ama, cast.ben), (cast.chidi, cast.ben), (cast.emil, cast.ben), (cast.olu, cast.ben)]
    for reader, read in pairs:
        subjects = {subject for subject, _ in _reads_at(client_of(reader), f"/between/{read.id}/", reader)}
        assert subjects == {read}, reader.name


def test_what_is_between_two_is_noted_when_the_one_it_belongs_to_is_not_the_reader(
    cast: Cast, client_of: ClientOf
) -> None:
    """Ama, who leads Ben, opens each thing of his that she may open: his log says so."""
    world = make_world(cast)
    client = client_of(cast.ama)
    for address in (f"/promises/{world['promise']}/", f"/between/{world['ben']}/"):
        assert cast.ben in {subject for subject, _ in _reads_at(client, address, cast.ama)}, address


def test_an_address_an_objection_and_a_change_of_address_are_noted_for_whoever_reads_them(
    cast: Cast, client_of: ClientOf
) -> None:
    world = make_world(cast)
    seen = {
        "address": _reads_at(client_of(cast.olu), "/people/roster/", cast.olu),
        "objection": _reads_at(client_of(cast.rafa), f"/offices/nomination/{world['nomination']}/", cast.rafa),
        "proposed_address": _reads_at(client_of(cast.rafa), "/sign-in/addresses/", cast.rafa),
    }
    assert (cast.ben, "address") in seen["address"]
    assert cast.frida not in {subject for subject, _ in seen["address"]}  # she leads Olu
    assert seen["objection"] == {(cast.emil, "objection")}
    assert seen["proposed_address"] == {(cast.ben, "proposed_address")}


def test_a_page_of_many_is_noted_in_a_few_statements(
    cast: Cast, client_of: ClientOf, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = client_of(cast.olu)
    client.get("/people/roster/")
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        client.get("/people/roster/")
