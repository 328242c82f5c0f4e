"""Private words, planted in every private field, are looked for in everything that everybody else can be answered."""

import logging
import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.cast import Cast
from tests.test_urls import LINES, ROLES
from tests.visibility.factories import make_all, words_of
from tests.visibility.world import make_world
from troth.jobs.worker import work_off
from troth.notices.models import Announcement, OutboxMail
from troth.people.models import Person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]

# Whose words each role may come across: their own, and what somebody shared with them.
MAY_READ = {
    "out": set(),
    "ama": {
        *("circle", "ama", "ama-alone", "ama-planning", "ben", "ben-to-leaders", "ben-to-team", "either", "quay"),
        *("then-emil", "brought"),
    },
    "ben": {
        "together",
        "brought",
        "circle",
        "ben",
        "ben-alone",
        "ben-to-leaders",
        "ben-to-team",
        "ama",
        "either",
        "quay",
        "then-emil",
    },
    "chidi": {"brought", "together", "circle", "ben", "ben-to-team", "chidi", "quay", "then-emil"},
    "emil": {"circle", "ben", "emil", "emil-to-representatives", "then-emil"},
    "lena": {"brought", "brought-soon"},
    "rafa": {"circle", "emil", "emil-to-representatives"},
    "kay": set(),
    "olu": set(),
    "gil": set(),
}


def found_in(text: str) -> set[str]:
    """Whose words stand in it."""
    return set(re.findall(words_of(r"([a-z-]+)"), text))


def _answers(client: Client, address: str) -> str:
    """All that is said to a GET and to a POST, bodies and headers; what it changed is taken back."""
    told = ""
    for method in ("get", "post"):
        cache.clear()
        with transaction.atomic():
            response = getattr(client, method)(address)
            told += response.content.decode(errors="replace") + str(response.headers) + str(response.cookies)
            transaction.set_rollback(True)
    return told


@pytest.mark.parametrize("role", ROLES)
def test_nobody_is_shown_words_that_are_not_for_them(
    cast: Cast, client_of: ClientOf, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world = make_world(cast)
    for line in LINES:
        client = Client() if role == "out" else client_of(getattr(cast, role))
        strayed = found_in(_answers(client, line.address(world))) - MAY_READ[role]
        assert not strayed, f"{role} reads words of {strayed} at {line.route}"
    written = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    assert found_in(written) == set()


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"out", "gil"}])
def test_the_pages_that_list_things_of_every_kind_in_every_state(cast: Cast, client_of: ClientOf, role: str) -> None:
    make_all(cast)
    client = client_of(getattr(cast, role))
    for line in LINES:
        if "<" in line.route or line.stands_in_it:
            continue
        strayed = found_in(_answers(client, "/" + line.route)) - MAY_READ[role]
        assert not strayed, f"{role} reads words of {strayed} at {line.route}"
    for other in cast.everyone().values():
        for page in (f"/between/{other.id}/", f"/see-what-they-see/{other.id}/", f"/book/{other.id}/"):
            strayed = found_in(_answers(client, page)) - MAY_READ[role]
            assert not strayed, f"{role} reads words of {strayed} at {page}"


def test_the_canaries_sing_where_they_may(cast: Cast, client_of: ClientOf) -> None:
    """The looking itself works: the one who wrote the words does come across them."""
    world = make_world(cast)
    client = client_of(cast.ben)
    heard = {writer for line in LINES for writer in found_in(_answers(client, line.address(world)))}
    assert heard >= {"ben", "ben-alone", "ama"}


def test_no_mail_and_no_announcement_carries_private_words(cast: Cast, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    make_world(cast)
    work_off()
    told = "\n".join([message.subject + str(message.body) for message in mail.outbox])
    told += "\n".join(f"{row.subject} {row.text}" for row in OutboxMail.objects.all())
    told += "\n".join(Announcement.objects.values_list("text", flat=True))
    assert found_in(told) == set()


def test_an_error_says_nothing_of_what_was_being_read(
    cast: Cast, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from troth.config.logs import ContentFree
    from troth.visibility import gate

    world = make_world(cast)

    def break_down(*rows: object, **_: object) -> object:
        raise RuntimeError(f"could not read {words_of('ben-alone')}")

    monkeypatch.setattr(gate, "reasons_for", break_down)
    monkeypatch.setattr("troth.transparency.seen.reasons_for", break_down)
    client = client_of(cast.ben)
    client.raise_request_exception = False
    response = client.get(f"/see-what-they-see/{world['ama']}/")
    assert response.status_code == 500
    assert found_in(response.content.decode()) == set()
    assert caplog.records
    assert not any(found_in(ContentFree().format(record)) for record in caplog.records)
