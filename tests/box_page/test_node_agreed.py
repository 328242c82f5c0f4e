"""The page's arithmetic and forms, outside a browser: the same bytes and the same refusals as the Python side."""

import copy
import hashlib
import json
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from gmpy2 import iroot, next_prime
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blind import rounds, vectors
from tests.box_page.rooms import AROUND, BESIDE, FORMATS, LEAF
from troth.blind import canonical, certificate, shapes
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import BITS, PublicKey, SigningKey
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused, KeyRefused

HERE = Path(__file__).parent


def node(step: str, **given: Any) -> Any:
    found = shutil.which("node")
    assert found, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE.parents[1] / "assets/node_modules").is_dir(), "The libraries are not here. Please run: make assets"
    asked = json.dumps({"step": step, **given})
    done = subprocess.run([found, "node.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("vector", vectors.VECTORS, ids=lambda vector: vector.name)
def test_the_published_examples(vector: vectors.Vector) -> None:
    made = node(
        "vector",
        modulus=f"{vectors.N:x}",
        bits=vectors.BITS,
        prepared=vector.prepared.hex(),
        salt=vectors.SALT.hex(),
        inverse=vectors.INVERSE.hex(),
        blind_signature=vector.blind_signature.hex(),
    )
    assert made == {
        "blinded": vector.blinded.hex(),
        "inverse": vectors.INVERSE.hex(),
        "signature": vector.signature.hex(),
    }


GATE = ("gate", "gate_digest", "gate_words")


def test_the_shared_example_byte_for_byte() -> None:
    made = node("agreed", **{name: FORMATS[name] for name in ("signed_manifest", "signed_gate", "rosters", "ballot")})
    assert made["manifest"] == FORMATS["manifest"]
    assert made["digest"] == FORMATS["manifest_digest"]
    assert made["words"] == FORMATS["words"]
    assert [made[name] for name in GATE] == [FORMATS[name] for name in GATE]
    assert made["final"] == json.loads(FORMATS["gate"])["final"]
    assert made["plain"] == FORMATS["ballot"]["plain"]
    envelope = json.loads(FORMATS["ballot"]["envelope"])
    assert made["signature"] == envelope["signature"]
    manifest = Manifest.read(FORMATS["manifest"].encode())
    sent = Envelope.read(made["envelope"].encode(), 2)
    for identity in FORMATS["identities"]:
        assert Ballot.unsealed(sent.sealed, identity, manifest).answers == FORMATS["ballot"]["answers"]


TEXTS = [
    '{"a":1,"b":[true,false,null,"é\u2028/"]}',
    '{"b":1,"a":2}',
    '{"a": 1}',
    '{"a":1.0}',
    '{"a":1e2}',
    '{"a":-0}',
    '{"a":9007199254740991}',
    '{"a":9007199254740993}',
    '{"a":1,"a":1}',
    '{"A":1}',
    '{"12":1}',
    '{"1234567890123456":1}',
    '{"a":"\\u00e9"}',
    '{"a":"\\u001f\\b\\n\\"\\\\\x7f"}',
    '{"a":"\\ud800"}',
    '{"__proto__":1}',
    "[" * 12 + "1" + "]" * 12,
    "[" * 13 + "1" + "]" * 13,
    "\ufeff{}",
    "nothing",
]


def test_one_spelling_and_no_other() -> None:
    assert node("canonical", texts=TEXTS) == [_again(text) for text in TEXTS]


def _again(text: str) -> str | None:
    try:
        return canonical.dumps(canonical.loads(text.encode())).decode()
    except FormRefused:
        return None


@settings(max_examples=8, deadline=None)
@given(
    st.lists(st.recursive(st.text(st.characters(codec="utf-8")) | st.integers(-(2**60), 2**60), st.lists), max_size=60)
)
def test_any_text_and_number_is_written_alike(values: list[Any]) -> None:
    texts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in values]
    assert node("canonical", texts=texts) == [_again(text) for text in texts]


def _changed(**places: Any) -> dict[str, Any]:
    """The shared example with parts of it changed: `circles__0__eligible=3`; REMOVED takes a part out."""
    document = copy.deepcopy(json.loads(FORMATS["manifest"]))
    for place, value in places.items():
        *way, last = [int(one) if one.isdigit() else one for one in place.split("__")]
        part = document
        for one in way:
            part = part[one]
        if value is REMOVED:
            del part[last]
        else:
            part[last] = value
    return document


REMOVED = object()
OTHER = json.loads(FORMATS["manifest"])
REFUSED = [
    _changed(version=2),
    _changed(version=True),
    _changed(round="0" * 31),
    _changed(round="0" * 32 + "\n"),
    _changed(organisation=""),
    _changed(organisation="a\u202eb"),
    _changed(organisation="\u3164"),
    _changed(organisation="\u200c…"),
    _changed(organisation="a" * 201),
    _changed(box="http://box.example.org"),
    _changed(box="https://box.example.org/"),
    _changed(page="F" * 64),
    _changed(issuing__first="2026-02-30"),
    _changed(issuing__first="2026-10-29"),
    _changed(answering__first="2026-10-28"),
    _changed(issuing__more=1),
    _changed(items=[]),
    _changed(items__0__id="Safety-1"),
    _changed(items__0__reversed=0),
    _changed(items__1=OTHER["items"][0]),
    _changed(items_version=0),
    _changed(items_digest=REMOVED),
    _changed(language="English"),
    _changed(rules__issued=7),
    _changed(rules__answers=4),
    _changed(rules__share_from=11),
    _changed(circles=[]),
    _changed(circles=OTHER["circles"][::-1]),
    _changed(circles__0__eligible=7),
    _changed(circles__0__eligible=8.5),
    _changed(circles__0__eligible="8"),
    _changed(circles__2__eligible=15),
    _changed(circles__0__parent="0" * 16),
    _changed(circles__0__parent=LEAF),
    _changed(circles__2__parent=LEAF),
    _changed(circles__0__wording="team"),
    _changed(circles__0__roster=""),
    _changed(circles__0__key=OTHER["circles"][1]["key"]),
    _changed(circles__0__key=OTHER["circles"][0]["key"] + "A"),
    _changed(circles__0__certificate=""),
    _changed(seal__recipients=[]),
    _changed(seal__recipients=OTHER["seal"]["recipients"][:1] * 2),
    _changed(seal__recipients=OTHER["seal"]["recipients"][:1]),
    _changed(seal__recipients=[OTHER["seal"]["recipients"][0][:-1] + "q", OTHER["seal"]["recipients"][1]]),
    _changed(seal__recipients=["age1pq1" + "q" * 55, OTHER["seal"]["recipients"][1]]),
    _changed(seal__keyholder=None),
    _changed(seal__deputy=None),
    _changed(seal__deputy=OTHER["seal"]["keyholder"]),
    _changed(seal__signer=OTHER["seal"]["deputy"]),
    _changed(seal__lock="single"),
    _changed(seal__lock="triple"),
    _changed(seal=None),
    [],
    None,
]
TAKEN = [
    OTHER,
    _changed(organisation="Väverfågel 織工"),
    _changed(organisation="کارگاه می\u200cبافیم"),
    _changed(box="http://localhost:8001"),
    _changed(language="pt-BR"),
    rounds.document([rounds.circle("0" * 16), rounds.circle("1" * 16)]),
]


@pytest.fixture(scope="module")
def said() -> list[str | None]:
    found: list[str | None] = node("manifests", documents=[*REFUSED, *TAKEN])
    return found


@pytest.mark.parametrize("place", range(len(REFUSED)))
def test_what_python_refuses_the_page_refuses(place: int, said: list[str | None]) -> None:
    with pytest.raises(FormRefused):
        Manifest.of(REFUSED[place])
    assert said[place] is not None


def test_what_python_takes_the_page_takes(said: list[str | None]) -> None:
    for document in TAKEN:
        Manifest.of(document)
    assert said[len(REFUSED) :] == [None] * len(TAKEN)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 18)), min_size=20, max_size=60))
def test_the_same_circles_answer(numbers: list[tuple[int, int, int]]) -> None:
    issued = [dict(zip((LEAF, BESIDE, AROUND), one, strict=True)) for one in numbers]
    assert node("gates", document=OTHER, issued=issued) == [_follows(one) for one in issued]


def _follows(issued: dict[str, int]) -> dict[str, list[str]] | None:
    try:
        gate = Gate.made(Manifest.of(OTHER), issued)
    except FormRefused:
        return None
    return {"final": list(gate.final), "cancelled": list(gate.cancelled)}


def _modulus(number: int) -> str:
    return canonical.to_b64(number.to_bytes(BITS // 8, "big"))


def test_keys_that_anybody_could_sign_with_are_refused() -> None:
    good = json.loads(FORMATS["manifest"])["circles"][0]["key"]
    prime = int(next_prime(secrets.randbits(BITS) | 1 << BITS - 1))
    half, third = (int(next_prime(iroot((1 << BITS) - (1 << BITS - 100), degree)[0])) for degree in (2, 3))
    small = (1 << BITS - 1) + 1
    while small % 65537:
        small += 2
    moduli = [prime, half * half, third**3, small]
    assert all(number.bit_length() == BITS for number in moduli)
    assert node("keys", moduli=[good, *map(_modulus, moduli)]) == ["good", None, None, None, None]


def test_a_certificate_belongs_to_its_key() -> None:
    circles = OTHER["circles"]
    key, own, others = circles[0]["key"], circles[0]["certificate"], circles[1]["certificate"]
    altered = own[:-4] + ("AAAA" if own[-4:] != "AAAA" else "BBBB")
    said = node("certificates", pairs=[[key, own], [key, others], [key, altered], [key, ""]])
    assert said[0] == "good"
    assert "good" not in said[1:]


def test_a_key_that_would_sort_people_is_refused() -> None:
    """e divides p - 1: the roots of the certificate do not exist, whatever is written there."""
    p = next(one for one in _primes() if (one - 1) % 65537 == 0)
    q = int(next_prime((3 << BITS // 2 - 2) + secrets.randbits(100)))
    hostile = PublicKey(p * q)
    proof = canonical.to_b64((1).to_bytes(BITS // 8, "big") * certificate.ROOTS)
    with pytest.raises(KeyRefused):
        certificate.check(hostile, canonical.from_b64(proof))
    assert node("certificates", pairs=[[canonical.to_b64(hostile.to_bytes()), proof]]) != ["good"]


def _primes() -> Any:
    start = (3 << BITS // 2 - 2) + 65537 * 2 * secrets.randbits(200)
    start -= (start - 1) % (2 * 65537)
    for number in range(start, start + 65537 * 200_000, 2 * 65537):
        if pow(3, number - 1, number) == 1:
            yield number


SEEN = ["Zoë", "李 文丽", "مریم\u200cسادات", "क्\u200dषमा", "X Æ 12", "O’Rourke-Núñez"]
GHOSTS = ["", " ", "\u200b", "\u2060", "\u00ad", "\u3164", "\u2800", "a\u202eb", "\x1b[2K", "a\nb", "…", "\ud800"]


def _roster(name: str) -> dict[str, Any]:
    names = json.dumps([name], ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return {"names": [name], "salt": "A" * 22, "hash": hashlib.sha256(bytes(16) + names).hexdigest()}


def test_nobody_is_counted_whose_name_cannot_be_seen() -> None:
    assert [shapes.is_seen(one) for one in [*SEEN, *GHOSTS]] == [True] * len(SEEN) + [False] * len(GHOSTS)
    assert node("names", lists=[_roster(one) for one in [*SEEN, *GHOSTS]]) == [True] * len(SEEN) + [False] * len(GHOSTS)


def test_a_scanned_code_says_what_was_put_into_it() -> None:
    given = [
        {"round": "ab" * 16, "circle": circle, "message": "A" * 86, "signature": "B" * 512} for circle in (LEAF, AROUND)
    ]
    about = {"round": "ab" * 16, "manifest": "cd" * 32, "all": 3}
    expected = {"tokens": given, "rosters": [], "manifests": {"ab" * 16: "cd" * 32}, "slips": []}
    expected["counts"] = {"ab" * 16: 3}
    assert node("packed", **about, tokens=given) == ["token", expected | {"gates": {}}]
    gated = node("packed", **about, gate="ef" * 32, tokens=given)
    assert gated == ["token", expected | {"gates": {"ab" * 16: "ef" * 32}}]


def test_a_code_of_slips_for_a_concern_says_what_was_put_into_it() -> None:
    given = [{"season": "ab" * 16, "message": letter * 86, "signature": "B" * 512} for letter in "AQ"]
    kind, found = node("packed_slips", slips=given, all=5)
    assert kind == "token"
    others = {"tokens": [], "rosters": [], "manifests": {}, "gates": {}, "counts": {"ab" * 16: 5}}
    assert found == {"slips": given, **others}


def test_keys_for_tests_are_real() -> None:
    for circle in OTHER["circles"]:
        key = SigningKey.from_bytes(canonical.from_b64(FORMATS["signing_keys"][circle["id"]]))
        assert canonical.to_b64(key.public.to_bytes()) == circle["key"]
