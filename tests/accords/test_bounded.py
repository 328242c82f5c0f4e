"""What a page asks of the database does not grow with the accords, clauses and versions there are."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.accords.writing import digest, fill
from tests.asking import BETWEEN, TODAY, asked
from tests.cast import Cast, join, make_person
from troth.accords.actions import clauses, sides, signing
from troth.accords.models import Accord, Version
from troth.people.models import Person

MOST = {
    "ama": {
        "/": TODAY,
        "/accords/": 12,
        "/accords/{accord}/": 22,
        "/accords/{accord}/sign/": 14,
        "/accords/{accord}/review/": 16,
        "/accords/version/{version}/": 12,
        "/between/{ben}/": BETWEEN,
    },
    "ben": {"/": TODAY, "/accords/{accord}/": 22, "/between/{ama}/": BETWEEN},
}

pytestmark = pytest.mark.django_db


def written(cast: Cast, member: Person, some: int) -> Accord:
    """An accord of Ama's with that many clauses, signed once each."""
    accord = sides.begin_accord(actor=cast.ama, other=member)
    for person in (cast.ama, member):
        fill(accord, person)
        sides.seal_side(actor=person, accord=accord)
    return more(cast, accord, member, some)


def more(cast: Cast, accord: Accord, member: Person, some: int) -> Accord:
    """That many clauses more, each signed in a version of its own, and one that waits."""
    Accord.objects.filter(id=accord.id).update(review=1)
    for number in range(some):
        texts = {"words": f"Thing {number} of {some}."}
        clause = clauses.propose_clause(actor=member, accord=accord, title=f"Thing {number}/{some}", texts=texts)
        clauses.agree_clause(actor=cast.ama, clause=clause, revision=1)
        seen = digest(accord)
        for person in (cast.ama, member):
            signing.sign_accord(actor=person, accord=accord, digest=seen)
    clauses.propose_clause(actor=member, accord=accord, title=f"Waits {some}", texts={"words": "Not agreed yet."})

    for clause in accord.clauses.filter(leader_agrees=False):
        clauses.agree_clause(actor=cast.ama, clause=clause, revision=1)
    return accord


def test_a_page_asks_the_same_however_much_there_is(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    accord = written(cast, cast.ben, 1)
    version = Version.objects.filter(accord=accord).first()
    assert version
    stands = {"ama": cast.ama.id, "ben": cast.ben.id, "accord": accord.id, "version": version.id}
    pages = [(who, address.format(**stands), most) for who, some in MOST.items() for address, most in some.items()]
    clients = {who: client_of(getattr(cast, who)) for who in MOST}
    few = [asked(clients[who], address) for who, address, _ in pages]
    more(cast, accord, cast.ben, 4)
    for number in range(5):
        person = make_person(f"One more {number}", email=f"more{number}@example.org")
        join(person, cast.quay)
        written(cast, person, 2)
    many = [asked(clients[who], address) for who, address, _ in pages]
    assert many == few
    assert [(page, count) for page, count in zip(pages, many, strict=True) if count > page[2]] == []
