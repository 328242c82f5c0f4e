"""Silence tells nothing: whether somebody felt heard, or said nothing, changes no byte of anybody else's pages."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid5

import pytest
from django.test import Client

from tests.cast import Cast
from tests.decisions.asking import decided, in_days, later, opened
from troth.audit.models import AuditEntry
from troth.decisions.actions.feeling import forget_feeling, say_felt_heard
from troth.decisions.actions.inputs import say_input
from troth.decisions.actions.tending import tend
from troth.decisions.models import Decision, FeltHeard
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.today.actions import put_aside

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Person], Client]
CHANGING = re.compile(
    rb'(name="csrfmiddlewaretoken" value=")[^"]*|(name="(?:line-)?once" value=")[^"]*|(nonce=")[^"]*', re.IGNORECASE
)
SAID = {"asked_before": "no", "considered": "no", "told_why": "partly", "words": "canary-of-ben"}


def pages_of(client: Client, decision: Decision, other: Person) -> dict[str, bytes]:
    """Everything that could speak of it."""
    addresses = ["/", "/decisions/", "/decisions/past/", f"/decisions/{decision.id}/", f"/between/{other.id}/"]
    addresses += ["/my-log/", f"/see-what-they-see/{other.id}/"]
    return {address: CHANGING.sub(b"", client.get(address).content) for address in addresses}


def test_nobody_learns_whether_somebody_felt_heard(cast: Cast, client_of: ClientOf) -> None:
    decision = decided(cast)
    with clock.held(clock.now()):
        readers = {name: client_of(getattr(cast, name)) for name in ("ama", "chidi", "rafa", "olu")}
        for client in readers.values():
            pages_of(client, decision, cast.ben)
        before = {name: pages_of(client, decision, cast.ben) for name, client in readers.items()}
        logged, jobs = AuditEntry.objects.count(), Job.objects.count()
        say_felt_heard(actor=cast.ben, decision=decision, **SAID)
        say_felt_heard(actor=cast.ben, decision=decision, **SAID | {"considered": "yes"})
        after = {name: pages_of(client, decision, cast.ben) for name, client in readers.items()}
        assert after == before
        assert (AuditEntry.objects.count(), Job.objects.count()) == (logged, jobs)
        assert b"canary-of-ben" in client_of(cast.ben).get(f"/decisions/{decision.id}/").content
        forget_feeling(actor=cast.ben, decision=decision)
        assert {name: pages_of(client, decision, cast.ben) for name, client in readers.items()} == before


def test_nor_whether_somebody_set_the_question_aside_or_opened_it(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    with clock.held(clock.now()):
        ama = client_of(cast.ama)
        pages_of(ama, decision, cast.ben)
        before = pages_of(ama, decision, cast.ben)
        client_of(cast.ben).get(f"/decisions/{decision.id}/")
        put_aside(actor=cast.ben, about=uuid5(decision.id, "asked"), today=in_days(0))
        assert pages_of(ama, decision, cast.ben) == before
        assert decision.about not in client_of(cast.ben).get("/").content.decode()


def test_no_page_counts_who_said_something_against_who_did_not(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    for address in (f"/decisions/{decision.id}/", f"/decisions/{decision.id}/answer/", "/decisions/", "/"):
        page = re.sub(r"<[^>]+>", " ", client_of(cast.ama).get(address).content.decode())
        assert not re.search(r"\b\d+ of \d+\b|no answer from|has not said|did not say anything", page), address
        assert page.count("Chidi Okafor") <= 1, address  # among those included, and nowhere else


def test_what_is_said_to_one_alone_changes_no_page_of_the_others(cast: Cast, client_of: ClientOf) -> None:
    decision = opened(cast, shown_to="decider")
    with clock.held(clock.now()):
        chidi = client_of(cast.chidi)
        pages_of(chidi, decision, cast.ben)
        before = pages_of(chidi, decision, cast.ben)
        say_input(actor=cast.ben, decision=decision, words="canary-of-ben")
        assert pages_of(chidi, decision, cast.ben) == before


def test_only_those_included_and_only_after_it_was_told(cast: Cast) -> None:
    with pytest.raises(Refused):
        say_felt_heard(actor=cast.ben, decision=opened(cast), **SAID)
    decision = decided(cast)
    for person in (cast.ama, cast.emil):
        with pytest.raises(Refused):
            say_felt_heard(actor=person, decision=decision, **SAID)
    with pytest.raises(Refused):
        say_felt_heard(actor=cast.ben, decision=decision, **SAID | {"told_why": "very"})


def test_it_goes_after_240_days_and_the_decision_after_three_years(cast: Cast) -> None:
    decision = decided(cast)
    say_felt_heard(actor=cast.ben, decision=decision, **SAID)
    with later(240):
        tend()
        assert FeltHeard.objects.exists()
    with later(241):
        tend()
        assert not FeltHeard.objects.exists()
    with clock.moved(clock.now() + timedelta(days=3 * 365 + 1)):
        tend()
    assert not Decision.objects.exists()
