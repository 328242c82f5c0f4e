"""Both at the same moment, and killed in the middle: one of the possible endings, never a mixture."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from tests.accords.writing import agreed, begun, digest, fill, revealed, signed
from tests.cast import Cast, make_cast
from troth.accords.actions import clauses, sides, signing
from troth.accords.models import Accord, Answer, Clause, Side, Signature, Version
from troth.kernel.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    return make_cast()


def together(*acts: Callable[[], object]) -> Counter[str]:
    """Do all of it at the same moment, each on a connection of its own; how each ended."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait(10)
        try:
            return "yes" if act() is True else "done"
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(one, acts))


def seal_and_die(crowd: Cast, accord: Accord) -> None:
    """The last thing done before the end of the world."""
    with transaction.atomic():
        sides.seal_side(actor=crowd.ben, accord=accord)
        raise KeyboardInterrupt


def test_both_seal_in_the_same_instant_and_it_is_revealed_once(crowd: Cast) -> None:
    for _ in range(5):
        accord = begun(crowd)
        for person in (crowd.ama, crowd.ben):
            fill(accord, person)
        ended = together(
            lambda accord=accord: sides.seal_side(actor=crowd.ama, accord=accord),
            lambda accord=accord: sides.seal_side(actor=crowd.ben, accord=accord),
        )
        accord.refresh_from_db()
        assert accord.stage == "talk"
        assert ended["yes"] == 1
        signing.end_accord(actor=crowd.ben, accord=accord)


def test_unsealing_while_the_other_seals_is_one_or_the_other(crowd: Cast) -> None:
    for _ in range(5):
        accord = begun(crowd)
        for person in (crowd.ama, crowd.ben):
            fill(accord, person)
        sides.seal_side(actor=crowd.ben, accord=accord)
        together(
            lambda accord=accord: sides.seal_side(actor=crowd.ama, accord=accord),
            lambda accord=accord: sides.unseal_side(actor=crowd.ben, accord=accord),
        )
        accord.refresh_from_db()
        is_sealed = Side.objects.get(accord=accord, author=crowd.ben).sealed
        assert (accord.stage == "talk") == is_sealed
        signing.end_accord(actor=crowd.ben, accord=accord)


def test_beginning_from_both_sides_at_once_is_one_accord(crowd: Cast) -> None:
    together(
        *[lambda: sides.begin_accord(actor=crowd.ama, other=crowd.ben)] * 3,
        *[lambda: sides.begin_accord(actor=crowd.ben, other=crowd.ama)] * 3,
    )
    assert (Accord.objects.count(), Side.objects.count()) == (1, 2)


def test_both_sign_in_the_same_instant_with_a_double_click_each(crowd: Cast) -> None:
    accord = revealed(crowd)
    agreed(crowd, accord)
    seen = digest(accord)
    together(
        *[lambda: signing.sign_accord(actor=crowd.ama, accord=accord, digest=seen)] * 2,
        *[lambda: signing.sign_accord(actor=crowd.ben, accord=accord, digest=seen)] * 2,
    )
    accord.refresh_from_db()
    assert (accord.stage, Version.objects.count(), Signature.objects.count()) == ("signed", 1, 2)


def test_of_two_changes_to_the_same_words_one_is_asked_to_read_again(crowd: Cast) -> None:
    accord = revealed(crowd)
    clause = agreed(crowd, accord)
    ended = together(
        *[
            lambda person=person: clauses.edit_clause(
                actor=person, clause=clause, revision=1, title="Credit", texts={"words": f"As {person.name} says."}
            )
            for person in (crowd.ama, crowd.ben)
        ]
    )
    assert ended == {"done": 1, "refused": 1}
    assert Clause.objects.get().revision == 2


def test_killed_before_the_end_nothing_has_happened(crowd: Cast) -> None:
    accord = begun(crowd)
    for person in (crowd.ama, crowd.ben):
        fill(accord, person)
    sides.seal_side(actor=crowd.ama, accord=accord)
    with pytest.raises(KeyboardInterrupt):
        seal_and_die(crowd, accord)
    accord.refresh_from_db()
    assert accord.stage == "apart"
    assert not Side.objects.get(author=crowd.ben).sealed
    assert Answer.objects.count() == 2


def test_two_can_be_signed_and_ended_at_once_and_stay_verifiable(crowd: Cast) -> None:
    accord, version = signed(crowd)
    together(
        lambda: signing.end_accord(actor=crowd.ama, accord=accord),
        lambda: signing.end_accord(actor=crowd.ben, accord=accord),
    )
    accord.refresh_from_db()
    assert accord.stage == "ended"
    assert Version.objects.get(id=version.id).digest == version.digest
