"""Silence tells nothing: guessing, passing, looking and drafting change no byte of anybody else's pages."""

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import Cast
from tests.pages import without_tokens
from tests.replies.said import HEARD, answer, promise_to, released, said
from troth.accounts.actions.promises import answer_promise, keep_promise
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
from troth.notices.models import Notice, OutboxMail
from troth.people.models import Person
from troth.pulses.models import Release
from troth.replies.actions.answering import keep_draft
from troth.replies.actions.guessing import guess
from troth.replies.models import Reply
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
NONCE = re.compile(rb'nonce="[^"]*"')


def pages_of(client: Client, release: Release, other: Person) -> dict[str, bytes]:
    """Everything that could speak of it."""
    addresses = ["/", "/waiting/", "/between/", f"/between/{other.id}/", "/my-log/", "/my-data/", "/promises/"]
    addresses += ["/safely/", "/safely/figures/", f"/safely/figures/{release.id}/", "/safely/answers/"]
    addresses += ["/safely/answers/waiting/", f"/see-what-they-see/{other.id}/", "/what-the-company-sees/"]
    return {address: NONCE.sub(b"", without_tokens(client.get(address).content)) for address in addresses}


def rows() -> tuple[int, int, int, int]:
    return (AuditEntry.objects.count(), Job.objects.count(), Notice.objects.count(), OutboxMail.objects.count())


def test_guessing_passing_and_drafting_are_seen_by_nobody(cast: Cast, client_of: ClientOf) -> None:
    release, other = released(cast), released(cast, ago=100, asked=140)
    with clock.held(clock.now()):
        names = ("ben", "chidi", "frida", "rafa", "olu", "dora")
        readers = {name: client_of(getattr(cast, name)) for name in names}
        for client in readers.values():
            pages_of(client, release, cast.ama)
        before = {name: pages_of(client, release, cast.ama) for name, client in readers.items()}
        written = rows()
        guess(actor=cast.ama, release=release, levels={"core": 5.0}, shares={"heard-1": "most"})
        guess(actor=cast.ama, release=other, levels={}, shares={})
        keep_draft(actor=cast.ama, release=release, said=said())
        client_of(cast.ama).get(f"/safely/figures/{release.id}/")
        assert {name: pages_of(client, release, cast.ama) for name, client in readers.items()} == before
        assert rows() == written


def test_a_guess_stands_on_the_figures_and_in_ones_own_copy_alone(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    keep_draft(actor=cast.ama, release=release, said=said())
    guess(actor=cast.ama, release=release, levels={"core": 5.0}, shares={})
    ama = client_of(cast.ama)
    shown = {address for address, page in pages_of(ama, release, cast.ben).items() if HEARD in page.decode()}
    assert shown <= {"/my-data/"}
    assert HEARD in ama.get("/my-data/copy.json").content.decode()
    for name in ("ben", "frida", "rafa", "olu"):
        assert HEARD not in client_of(getattr(cast, name)).get("/my-data/copy.json").content.decode()


def test_what_a_member_says_of_a_promise_is_between_the_two(cast: Cast, client_of: ClientOf) -> None:
    release = released(cast)
    answer(cast, release)
    keep_promise(actor=cast.ama, promise=promise_to(cast.ben))
    with clock.held(clock.now()):
        chidi = client_of(cast.chidi)
        pages_of(chidi, release, cast.ama)
        before = pages_of(chidi, release, cast.ama)
        answer_promise(actor=cast.ben, promise=promise_to(cast.ben), answer="not_for_me")
        assert pages_of(chidi, release, cast.ama) == before


def test_nobody_outside_the_group_reads_the_answer(cast: Cast) -> None:
    answer(cast, released(cast))
    for name in ("dora", "emil", "frida", "lena", "rafa", "kay", "olu", "gil"):
        assert not visible_to(getattr(cast, name), Reply).exists(), name


def test_no_page_says_who_took_part_and_the_tables_have_no_place_for_it(cast: Cast) -> None:
    columns = {
        model.__name__: {field.name for field in model._meta.fields}
        for model in apps.get_app_config("replies").get_models()
    }
    assert columns == {
        "Guess": {"id", "release", "author", "levels", "shares", "goes_on"},
        "Draft": {"id", "release", "author", "heard", "plans", "will_not", "goes_on"},
        "Reply": {"id", "release", "author", "heard", "will_not", "published_on", "revision"},
        "Wording": {"id", "reply", "revision", "heard", "will_not", "until"},
        "Will": {"id", "reply", "number", "words", "word", "due_on", "became", "because", "settled_on"},
    }
