"""Taking a copy along: everything that is one's own is in it, and nothing else."""

import json
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.takeout.traces import whole_life
from tests.visibility.factories import words_of
from troth.audit.actions import record, record_read
from troth.audit.models import AuditEntry
from troth.people.models import Person
from troth.takeout.exporting import as_json, as_page, everything_of
from troth.visibility.gate import BINDINGS, in_words, own_rows, visible_as
from troth.visibility.policy import Viewer

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]


def _kinds(person: Person) -> dict[str, list[dict[str, object]]]:
    return {kind["key"]: kind["rows"] for kind in json.loads(as_json(everything_of(person)))["kinds"]}


@pytest.mark.parametrize("name", ["ben", "ama", "chidi", "emil", "olu", "rafa"])
def test_every_row_of_every_kind_that_is_ones_own_is_in_it(cast: Cast, name: str) -> None:
    whole_life(cast)
    person = getattr(cast, name)
    kinds = _kinds(person)
    for model, binding in BINDINGS.items():
        if not binding.is_of_a_person or binding.kind.stays_here:
            assert binding.kind.key not in kinds
            continue
        rows = kinds[binding.kind.key]
        assert len(rows) == own_rows(person, model).count(), binding.kind.key
        if model is not AuditEntry:
            assert {row["id"] for row in rows} == {str(row.pk) for row in own_rows(person, model)}
            assert {row["in_words"] for row in rows} == {in_words(row) for row in own_rows(person, model)}


def test_whatever_somebody_authored_is_their_own(cast: Cast) -> None:
    whole_life(cast)
    for model, binding in BINDINGS.items():
        if Viewer.AUTHOR in binding.filters:
            authored = set(visible_as(cast.ben, model, Viewer.AUTHOR).values_list("pk", flat=True))
            assert authored <= set(own_rows(cast.ben, model).values_list("pk", flat=True))
            assert authored or binding.kind.key == "objection", binding.kind.key


def test_every_field_of_a_row_is_in_it(cast: Cast) -> None:
    whole_life(cast)
    kinds = _kinds(cast.ben)
    assert {"words", "felt", "size", "happened_on", "about", "kind"} <= set(kinds["book_entry"][0])
    assert kinds["book_entry"][0]["words"].startswith(words_of("ben"))


def test_no_private_word_of_anybody_else_is_in_it(cast: Cast) -> None:
    whole_life(cast)
    for copy in (as_json(everything_of(cast.chidi)), as_page(everything_of(cast.chidi))):
        assert words_of("ama") not in copy
        assert words_of("emil") not in copy


def test_the_log_in_it_names_people_never_pseudonyms(cast: Cast) -> None:
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    record(actor=None, subject=cast.ben, action="deleted", kind="moment")
    entries = AuditEntry.objects.values_list("actor", "subject")
    copy = as_json(everything_of(cast.ben))
    assert "Olu Adeyemi, changed, address" in copy
    assert "Troth itself, deleted, moment" in copy
    assert not any(str(alias) in copy for pair in entries for alias in pair if alias)


def test_a_leaders_copy_does_not_say_what_a_member_read(cast: Cast) -> None:
    record_read(actor=cast.ben, subject=cast.ama, kind="moment")  # written down before Ben came into the team
    assert _kinds(cast.ama)["audit_entry"] == []


def test_no_secret_is_in_it(cast: Cast) -> None:
    cast.ben.login.set_password("a very secret password")
    cast.ben.login.save()
    copy = as_json(everything_of(cast.ben))
    assert cast.ben.login.password not in copy
    assert "argon2" not in copy


def test_both_copies_are_files_to_download(cast: Cast, client_of: ClientOf) -> None:
    whole_life(cast)
    client = client_of(cast.ben)
    as_data = client.get("/my-data/copy.json")
    assert as_data.headers["Content-Disposition"] == 'attachment; filename="troth-my-data.json"'
    assert as_data.headers["Cache-Control"] == "no-store"
    assert json.loads(as_data.content)["name"] == "Ben Lindqvist"
    page = client.get("/my-data/copy.html")
    assert page.headers["Content-Disposition"] == 'attachment; filename="troth-my-data.html"'
    assert words_of("ben") in page.content.decode()
    assert "http" not in page.content.decode()


def test_the_page_shows_what_there_is_and_both_ways(cast: Cast, client_of: ClientOf) -> None:
    whole_life(cast)
    page = client_of(cast.ben).get("/my-data/").content.decode()
    assert words_of("ben") in page
    for address in ("/my-data/copy.json", "/my-data/copy.html", "/my-data/erase/"):
        assert address in page


def test_what_is_written_in_it_cannot_act(cast: Cast) -> None:
    cast.ben.job = "<script>alert(1)</script>"
    cast.ben.save()
    assert "<script>" not in as_page(everything_of(cast.ben))
