"""Silence tells nothing: reading, beginning, preparing and passing change no byte of anybody else's pages."""

import re
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import Cast
from tests.guided.talking import later, planned, promise_to, promised
from tests.pages import without_tokens
from troth.accounts.actions.promises import answer_promise, keep_promise
from troth.audit.models import AuditEntry
from troth.guided.actions.preparing import prepare
from troth.guided.actions.wishing import ask_for_it
from troth.guided.models import Conversation
from troth.guided.queries.near import guided_waiting
from troth.jobs.models import Job
from troth.kernel import clock
from troth.notices.models import Notice, OutboxMail
from troth.people.models import Person
from troth.today.actions import put_aside
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
NONCE = re.compile(rb'nonce="[^"]*"')


def pages_of(client: Client, talk: Conversation, other: Person) -> dict[str, bytes]:
    """Everything that could speak of it."""
    addresses = ["/", "/waiting/", "/week/", f"/conversation/{talk.id}/", f"/conversation/team/{talk.team_id}/"]
    addresses += [f"/conversation/{talk.id}/step/{number}/?from=10:00" for number in range(1, 6)]
    addresses += [f"/between/{other.id}/", "/my-log/", f"/see-what-they-see/{other.id}/", "/promises/"]
    return {address: NONCE.sub(b"", without_tokens(client.get(address).content)) for address in addresses}


def rows() -> tuple[int, int, int, int]:
    return (AuditEntry.objects.count(), Job.objects.count(), Notice.objects.count(), OutboxMail.objects.count())


def test_who_opens_begins_or_puts_it_aside_is_seen_by_nobody(cast: Cast, client_of: ClientOf) -> None:
    promised(cast)
    talk = planned(cast)
    with clock.held(clock.now()):
        readers = {name: client_of(getattr(cast, name)) for name in ("ama", "chidi", "rafa", "olu")}
        for client in readers.values():
            pages_of(client, talk, cast.ben)
        ben = client_of(cast.ben)
        before = {name: pages_of(client, talk, cast.ben) for name, client in readers.items()}
        written = rows()
        for number in range(1, 6):
            assert ben.get(f"/conversation/{talk.id}/step/{number}/").status_code == 200
        ben.get(f"/conversation/{talk.id}/")
        ben.get(f"/conversation/team/{talk.team_id}/")
        put_aside(actor=cast.ben, about=talk.id, today=clock.today(ZoneInfo("UTC")))
        assert {name: pages_of(client, talk, cast.ben) for name, client in readers.items()} == before
        assert rows() == written
        assert [one.sort for one in guided_waiting(cast.ben, clock.now().date())] == ["day"]


def test_a_leaders_notes_are_on_no_page_but_one(cast: Cast, client_of: ClientOf) -> None:
    """Also not on the leader's own steps, which lie in the middle of the table."""
    talk = planned(cast)
    with clock.held(clock.now()):
        readers = {name: client_of(getattr(cast, name)) for name in ("ben", "chidi", "frida", "olu")}
        for client in readers.values():
            pages_of(client, talk, cast.ama)
        before = {name: pages_of(client, talk, cast.ama) for name, client in readers.items()}
        prepare(actor=cast.ama, conversation=talk, notes={"safety": "canary-of-ama"})
        assert {name: pages_of(client, talk, cast.ama) for name, client in readers.items()} == before
        ama = client_of(cast.ama)
        assert not any(b"canary-of-ama" in page for page in pages_of(ama, talk, cast.ben).values())
        assert b"canary-of-ama" in ama.get(f"/conversation/{talk.id}/prepare/").content


def test_a_wish_changes_no_page_on_its_day_and_looks_alike_to_all_afterwards(cast: Cast, client_of: ClientOf) -> None:
    talk = promised(cast)
    with clock.held(clock.now()):
        readers = {name: client_of(getattr(cast, name)) for name in ("ama", "ben", "chidi")}
        for client in readers.values():
            pages_of(client, talk, cast.emil)
        before = {name: pages_of(client, talk, cast.emil) for name, client in readers.items()}
        ask_for_it(actor=cast.ben, team=cast.quay)
        assert {name: pages_of(client, talk, cast.emil) for name, client in readers.items()} == before
    with later(1):
        address = f"/conversation/team/{cast.quay.id}/"
        asked = {name: client_of(getattr(cast, name)).get(address).content.decode() for name in ("ben", "chidi")}
        assert all("Somebody on the team has asked for it." in page for page in asked.values())


def test_a_members_answer_to_the_promise_is_read_by_the_leader_alone(cast: Cast, client_of: ClientOf) -> None:
    talk = promised(cast)
    keep_promise(actor=cast.ama, promise=promise_to(cast, "ben"))
    with clock.held(clock.now()):
        chidi = client_of(cast.chidi)
        pages_of(chidi, talk, cast.ama)
        before = pages_of(chidi, talk, cast.ama)
        answer_promise(actor=cast.ben, promise=promise_to(cast, "ben"), answer="not_for_me")
        assert pages_of(chidi, talk, cast.ama) == before


def test_there_is_no_place_to_write_who_was_there_who_passed_or_what_was_said() -> None:
    """The tables hold a day, a promise and a leader's notes: a column more than these is found here."""
    columns = {
        model.__name__: {field.name for field in model._meta.fields}
        for model in apps.get_app_config("guided").get_models()
    }
    assert columns == {
        "Conversation": {
            *("id", "team", "leader", "stage", "starts_at", "day", "place", "revision", "word"),
            *("promise", "due_on", "became", "because", "settled_on"),
        },
        "Wish": {"id", "team", "asked_on"},
        "Preparation": {"id", "conversation", "author", "safety", "heard", "promises", "repair", "goes_on"},
    }


def test_nothing_on_the_steps_can_be_pressed_to_pass(cast: Cast, client_of: ClientOf) -> None:
    talk = planned(cast)
    for name in ("ama", "ben"):
        for number in range(1, 5):
            page = client_of(getattr(cast, name)).get(f"/conversation/{talk.id}/step/{number}/").content.decode()
            body = page[page.index("<main") : page.index("</main>")]
            assert "<form" not in body
            assert "<button" not in body
            assert "Passing is free" in body


def test_no_page_names_members_or_counts_who_was_there(cast: Cast, client_of: ClientOf) -> None:
    talk = promised(cast)
    for address in (f"/conversation/{talk.id}/", f"/conversation/team/{cast.quay.id}/"):
        page = client_of(cast.ama).get(address).content.decode()
        body = page[page.index("<main") : page.index("</main>")]
        assert cast.ben.name not in body
        assert cast.chidi.name not in body
        assert not re.search(r"\b\d+ of \d+\b|attend|absent|present", body)


def test_nobody_outside_the_team_reads_that_there_is_one(cast: Cast) -> None:
    promised(cast)
    planned(cast)
    for name in ("dora", "emil", "frida", "lena", "rafa", "kay", "olu", "gil"):
        assert not visible_to(getattr(cast, name), Conversation).exists(), name
