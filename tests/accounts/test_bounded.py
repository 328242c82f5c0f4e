"""What a page asks of the database does not grow with what there is."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.asking import TODAY, asked
from tests.cast import Cast, join
from troth.accounts.actions import books, lines, moments, promises
from troth.accounts.models import BookEntry, Moment, MomentKind
from troth.kernel import clock
from troth.people.models import Person

As = Callable[[Person], Client]
Kinds = Callable[[str], MomentKind]

MOST = {
    "/": TODAY,
    "/between/": 10,
    "/between/{other}/": 39,
    "/promises/": 9,
    "/book/": 8,
    "/book/{other}/": 10,
    "/look-back/": 10,
    "/moments/new/": 10,
    "/compare/": 8,
}


def fill(cast: Cast, kind: Kinds, some: int) -> None:
    day = clock.now().date()
    for number in range(some):
        promises.say_promise(actor=cast.ben, to=cast.ama, words=f"send part {number}")
        promises.say_promise(actor=cast.ama, to=cast.ben, words=f"read part {number}")
        promises.send_heard(actor=cast.chidi, giver=cast.ben, words=f"bring part {number}")
        lines.hear_promise(actor=cast.ben, giver=cast.ama, words=f"look at part {number}")
        when = day - timedelta(days=number % 200)
        moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"), happened_on=when)
        moments.offer_moment(actor=cast.ben, touched=cast.ama, kind=kind("thanks"), happened_on=when)
        books.mark_moment(actor=cast.ben, moment=moment, felt="deposit")
        books.record_entry(actor=cast.ben, about=cast.chidi, kind=kind("listened"), felt="deposit", happened_on=when)


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, as_: As, kind: Kinds) -> None:
    ben = as_(cast.ben)
    fill(cast, kind, 1)
    pages = {address: address.format(other=cast.ama.id) for address in MOST}
    few = {address: asked(ben, page) for address, page in pages.items()}
    fill(cast, kind, 12)
    for number in range(12):
        join(Person.objects.create(name=f"One more {number}"), cast.quay)
    many = {address: asked(ben, page) for address, page in pages.items()}
    assert many == few
    assert {address: count for address, count in many.items() if count > MOST[address]} == {}


@pytest.mark.parametrize("who", ["ama", "ben"])
def test_the_leaders_page_is_as_bounded_as_the_members(cast: Cast, as_: As, kind: Kinds, who: str) -> None:
    fill(cast, kind, 5)
    viewer, other = (cast.ama, cast.ben) if who == "ama" else (cast.ben, cast.ama)
    assert asked(as_(viewer), f"/between/{other.id}/") <= MOST["/between/{other}/"]


def test_lists_between_two_people_show_the_latest_few(cast: Cast, as_: As, kind: Kinds) -> None:
    Moment.objects.bulk_create(
        Moment(
            doer=cast.ama,
            touched=cast.ben,
            kind=kind("credit"),
            happened_on=clock.now().date() - timedelta(days=number),
            offered_on=clock.now().date(),
            words=f"word-{number:03}",
        )
        for number in range(120)
    )
    page = as_(cast.ben).get(f"/between/{cast.ama.id}/").content.decode()
    assert "word-000" in page
    assert page.count("word-") == 12


def test_a_long_book_is_read_page_by_page(cast: Cast, as_: As, kind: Kinds) -> None:
    day = clock.now().date()
    BookEntry.objects.bulk_create(
        BookEntry(
            author=cast.ben,
            about=cast.ama,
            kind=kind("credit"),
            happened_on=day - timedelta(days=number),
            felt="deposit",
            words=f"word-{number:03}",
            expires_on=day,
        )
        for number in range(120)
    )
    ben = as_(cast.ben)
    first = ben.get(f"/book/{cast.ama.id}/").content.decode()
    last = ben.get(f"/book/{cast.ama.id}/?page=5").content.decode()
    assert (first.count("word-"), last.count("word-")) == (25, 20)
    assert "word-119" in last
