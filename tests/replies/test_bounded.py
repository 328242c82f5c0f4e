"""What a page asks of the database grows neither with the group nor with what was answered before."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.asking import TODAY, asked
from tests.cast import Cast, join, make_person
from tests.replies.said import answer, released
from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.pulses.models import Counted, Release
from troth.replies.actions.guessing import guess

pytestmark = pytest.mark.django_db
MOST = {"/": TODAY, "/between/": 18, "/safely/": 30, "/safely/figures/{new}/": 32, "/safely/answers/": 16}
MOST |= {"/safely/answers/{reply}/": 18}


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    def addresses(new: Release) -> dict[str, int]:
        guess(actor=cast.ama, release=new, levels={"core": 3.0}, shares={})
        return {page.format(new=new.id, reply=reply.id): most for page, most in MOST.items()}

    released(cast, ago=300, asked=340)
    reply = answer(cast, released(cast, ago=200, asked=240))
    clients = [client_of(cast.ama), client_of(cast.ben)]
    pages = addresses(released(cast))
    few = [asked(client, address) for client in clients for address in pages]
    for number in range(4):
        join(make_person(f"Person{number} Quay"), cast.quay)
        answer(cast, released(cast, ago=180 - number, asked=220 - number))
    new = released(cast)
    for number in range(4):
        Counted.objects.create(circle=new.circle, person=make_person(f"Other{number} Quay"), mark=new_id())
    pages = addresses(new)
    many = [asked(client, address) for client in clients for address in pages]
    named = [(page, most) for _ in clients for page, most in pages.items()]
    assert [page for (page, _), now, then in zip(named, many, few, strict=True) if now > then] == []
    assert [(page, count) for (page, most), count in zip(named, many, strict=True) if count > most] == []
