"""What anybody can verify of a released tally, and what is noticed when a number of it was changed."""

import json
from typing import Any

import pytest

from troth.blind import signed
from troth.blind.refusals import FormRefused
from troth_box.keyholder import telling
from troth_box.keyholder.counting import count
from troth_box.keyholder.identity import Identity
from troth_box.keyholder.verifying import Verified, circle_of_names, verify

from .rounds import LEAF, Round, hash_of

Document = dict[str, Any]


@pytest.fixture(scope="module")
def released(a_round: Round, ballots: list[Document]) -> Document:
    found = json.loads(count(a_round.export(ballots), a_round.keyholder).to_bytes())
    assert isinstance(found, dict)
    return found


def again(a_round: Round, document: Document, by: Identity | None = None) -> Verified:
    """Verify a document that was signed afresh, as a keyholder who cheats would do it."""
    cheat = (by or a_round.keyholder).sign(signed.Kind.TALLY, document)
    return verify(a_round.signed_manifest, a_round.signed_gate, json.loads(cheat.to_bytes()))


def test_a_true_tally_holds(a_round: Round, ballots: list[Document], released: Document) -> None:
    found = verify(a_round.signed_manifest, a_round.signed_gate, released)
    assert found.signed_by == "the keyholder"
    assert all(found.has(hash_of(one)) for one in ballots)
    assert not found.has("0" * 64)
    assert [len(one) for one in (found.words, found.words_of_week)] == [8, 8]
    assert found.words != found.words_of_week
    said = " ".join(telling.of_verified(found))
    assert "26 people fetched a token; 12 ballots counted, 0 refused." in said
    assert "figures are given of one circle" in said.lower()


def test_the_deputys_signature_counts_and_nobody_elses(a_round: Round, released: Document) -> None:
    assert again(a_round, released["document"], a_round.deputy).signed_by == "the deputy"
    with pytest.raises(FormRefused, match="does not count"):
        again(a_round, released["document"], Identity.new())


CHANGED = [
    (("circles", LEAF, "bands", "safety-1", "high"), [2, 6], "range"),
    (("circles", LEAF, "bands", "safety-1", "high"), [4, 5], "range"),
    (("circles", LEAF, "bands", "safety-1", "high"), [0, 2], "range"),
    (("circles", LEAF, "levels", "core", "quarter"), 18, "level"),
    (("circles", LEAF, "levels", "safety"), {"quarter": 15, "end": "exact", "of": 8}, "level"),
    (("circles", LEAF, "ballots"), 9, "another number"),
    (("counted", LEAF), 9, "as many as the hashes"),
    (("round",), "f" * 32, "another"),
]


@pytest.mark.parametrize(("where", "value", "words"), CHANGED, ids=[".".join(map(str, where)) for where, *_ in CHANGED])
def test_a_changed_number_is_noticed_though_it_was_signed(
    a_round: Round, released: Document, where: tuple[str, ...], value: object, words: str
) -> None:
    document = json.loads(json.dumps(released["document"]))
    part = document
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    with pytest.raises(FormRefused, match=words):
        again(a_round, document)


def test_a_number_changed_afterwards_breaks_the_signature(a_round: Round, released: Document) -> None:
    changed = {**released, "document": {**released["document"], "refused": 1}}
    with pytest.raises(FormRefused, match="signature"):
        verify(a_round.signed_manifest, a_round.signed_gate, changed)


def test_names_counted_together_are_the_ones_fixed_beforehand(a_round: Round) -> None:
    names, salt = a_round.names[LEAF], a_round.salts[LEAF]
    circle = circle_of_names(a_round.manifest, names, salt)
    assert circle is not None
    assert circle.id == LEAF
    assert circle_of_names(a_round.manifest, [*names, "A ghost"], salt) is None
    assert "another list" in telling.of_names(None, names)
