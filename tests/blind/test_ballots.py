"""Seals, ballots and their envelopes: all equally long, opened by each recipient, refused where something is odd."""

from typing import Any

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage import x25519

from tests.blind import rounds
from troth.blind import canonical, sealing
from troth.blind.ballots import PLAIN_BYTES, Ballot, Envelope
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused

ROOT, TOKEN = "9" * 16, "a" * 64
PAIRS = [sealing.new_identity() for _ in range(2)]


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return rounds.manifest([rounds.circle(ROOT)])


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=3000), st.integers(1, 2))
def test_what_is_sealed_is_opened_by_each_recipient_and_no_other(plain: bytes, count: int) -> None:
    sealed = sealing.seal(plain, [recipient for _, recipient in PAIRS[:count]])
    assert len(sealed) == sealing.sealed_length(len(plain), count)
    assert [sealing.unseal(sealed, identity) for identity, _ in PAIRS[:count]] == [plain] * count
    with pytest.raises(FormRefused, match="cannot be opened"):
        sealing.unseal(sealed, rounds.IDENTITY)


def test_what_pyrage_sealed_is_opened_too() -> None:
    identity, recipient = PAIRS[0]
    assert sealing.unseal(pyrage.encrypt(b"x", [x25519.Recipient.from_str(recipient)]), identity) == b"x"


def test_a_seal_that_seals_nothing_is_refused() -> None:
    with pytest.raises(FormRefused, match="has a recipient"):
        sealing.seal(b"", [])
    with pytest.raises(FormRefused, match="up to 64 kB"):
        sealing.seal(bytes(2**16 + 1), [rounds.RECIPIENT])
    # The point of order one, with its checksum: every secret shared with it is zero.
    with pytest.raises(FormRefused, match="would seal nothing"):
        sealing.seal(b"x", [_recipient_of(bytes(32))])


def _recipient_of(key: bytes) -> str:
    """Bech32 of BIP-173, as its reference code calculates the checksum."""
    number = int.from_bytes(key, "big") << 4
    digits = [number >> 5 * place & 31 for place in reversed(range(52))]
    expanded = [ord(letter) >> 5 for letter in "age"] + [0] + [ord(letter) & 31 for letter in "age"]
    state = 1
    for value in [*expanded, *digits, *[0] * 6]:
        top = state >> 25
        state = (state & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate([0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3]):
            state ^= generator if top >> place & 1 else 0
    digits += [(state ^ 1) >> 5 * (5 - place) & 31 for place in range(6)]
    return "age1" + "".join(sealing.BECH32[digit] for digit in digits)


@given(answers=st.dictionaries(st.sampled_from(["safety-1", "trust-1"]), st.integers(1, 5)))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_ballot_is_equally_long(manifest: Manifest, answers: dict[str, int]) -> None:
    ballot = Ballot(answers, ROOT, TOKEN)
    assert len(ballot.to_bytes()) == PLAIN_BYTES
    sealed = ballot.sealed(manifest)
    assert len(sealed) == 1224
    assert Ballot.unsealed(sealed, rounds.IDENTITY, manifest) == ballot


def test_more_than_fits_is_refused() -> None:
    with pytest.raises(FormRefused, match="room"):
        Ballot({f"item-{place}": 1 for place in range(90)}, ROOT, TOKEN).to_bytes()


def _padded(**changed: Any) -> bytes:
    document = {"answers": {"safety-1": 4}, "circle": ROOT, "token": TOKEN} | changed
    return (canonical.dumps(document) + b"\n").ljust(PLAIN_BYTES)


@pytest.mark.parametrize(
    ("plain", "words"),
    [
        (_padded()[:-1], "padded"),
        (_padded()[:-1] + b"x", "padded"),
        (_padded().replace(b"\n", b" "), "padded"),
        (_padded(answers={"safety-1": 6}), "an answer must be"),
        (_padded(answers={"safety-1": True}), "an answer must be"),
        (_padded(answers={"safety-9": 3}), "not asked"),
        (_padded(answers=[]), "not asked"),
        (_padded(circle="x"), "circle is not"),
        (_padded(token="x"), "token is not"),
        (_padded(name="me"), "does not belong there"),
        (b" " + _padded()[:-1], "spelling"),
    ],
)
def test_a_hostile_ballot_is_refused_with_words(manifest: Manifest, plain: bytes, words: str) -> None:
    with pytest.raises(FormRefused, match=words):
        Ballot.read(plain, manifest)


def _envelope(**changed: Any) -> bytes:
    envelope = Envelope(ROOT, bytes(64), bytes(384), bytes(1224))
    return canonical.dumps(envelope.to_document() | changed)


def test_an_envelope_is_read_as_it_was_written() -> None:
    envelope = Envelope.read(_envelope(), recipients=1)
    assert envelope.to_bytes() == _envelope()
    assert envelope.key.hex() == "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"circle": "x"}, "circle is not"),
        ({"message": "AAAA"}, "64 bytes are needed"),
        ({"signature": "AAAA"}, "384 bytes are needed"),
        ({"sealed": canonical.to_b64(bytes(1225))}, "1224 bytes are needed"),
        ({"at": "now"}, "does not belong there"),
    ],
)
def test_a_hostile_envelope_is_refused_with_words(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(FormRefused, match=words):
        Envelope.read(_envelope(**changed), recipients=1)
