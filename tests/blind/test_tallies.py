"""A tally: read as it was written, and refused where it tells too much, too little, or of another round."""

import copy
from typing import Any

import pytest

from tests.blind import rounds
from troth.blind import canonical
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.tallies import Tally

SMALL, LARGE = "1" * 16, "3" * 16


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return rounds.manifest([rounds.circle(SMALL), rounds.circle(LARGE)])


@pytest.fixture(scope="module")
def gate(manifest: Manifest) -> Gate:
    return Gate.made(manifest, {SMALL: 8, LARGE: 12})


@pytest.fixture
def document(manifest: Manifest) -> dict[str, Any]:
    band = {"low": [0, 3], "middle": [0, 3], "high": [4, 7], "of": 7}
    return {
        "version": 1,
        "round": manifest.round,
        "manifest": manifest.digest,
        "counted": {SMALL: 4, LARGE: 7},
        "refused": 1,
        "hashes": [f"{place:064x}" for place in range(11)],
        "circles": {
            LARGE: {
                "ballots": 7,
                "bands": {"safety-1": band},
                "levels": {"core": {"quarter": 14, "end": "exact", "of": 6}},
            }
        },
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
    ("from 5", ["circles", LARGE, "ballots"], 4),
    ("another number of ballots", ["circles", LARGE, "ballots"], 8),
    ("not asked", ["circles", LARGE, "bands", "safety-9"], {}),
    ("not asked", ["circles", LARGE, "bands"], []),
    ("no name", ["circles", LARGE, "levels", "core-1"], {}),
    ("no name", ["circles", LARGE, "levels"], []),
    ("from 6 to 18", ["circles", LARGE, "levels", "core", "quarter"], 19),
    ("level's end", ["circles", LARGE, "levels", "core", "end"], "about"),
    ("never be one number", ["circles", LARGE, "bands", "safety-1", "low"], [3, 3]),
    ("from 0 to 7", ["circles", LARGE, "bands", "safety-1", "low"], [3, 8]),
    ("from 5 to 7", ["circles", LARGE, "bands", "safety-1", "of"], 8),
    ("from 0 to 6", ["circles", LARGE, "bands", "safety-1", "of"], 6),
    ("from 5 to 7", ["circles", LARGE, "levels", "core", "of"], 4),
    ("list of 2", ["circles", LARGE, "bands", "safety-1", "low"], [3]),
]


@pytest.mark.parametrize(("words", "where", "value"), HOSTILE, ids=[f"{where}-{words}" for words, where, _ in HOSTILE])
def test_a_hostile_tally_is_refused_with_words(
    manifest: Manifest, gate: Gate, document: dict[str, Any], words: str, where: list[Any], value: object
) -> None:
    changed = copy.deepcopy(document)
    part: Any = changed
    for step in where[:-1]:
        part = part[step]
    part[where[-1]] = value
    with pytest.raises(FormRefused, match=words):
        Tally.of(changed, manifest, gate)
