"""The shared example agrees with this code; page, keyholder and command line check theirs against it too."""

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import formats
from troth.blind import canonical, pages, signed, tokens, words
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey
from troth.blind.manifest import Manifest
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind

EXAMPLE = json.loads(formats.PATH.read_text())
SITE = canonical.from_b64(EXAMPLE["site_public"])
SIGNED = EXAMPLE["signed_manifest"].encode()


@pytest.fixture(scope="module")
def manifest() -> Manifest:
    return Manifest.read(EXAMPLE["manifest"].encode())


def test_the_manifest(manifest: Manifest) -> None:
    assert manifest.to_bytes() == EXAMPLE["manifest"].encode()
    assert manifest.digest == EXAMPLE["manifest_digest"]
    manifest.check_keys()
    for id, key in EXAMPLE["signing_keys"].items():
        assert SigningKey.from_bytes(canonical.from_b64(key)).public == manifest.by_id[id].public_key


def test_the_eight_words() -> None:
    assert " ".join(words.words_of(EXAMPLE["manifest"].encode())) == EXAMPLE["words"]
    assert " ".join(words.gate_words_of(EXAMPLE["gate"].encode())) == EXAMPLE["gate_words"]
    assert " ".join(words.gate_words_of(b"")) == "matter salad garlic since pen bus deer liar"
    assert " ".join(words.words_of(b"")) == "congress object web elbow project crisp tooth immense"
    listed = words.listed()
    assert (len(listed), listed[0], listed[-1], len({word[:4] for word in listed})) == (2048, "abandon", "zoo", 2048)


def test_the_rosters(manifest: Manifest) -> None:
    for roster in EXAMPLE["rosters"]:
        salted = canonical.from_b64(roster["salt"], 16) + canonical.dumps(roster["names"])
        assert hashlib.sha256(salted).hexdigest() == manifest.by_id[roster["circle"]].roster


def test_the_page() -> None:
    files = {name: content.encode() for name, content in EXAMPLE["page"]["files"].items()}
    assert pages.digest(files) == EXAMPLE["page"]["digest"]


def test_the_gate(manifest: Manifest) -> None:
    found = signed.read(Kind.GATE, EXAMPLE["signed_gate"].encode(), [SITE])
    gate = Gate.read(found.document, manifest)
    assert gate.to_bytes() == EXAMPLE["gate"].encode()
    assert gate.digest == EXAMPLE["gate_digest"]
    assert gate.final == (formats.ROOT,)


def test_the_ballot(manifest: Manifest) -> None:
    found = EXAMPLE["ballot"]
    envelope = Envelope.read(found["envelope"].encode(), recipients=2)
    assert envelope.key.hex() == found["key"]
    key = manifest.by_id[envelope.circle].public_key
    assert tokens.verify(key, envelope.message, envelope.signature)
    back, inverse = (canonical.from_b64(found[name]) for name in ("blind_signature", "inverse"))
    assert tokens.finalize(key, envelope.message, back, inverse) == envelope.signature
    signing = SigningKey.from_bytes(canonical.from_b64(EXAMPLE["signing_keys"][envelope.circle]))
    assert tokens.blind_sign(signing, canonical.from_b64(found["blinded"])) == back
    for identity in EXAMPLE["identities"]:
        ballot = Ballot.unsealed(envelope.sealed, identity, manifest)
        assert ballot.answers == found["answers"]
        assert ballot.token == found["key"]
        assert ballot.to_bytes() == canonical.from_b64(found["plain"])


def test_a_signed_document_is_read_as_it_was_written() -> None:
    found = signed.read(Kind.MANIFEST, SIGNED, [SITE])
    assert found.to_bytes() == SIGNED
    site = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(EXAMPLE["site"]))
    assert signed.sign(Kind.MANIFEST, canonical.loads(found.document), site) == found


def test_a_signature_counts_for_its_key_its_kind_and_its_document_only() -> None:
    with pytest.raises(FormRefused, match="a key that does not count here"):
        signed.read(Kind.MANIFEST, SIGNED, [bytes(32)])
    with pytest.raises(FormRefused, match="does not belong to this document"):
        signed.read(Kind.GATE, SIGNED, [SITE])
    with pytest.raises(FormRefused, match="does not belong to this document"):
        signed.read(Kind.MANIFEST, SIGNED.replace(b"Weaverbird", b"Weaverbirb"), [SITE])
