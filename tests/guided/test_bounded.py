"""What a page asks of the database does not grow with the team, nor with what there was."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.asking import TODAY, asked
from tests.cast import Cast, join, make_person
from tests.guided.talking import planned, promise_to, promised
from troth.accounts.actions.promises import keep_promise
from troth.people.models import Person

pytestmark = pytest.mark.django_db
MOST = {"/": TODAY, "/conversation/team/{team}/": 16, "/conversation/{held}/": 18, "/conversation/{one}/": 18}
MOST |= {"/conversation/{one}/step/1/": 18, "/promises/": 18, "/between/": 16}


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    held = promised(cast)
    keep_promise(actor=cast.ama, promise=promise_to(cast, "ben"))
    promised(cast)
    one = planned(cast)
    addresses = {page.format(team=cast.quay.id, held=held.id, one=one.id): most for page, most in MOST.items()}
    clients = [client_of(cast.ama), client_of(cast.ben)]
    few = [asked(client, address) for client in clients for address in addresses]
    one.delete()
    for number in range(5):
        join(make_person(f"Person{number} Quay"), cast.quay)
        promised(cast)
    one = planned(cast)
    addresses = {page.format(team=cast.quay.id, held=held.id, one=one.id): most for page, most in MOST.items()}
    many = [asked(client, address) for client in clients for address in addresses]
    assert [page for page, now, then in zip(list(addresses) * 2, many, few, strict=True) if now > then] == []
    most = list(addresses.values()) * 2
    pages = list(addresses) * 2
    assert [(page, count) for page, count, top in zip(pages, many, most, strict=True) if count > top] == []
