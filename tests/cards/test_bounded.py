"""What a page asks of the database does not grow with what there is."""

from collections.abc import Callable

from django.test import Client

from tests.asking import BETWEEN, TODAY, asked
from tests.cast import Cast, join
from troth.cards.actions.loop import note_acted, say_whether
from troth.cards.models import Asking, Card
from troth.kernel import clock
from troth.people.models import Person

Write = Callable[..., Card]
MOST = {
    "ben": {"/": TODAY, "/cards/": 14, "/cards/page/": 14, "/between/{ama}/": BETWEEN, "/cards/question/{asking}/": 10},
    "ama": {"/between/{ben}/": BETWEEN, "/cards/ask/{ben}/": 18, "/moments/new/?person={ben}": 20},
}


def fill(cast: Cast, card_of: Write, some: int) -> Asking:
    for number in range(some):
        for kind in ("preference", "deposit", "ask-me"):
            card = card_of(cast.ben, audience="team", kind=kind, words=f"{kind} {number}")
        card_of(cast.ama, audience="team", words=f"leads {number}")
        note = note_acted(actor=cast.ama, card=card, words=f"Did {number}")
        if number % 2:
            say_whether(actor=cast.ben, note=note, says="yes", openly=True)
    return Asking.objects.create(
        leader=cast.ama, person=cast.ben, question="monday", depth=1, answer="Mine", asked_on=clock.now().date()
    )


def test_a_page_asks_the_same_however_much_there_is(
    cast: Cast, card_of: Write, client_of: Callable[[Person], Client]
) -> None:
    asking = fill(cast, card_of, 2)
    stands = {"ama": cast.ama.id, "ben": cast.ben.id, "asking": asking.id}
    pages = [(who, address.format(**stands), most) for who, some in MOST.items() for address, most in some.items()]
    clients = {who: client_of(getattr(cast, who)) for who in MOST}
    few = [asked(clients[who], address) for who, address, _ in pages]
    fill(cast, card_of, 9)
    for number in range(12):
        join(Person.objects.create(name=f"One more {number}"), cast.quay)
    many = [asked(clients[who], address) for who, address, _ in pages]
    assert many == few
    assert [(page, count) for page, count in zip(pages, many, strict=True) if count > page[2]] == []
