"""A tally: read as it was written, and refused where it tells too much, too little, or of another round."""

import copy
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds
from troth.blind import canonical, signed
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.results import Figures, Result
from troth.blind.signed import Kind
from troth.blind.tallies import Tally, Told

SMALL, LARGE = "1" * 16, "3" * 16
TOLD = {
    "ballots": 7,
    "bands": {"safety-1": {"low": [0, 3], "middle": [0, 3], "high": [4, 7], "of": 7}},
    "levels": {"core": {"quarter": 14, "end": "exact", "of": 6}},
}
KEYHOLDER = Ed25519PrivateKey.generate()
SIGNER = canonical.to_b64(KEYHOLDER.public_key().public_bytes_raw())


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    seal = {"recipients": [rounds.RECIPIENT], "keyholder": None, "deputy": None, "lock": "single", "signer": SIGNER}
    return rounds.manifest([rounds.circle(SMALL), rounds.circle(LARGE)], seal=seal)


@pytest.fixture(scope="module")
def gate(manifest: Manifest) -> Gate:
    return Gate.made(manifest, {SMALL: 8, LARGE: 12})


@pytest.fixture
def document(manifest: Manifest) -> dict[str, Any]:
    return {
        "version": 1,
        "round": manifest.round,
        "manifest": manifest.digest,
        "counted": {SMALL: 4, LARGE: 7},
        "refused": 1,
        "hashes": [f"{place:064x}" for place in range(11)],
        "circles": {LARGE: Figures(bytes(16), Told.of(TOLD, manifest)).digest},
    }


def test_it_is_read_as_it_was_written(manifest: Manifest, gate: Gate, document: dict[str, Any]) -> None:
    tally = Tally.read(canonical.dumps(document), manifest, gate)
    assert tally.to_bytes() == canonical.dumps(document)


HOSTILE = [
    ("a version", ["version"], 2),
    ("another manifest", ["round"], "f" * 32),
    ("another manifest", ["manifest"], "f" * 64),
    ("exactly the circles that answer", ["counted", "5" * 16], 3),
    ("more ballots were counted than tokens", ["counted", SMALL], 9),
    ("not as many as the hashes", ["counted", SMALL], 3),
    ("must be sorted", ["hashes", 1], "f" * 64),
    ("ballot's hash", ["hashes", 1], "x"),
    ("not in the manifest", ["circles", "5" * 16], {}),
    ("not in the manifest", ["circles"], []),
    ("told from 5 ballots", ["circles"], {}),
    ("circle's digest", ["circles", LARGE], {}),
]


@pytest.mark.parametrize(("words", "where", "value"), HOSTILE, ids=[f"{where}-{words}" for words, where, _ in HOSTILE])
def test_a_hostile_tally_is_refused_with_words(
    manifest: Manifest, gate: Gate, document: dict[str, Any], words: str, where: list[Any], value: object
) -> None:
    with pytest.raises(FormRefused, match=words):
        Tally.of(changed(document, where, value), manifest, gate)


def changed(document: dict[str, Any], where: list[Any], value: object) -> dict[str, Any]:
    found = copy.deepcopy(document)
    part: Any = found
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    return found


FINER = [
    ("from 5", ["ballots"], 4),
    ("not asked", ["bands", "safety-9"], {}),
    ("not asked", ["bands"], []),
    ("no name", ["levels", "core-1"], {}),
    ("no name", ["levels"], []),
    ("from 6 to 18", ["levels", "core", "quarter"], 19),
    ("level's end", ["levels", "core", "end"], "about"),
    ("never be one number", ["bands", "safety-1", "low"], [3, 3]),
    ("from 0 to 7", ["bands", "safety-1", "low"], [3, 8]),
    ("from 5 to 7", ["bands", "safety-1", "of"], 8),
    ("from 0 to 6", ["bands", "safety-1", "of"], 6),
    ("from 5 to 7", ["levels", "core", "of"], 4),
    ("list of 2", ["bands", "safety-1", "low"], [3]),
]


@pytest.mark.parametrize(("words", "where", "value"), FINER, ids=[f"{where}-{words}" for words, where, _ in FINER])
def test_hostile_figures_are_refused_with_words(
    manifest: Manifest, words: str, where: list[Any], value: object
) -> None:
    with pytest.raises(FormRefused, match=words):
        Told.of(changed(TOLD, where, value), manifest)


def result(document: dict[str, Any], figures: object) -> dict[str, Any]:
    tally = canonical.loads(signed.sign(Kind.TALLY, document, KEYHOLDER).to_bytes())
    return {"tally": tally, "figures": figures}


def test_a_result_is_read_as_it_was_written_and_its_tally_tells_no_figure(
    manifest: Manifest, gate: Gate, document: dict[str, Any]
) -> None:
    figures = {LARGE: {"salt": canonical.to_b64(bytes(16)), "told": TOLD}}
    data = canonical.dumps(result(document, figures))
    found = Result.read(data, manifest, gate)
    assert found.to_bytes() == data
    assert found.figures[LARGE].told.to_document() == TOLD
    assert b"bands" not in found.signed.to_bytes()
    for wrong, words in [
        ({}, "exactly the circles"),
        ([], "exactly the circles"),
        ({**figures, SMALL: figures[LARGE]}, "exactly the circles"),
        ({LARGE: {"salt": canonical.to_b64(b"\1" * 16), "told": TOLD}}, "not the ones that were signed"),
        ({LARGE: {"salt": canonical.to_b64(bytes(16)), "told": changed(TOLD, ["ballots"], 8)}}, "not the ones"),
        ({LARGE: {"told": TOLD}}, "lacks salt"),
    ]:
        with pytest.raises(FormRefused, match=words):
            Result.of(result(document, wrong), manifest, gate)


def test_figures_of_another_number_of_ballots_are_refused_though_they_were_signed(
    manifest: Manifest, gate: Gate, document: dict[str, Any]
) -> None:
    eight = Figures.new(Told.of(changed(TOLD, ["ballots"], 8), manifest))
    lying = changed(document, ["circles", LARGE], eight.digest)
    with pytest.raises(FormRefused, match="another number of ballots"):
        Result.of(result(lying, {LARGE: eight.to_document()}), manifest, gate)


def test_the_same_figures_have_another_digest_each_time(manifest: Manifest) -> None:
    told = Told.of(TOLD, manifest)
    assert Figures.new(told).digest != Figures.new(told).digest
