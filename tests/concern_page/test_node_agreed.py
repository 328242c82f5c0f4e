"""Twelve words, keys, the quarter, receipts and proofs in JavaScript: the same bytes and refusals as in Python."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.blind import concern_formats as formats
from troth.blind import canonical, letters, phrases
from troth.blind.letters import Written
from troth.blind.listeners import Listeners
from troth.blind.proofs import Proof
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind, sign
from troth.blind.writers import Writer, check_pen

HERE = Path(__file__).parent
AGREED: dict[str, Any] = json.loads(formats.PATH.read_text())


def node(step: str, **given: Any) -> Any:
    found = shutil.which("node")
    assert found, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE.parents[1] / "assets/node_modules").is_dir(), "The libraries are not here. Please run: make assets"
    asked = json.dumps({"step": step, **given})
    done = subprocess.run([found, "node.mjs"], cwd=HERE, input=asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_same_keys_follow_from_the_same_words() -> None:
    own = [("words", "verify", "thread", "reading", "recipient", "pen_key")] * 2
    expected = [{name: one[name] for name in names} for one, names in zip(AGREED["writers"], own, strict=True)]
    assert node("writers", entropies=[one["entropy"] for one in AGREED["writers"]]) == expected


@settings(max_examples=1, deadline=None)
@given(st.lists(st.binary(min_size=16, max_size=16), min_size=20, max_size=20))
def test_any_sixteen_bytes_come_back_from_their_words(found: list[bytes]) -> None:
    texts = [" ".join(phrases.words_from(one)) for one in found]
    assert node("phrases", texts=texts) == [one.hex() for one in found]


def test_words_as_people_type_them() -> None:
    words = AGREED["writers"][0]["words"].split()
    entropy = AGREED["writers"][0]["entropy"]
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words, 1))
    short = ",  ".join(word[:4] for word in words)
    assert node("phrases", texts=[numbered, short]) == [entropy, entropy]
    turned = " ".join([*words[:10], words[11], words[10]])
    typed = [" ".join(words[:11]), " ".join([*words[:11], "zzzz"]), turned, ""]
    said = node("phrases", texts=typed)
    assert [code for code, _ in said] == ["words-count", "words-unknown", "words-wrong", "words-count"]
    assert said[1][1] == {"place": 12, "word": "zzzz"}
    for one in typed:
        with pytest.raises(FormRefused):
            phrases.entropy_of(one)


def test_the_quarter_has_the_same_check_words() -> None:
    found = node("season", signed=AGREED["signed_season"])
    assert (found["digest"], found["words"]) == (AGREED["season_digest"], AGREED["season_words"])


def _changed(change: Callable[[dict[str, Any]], object]) -> str:
    document = json.loads(AGREED["signed_season"])["document"]
    change(document)
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(AGREED["site"]))
    return sign(Kind.SEASON, document, key).to_bytes().decode()


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "more slips": lambda one: one.update(slips=6),
    "days out of order": lambda one: one.update(until="2026-10-01"),
    "no clock": lambda one: one.pop("clock"),
    "a slower clock": lambda one: one["clock"].update(acknowledge=14),
    "an even key": lambda one: one.update(key=one["key"][:-1] + "A"),
    "another version": lambda one: one.update(version=2),
    "too many outside": lambda one: one.update(outside=one["outside"] * 13),
    "a name nobody sees": lambda one: one["outside"][0].update(name="\u200b"),
}


def test_a_quarter_that_is_not_in_its_form_is_refused() -> None:
    signed = [_changed(lambda one: None), *map(_changed, WRONG.values())]
    told = dict(zip(["good", *WRONG], node("seasons", signed=signed), strict=True))
    assert told.pop("good") is None
    assert [name for name, said in told.items() if said is None] == []


def test_a_pen_name_is_its_owners() -> None:
    first, second = (Writer.of(bytes.fromhex(one["entropy"])) for one in AGREED["writers"])
    made = node("pen", entropy=second.entropy.hex(), name="Heron", thread=first.thread)
    key, proof = (canonical.from_b64(made[name]) for name in ("key", "proof"))
    assert key == second.pen_key
    check_pen(key, proof, first.thread)
    with pytest.raises(FormRefused):
        check_pen(key, proof, second.thread)


def test_a_proof_made_in_a_browser_holds() -> None:
    given = {name: AGREED[name] for name in ("receipt", "signed_season")}
    writer = Writer.of(bytes.fromhex(AGREED["writers"][0]["entropy"]))
    day, made = node("proof", sealed=AGREED["concern"], identity=writer.reading, **given)
    assert made == AGREED["proof"]
    proven = Proof.read(made.encode()).check()
    assert (proven.letter.text, proven.day.isoformat()) == (formats.TEXT, day)


@pytest.mark.parametrize("length", [10, 1500, 6000])
def test_a_letter_from_a_browser_opens_elsewhere(length: int) -> None:
    writer = Writer.new()
    to = Listeners.of(json.loads(AGREED["signed_listeners"][1])["document"])
    text = "ä" * length
    document = formats.written(writer, to, text).to_document()
    readers = formats.readers(to, writer.recipient)
    made = node("letter", entropy=writer.entropy.hex(), document=document, recipients=readers)
    assert (made["side"], made["text"]) == ("writer", text)
    sealed = canonical.from_b64(made["sealed"])
    assert len(sealed) in letters.LENGTHS
    for identity in [writer.reading, *AGREED["identities"]]:
        found = letters.read(letters.opened(sealed, identity), writer.thread)
        assert isinstance(found, Written)
        assert found.text == text
