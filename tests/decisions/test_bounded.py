"""What a page asks of the database does not grow with what there is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.asking import TODAY
from tests.cast import Cast, join, make_person
from tests.decisions.asking import answered, decided, later, opened
from troth.decisions.actions.changing import call_off
from troth.decisions.actions.inputs import say_input, support_input
from troth.decisions.models import Decision
from troth.people.models import Person

pytestmark = pytest.mark.django_db
MOST = {
    "ama": {
        "/": TODAY,
        "/decisions/": 14,
        "/decisions/past/?q=row": 12,
        "/decisions/{one}/": 24,
        "/decisions/ask/": 14,
    },
    "ben": {"/": TODAY, "/decisions/": 14, "/decisions/{one}/": 26},
}
ANSWERING = {"/decisions/{one}/answer/": 24}


def asked_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def fill(cast: Cast, some: int, one: Decision) -> None:
    """More of everything: people, inputs, answers, support, decisions of each kind."""
    for number in range(some):
        person = make_person(f"Person{number}of{some} Quay")
        join(person, cast.quay)
        from troth.decisions.models import Included

        Included.objects.create(decision=one, person=person)
        said = say_input(actor=person, decision=one, words=f"Two in a row, {number}.")
        support_input(actor=cast.chidi, input=said)
        if number % 2:
            answered(one, said)
        decided(cast)
        call_off(actor=cast.ama, decision=opened(cast), why="No.")
        opened(cast, say="tell")
        opened(cast)


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    one = opened(cast)
    fill(cast, 2, one)
    pages = [(who, address.format(one=one.id), most) for who, some in MOST.items() for address, most in some.items()]
    pages += [("ama", address.format(one=one.id), most) for address, most in ANSWERING.items()]
    clients = {who: client_of(getattr(cast, who)) for who in MOST}
    few = [asked_of(clients[who], address) for who, address, _ in pages]
    fill(cast, 7, one)
    many = [asked_of(clients[who], address) for who, address, _ in pages]
    assert many == few
    assert [(page, count) for page, count in zip(pages, many, strict=True) if count > page[2]] == []


def test_today_after_the_windows_closed_asks_no_more_for_more(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    one = opened(cast)
    fill(cast, 2, one)
    ama = client_of(cast.ama)
    with later():
        few = asked_of(ama, "/")
    fill(cast, 5, one)
    with later():
        assert asked_of(ama, "/") == few
