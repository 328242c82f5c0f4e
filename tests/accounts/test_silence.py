"""Silence tells nothing: what somebody keeps in private changes no byte, no count and no query of anybody else's."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from troth.accounts.actions import books, comparisons, lines, moments, promises
from troth.accounts.actions.retention import let_run_out
from troth.accounts.models import BookEntry, Moment, MomentKind
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock
from troth.people.models import Person
from troth.today.actions import put_aside

As = Callable[[Person], Client]
Kinds = Callable[[str], MomentKind]

# What differs from one request to the next for everybody: the form's token, its one-time number, the policy's nonce.
CHANGING = re.compile(
    rb'(name="csrfmiddlewaretoken" value=")[^"]*|(name="(?:line-)?once" value=")[^"]*|(nonce=")[^"]*', re.IGNORECASE
)


def bytes_of(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code in (200, 404)
    return CHANGING.sub(b"", response.content)


def pages_of(client: Client, cast: Cast, other: Person, *more: str) -> dict[str, bytes]:
    """Everything somebody can open that could speak of another."""
    addresses = [
        "/",
        "/between/",
        f"/between/{other.id}/",
        "/promises/",
        "/look-back/",
        "/book/",
        f"/book/{other.id}/",
        "/compare/",
        f"/compare/with/{other.id}/",
        *more,
    ]
    return {address: bytes_of(client, address) for address in addresses}


def offered(cast: Cast, kind: Kinds) -> Moment:
    return moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("late_change"), words="moved the review")


def test_unmarked_marked_edited_kept_and_expired_look_the_same_to_the_one_who_offered(
    cast: Cast, as_: As, kind: Kinds
) -> None:
    moment = offered(cast, kind)
    ama = as_(cast.ama)
    pages_of(ama, cast, cast.ben)
    before, logged, jobs = pages_of(ama, cast, cast.ben), AuditEntry.objects.count(), Job.objects.count()

    entry = books.mark_moment(actor=cast.ben, moment=moment, felt="withdrawal", size=3, words="that hurt")
    assert pages_of(ama, cast, cast.ben) == before
    books.mark_moment(actor=cast.ben, moment=moment, felt="neutral")
    assert pages_of(ama, cast, cast.ben) == before
    books.keep_entry(actor=cast.ben, entry=entry, keeps=True)
    assert pages_of(ama, cast, cast.ben) == before
    books.delete_entry(actor=cast.ben, entry=entry)
    assert pages_of(ama, cast, cast.ben) == before
    books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("listened"), felt="deposit")
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="look at my hours")
    assert pages_of(ama, cast, cast.ben) == before
    assert (AuditEntry.objects.count(), Job.objects.count()) == (logged, jobs)


def test_taking_a_moment_back_asks_the_database_the_same_whether_it_was_marked(cast: Cast, kind: Kinds) -> None:
    asked = []
    for is_marked in (False, True):
        moment = offered(cast, kind)
        if is_marked:
            books.mark_moment(actor=cast.ben, moment=moment, felt="deposit")
        with CaptureQueriesContext(connection) as caught:
            moments.take_back_moment(actor=cast.ama, moment=moment)
        asked.append([re.sub(r"'[^']*'|[0-9a-f]{32}|_x?\d+", "?", query["sql"]) for query in caught.captured_queries])
    assert asked[0] == asked[1]
    assert not any("bookentry" in statement for statement in asked[1])


def test_what_was_made_of_a_moment_stays_when_it_is_taken_back(cast: Cast, as_: As, kind: Kinds) -> None:
    moment = offered(cast, kind)
    books.mark_moment(actor=cast.ben, moment=moment, felt="withdrawal", words="that hurt")
    ama = as_(cast.ama)
    ama.post(f"/moments/{moment.id}/take-back/")
    assert not Moment.objects.exists()
    entry = BookEntry.objects.get()
    assert (entry.felt, entry.words, entry.about) == ("withdrawal", "that hurt", cast.ama)
    ama.post(ama.session["undo"]["url"])
    assert Moment.objects.get().id == moment.id == entry.moment_id


def test_a_running_comparison_looks_the_same_whatever_the_other_does_in_private(
    cast: Cast, as_: As, kind: Kinds
) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    address = f"/compare/{made.id}/"
    ben = as_(cast.ben)
    asked = pages_of(ben, cast, cast.ama, address)
    comparisons.step_out(actor=cast.ama, comparison=made)  # declined
    assert pages_of(ben, cast, cast.ama, address) == asked
    comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    agreed = pages_of(ben, cast, cast.ama, address, f"{address}pick/")
    day = clock.now().date()
    brought = {"kind": kind("listened"), "happened_on": day, "felt": "deposit", "words": "the plan"}
    pick = comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought)
    assert pages_of(ben, cast, cast.ama, address, f"{address}pick/") == agreed
    assert comparisons.be_ready(actor=cast.ama, comparison=made) is False
    assert pages_of(ben, cast, cast.ama, address, f"{address}pick/") == agreed
    comparisons.be_unready(actor=cast.ama, comparison=made)
    comparisons.unpick_moment(actor=cast.ama, pick=pick)
    comparisons.step_out(actor=cast.ama, comparison=made)
    assert pages_of(ben, cast, cast.ama, address, f"{address}pick/") == agreed


@pytest.mark.parametrize("what", ["ignored", "declined", "stepped out", "only one ready"])
def test_every_way_of_not_comparing_ends_the_same(cast: Cast, as_: As, kind: Kinds, what: str) -> None:
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    day = clock.now().date()
    brought = {"kind": kind("listened"), "happened_on": day, "felt": "deposit", "words": "the plan"}
    if what == "declined":
        comparisons.step_out(actor=cast.ama, comparison=made)
    if what in ("stepped out", "only one ready"):
        comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
        comparisons.pick_moment(actor=cast.ama, comparison=made, mine=True, **brought)
        comparisons.be_ready(actor=cast.ama, comparison=made)
    if what == "stepped out":
        comparisons.step_out(actor=cast.ama, comparison=made)
    ben = as_(cast.ben)
    with clock.moved(clock.now() + timedelta(days=14, minutes=1)):
        gone = ben.get(f"/compare/{made.id}/")
        assert gone.status_code == 404
        listed = bytes_of(ben, "/compare/")
        let_run_out()
        assert bytes_of(ben, "/compare/") == listed
        assert b"None at the moment" in listed
        assert ben.get(f"/compare/{made.id}/").status_code == 404


def test_putting_a_question_aside_changes_nothing_for_the_one_who_asked(cast: Cast, as_: As) -> None:
    promise = promises.send_heard(actor=cast.ben, giver=cast.ama, words="look at my hours")
    ben = as_(cast.ben)
    before = pages_of(ben, cast, cast.ama, f"/promises/{promise.id}/")
    put_aside(actor=cast.ama, about=promise.id, today=clock.now().date())
    assert "look at my hours" not in as_(cast.ama).get("/").content.decode()
    assert pages_of(ben, cast, cast.ama, f"/promises/{promise.id}/") == before


def test_the_list_of_people_carries_no_state(cast: Cast, as_: As, kind: Kinds) -> None:
    ama = as_(cast.ama)
    before = bytes_of(ama, "/between/")
    offered(cast, kind)
    promises.say_promise(actor=cast.ben, to=cast.ama, words="send the rota")
    promises.send_heard(actor=cast.chidi, giver=cast.ama, words="look at my hours")
    assert bytes_of(ama, "/between/") == before
    names = [cast.ben.name, cast.chidi.name]
    page = before.decode()
    assert [page.index(f'dir="auto">{name}') for name in names] == sorted(
        page.index(f'dir="auto">{name}') for name in names
    )


def test_no_page_of_anyone_else_ever_carries_private_words(cast: Cast, as_: As, kind: Kinds) -> None:
    moment = offered(cast, kind)
    books.mark_moment(actor=cast.ben, moment=moment, felt="withdrawal", words="canary-mark")
    books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("listened"), felt="deposit", words="canary-entry")
    lines.hear_promise(actor=cast.ben, giver=cast.ama, words="canary-line")
    made = comparisons.propose_comparison(actor=cast.ben, other=cast.ama, number=1)
    comparisons.agree_number(actor=cast.ama, comparison=made, number=1)
    day = clock.now().date()
    comparisons.pick_moment(
        actor=cast.ben,
        comparison=made,
        kind=kind("listened"),
        happened_on=day,
        mine=False,
        felt="deposit",
        words="canary-pick",
    )
    for name, person in cast.everyone().items():
        if name in ("ben", "gil"):
            continue
        pages = pages_of(as_(person), cast, cast.ben, f"/compare/{made.id}/")
        assert not any(b"canary" in page for page in pages.values()), name
