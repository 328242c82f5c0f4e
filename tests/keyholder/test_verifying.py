"""What anybody can verify of a released tally, and what is noticed when a number of it was changed."""

import json
from typing import Any

import pytest

from troth.blind import signed
from troth.blind.refusals import FormRefused
from troth.blind.results import Figures
from troth.blind.tallies import Told
from troth_box.keyholder import telling
from troth_box.keyholder.counting import count
from troth_box.keyholder.identity import Identity
from troth_box.keyholder.verifying import Verified, circle_of_names, verify

from .rounds import BESIDE, LEAF, Round, hash_of

Document = dict[str, Any]


@pytest.fixture(scope="module")
def released(a_round: Round, ballots: list[Document]) -> Document:
    """A keyholder's whole result: the signed tally, and the figures of each circle."""
    found = json.loads(count(a_round.export(ballots), a_round.keyholder).to_bytes())
    assert isinstance(found, dict)
    return found


def again(a_round: Round, document: Document, by: Identity | None = None) -> Verified:
    """Verify a tally that was signed afresh, as a keyholder who cheats would do it."""
    cheat = (by or a_round.keyholder).sign(signed.Kind.TALLY, document)
    return verify(a_round.signed_manifest, a_round.signed_gate, json.loads(cheat.to_bytes()))


def released_figures(a_round: Round, released: Document, **changed: object) -> Document:
    """What the site gives to those who may see the figures of the leaf."""
    return {"round": a_round.manifest.round, "circle": LEAF, "figures": released["figures"][LEAF], **changed}


def test_a_true_tally_holds(a_round: Round, ballots: list[Document], released: Document) -> None:
    found = verify(a_round.signed_manifest, a_round.signed_gate, released["tally"])
    assert found.signed_by == "the keyholder"
    assert all(found.has(hash_of(one)) for one in ballots)
    assert not found.has("0" * 64)
    assert [len(one) for one in (found.words, found.words_of_week)] == [8, 8]
    assert found.words != found.words_of_week
    said = " ".join(telling.of_verified(found))
    assert "26 people fetched a token; 12 ballots counted, 0 refused." in said
    assert "It closes the figures of one circle" in said
    assert found.opened == set()
    assert "bands" not in json.dumps(released["tally"])


@pytest.mark.parametrize("given", ["with the figures released", "as the keyholder's whole result"])
def test_figures_are_checked_against_the_tally(a_round: Round, released: Document, given: str) -> None:
    papers = a_round.signed_manifest, a_round.signed_gate
    if given == "with the figures released":
        found = verify(*papers, released["tally"], [released_figures(a_round, released)])
    else:
        found = verify(*papers, released)
    assert found.opened == {LEAF}
    assert "Figures of one circle are the ones signed" in " ".join(telling.of_verified(found))


def test_other_figures_than_the_ones_signed_are_noticed(a_round: Round, released: Document) -> None:
    papers = a_round.signed_manifest, a_round.signed_gate, released["tally"]
    better = json.loads(json.dumps(released["figures"][LEAF]))
    better["told"]["bands"]["safety-1"]["high"] = [5, 7]
    for changed, words in [
        ({"figures": better}, "not the ones that were signed"),
        ({"circle": BESIDE}, "not the ones that were signed"),
        ({"round": "f" * 32}, "another round"),
    ]:
        with pytest.raises(FormRefused, match=words):
            verify(*papers, [released_figures(a_round, released, **changed)])


def test_the_deputys_signature_counts_and_nobody_elses(a_round: Round, released: Document) -> None:
    assert again(a_round, released["tally"]["document"], a_round.deputy).signed_by == "the deputy"
    with pytest.raises(FormRefused, match="does not count"):
        again(a_round, released["tally"]["document"], Identity.new())


FINER = [
    (("bands", "safety-1", "high"), [2, 6], "range"),
    (("bands", "safety-1", "high"), [4, 5], "range"),
    (("bands", "safety-1", "high"), [0, 2], "range"),
    (("levels", "core", "quarter"), 18, "level"),
    (("levels", "safety"), {"quarter": 15, "end": "exact", "of": 8}, "level"),
    (("ballots",), 9, "another number"),
]


@pytest.mark.parametrize(("where", "value", "words"), FINER, ids=[".".join(map(str, where)) for where, *_ in FINER])
def test_a_finer_figure_is_noticed_though_it_was_signed(
    a_round: Round, released: Document, where: tuple[str, ...], value: object, words: str
) -> None:
    told = Told.of(_changed(released["figures"][LEAF]["told"], where, value), a_round.manifest)
    figures = Figures.new(told)
    document = _changed(released["tally"]["document"], ("circles", LEAF), figures.digest)
    cheat = a_round.keyholder.sign(signed.Kind.TALLY, document)
    lying = {"tally": json.loads(cheat.to_bytes()), "figures": {LEAF: figures.to_document()}}
    with pytest.raises(FormRefused, match=words):
        verify(a_round.signed_manifest, a_round.signed_gate, lying)


def _changed(document: Document, where: tuple[str, ...], value: object) -> Document:
    found: Document = json.loads(json.dumps(document))
    part = found
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    return found


@pytest.mark.parametrize(
    ("where", "value", "words"), [(("counted", LEAF), 9, "as many as the hashes"), (("round",), "f" * 32, "another")]
)
def test_a_changed_number_is_noticed_though_it_was_signed(
    a_round: Round, released: Document, where: tuple[str, ...], value: object, words: str
) -> None:
    with pytest.raises(FormRefused, match=words):
        again(a_round, _changed(released["tally"]["document"], where, value))


def test_a_number_changed_afterwards_breaks_the_signature(a_round: Round, released: Document) -> None:
    tally = released["tally"]
    changed = {**tally, "document": {**tally["document"], "refused": 1}}
    with pytest.raises(FormRefused, match="signature"):
        verify(a_round.signed_manifest, a_round.signed_gate, changed)


def test_names_counted_together_are_the_ones_fixed_beforehand(a_round: Round) -> None:
    names, salt = a_round.names[LEAF], a_round.salts[LEAF]
    circle = circle_of_names(a_round.manifest, names, salt)
    assert circle is not None
    assert circle.id == LEAF
    assert circle_of_names(a_round.manifest, [*names, "A ghost"], salt) is None
    assert "another list" in telling.of_names(None, names)
