"""What a page asks of the database does not grow with what there is."""

from collections.abc import Callable

from django.test import Client

from tests.asking import TODAY, asked
from tests.cast import Cast, join
from tests.repair.conftest import walk
from troth.kernel import clock
from troth.people.models import Person
from troth.repair.actions import walking
from troth.repair.models import CoolingOff, Repair
from troth.repair.rules.steps import Stage

PAGES = {
    "ben": ["/", "/repair/", "/between/{ama}/", "/repair/{repair}/", "/repair/ask/{ama}/"],
    "ama": ["/", "/repair/", "/between/{ben}/", "/repair/{repair}/", "/repair/begin/{ben}/"],
}


def fill(cast: Cast, some: int) -> Repair:
    Repair.objects.update(begun_by="hurt")  # so that more may be begun
    for stage in (Stage.NAMED, Stage.HEARD, Stage.COMMITTED, Stage.CLOSED):
        repair = walk(cast, stage)
    kept = walk(cast, Stage.COMMITTED)
    for _ in range(some):
        walking.say_since(actor=cast.ama, repair=kept, words="Asked twice.")
        at = {"begun_on": clock.now().date(), "back_at": clock.now(), "is_back": True}
        CoolingOff.objects.create(author=cast.ben, other=cast.ama, **at)
    assert repair.stage == Stage.CLOSED
    return kept


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    kept = fill(cast, 2)
    stands = {"ama": cast.ama.id, "ben": cast.ben.id, "repair": kept.id}
    pages = [(who, address.format(**stands)) for who, some in PAGES.items() for address in some]
    clients = {who: client_of(getattr(cast, who)) for who in PAGES}
    few = [asked(clients[who], address) for who, address in pages]
    fill(cast, 9)
    for number in range(12):
        join(Person.objects.create(name=f"One more {number}"), cast.quay)
    many = [asked(clients[who], address) for who, address in pages]
    assert dict(zip(pages, many, strict=True)) == dict(zip(pages, few, strict=True))
    assert max(many) <= TODAY, dict(zip(pages, many, strict=True))
