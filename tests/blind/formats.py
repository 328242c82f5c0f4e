"""The shared example, formats.json: one small round with all its keys, against which every program checks its own code.

Made once by `python -m tests.blind.formats`. Its keys are published: they are good for nothing but tests.
"""

import hashlib
import json
import secrets
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds
from troth.blind import canonical, certificate, pages, sealing, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey, generate
from troth.blind.manifest import Manifest
from troth.blind.words import gate_words_of, words_of

PATH = Path(__file__).with_name("formats.json")
LEAF, BESIDE, ROOT = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
NAMES = [
    "Adaeze Okafor",
    "Håkon Løvås",
    "María José Ñíguez",
    "Siân O’Rourke",
    "Tūī Parata",
    "Wei Łukasz",
    "Zoë",
    "李 文丽",
]
PAGE = {"index.html": b"<!doctype html><title>An example</title>\n", "page.js": b"export {};\n", "a/b.css": b""}


def made() -> dict[str, Any]:
    keys = {id: generate() for id in (LEAF, BESIDE, ROOT)}
    salts = {id: secrets.token_bytes(16) for id in keys}
    people = {LEAF: NAMES, BESIDE: [f"Person {n}" for n in range(10, 18)]}
    people[ROOT] = sorted([*people[LEAF], *people[BESIDE], "Newcomer"])
    site, keyholder, deputy = (Ed25519PrivateKey.generate() for _ in range(3))
    identities = [sealing.new_identity() for _ in range(2)]
    seal = {
        "recipients": [recipient for _, recipient in identities],
        "keyholder": canonical.to_b64(keyholder.public_key().public_bytes_raw()),
        "deputy": canonical.to_b64(deputy.public_key().public_bytes_raw()),
        "lock": "double",
        "signer": canonical.to_b64(keyholder.public_key().public_bytes_raw()),
    }
    manifest = rounds.manifest(
        [
            rounds.circle(
                id,
                None if id == ROOT else ROOT,
                eligible=len(people[id]),
                roster=hashlib.sha256(salts[id] + canonical.dumps(sorted(people[id]))).hexdigest(),
                key=canonical.to_b64(keys[id].public.to_bytes()),
                certificate=canonical.to_b64(certificate.certify(keys[id])),
            )
            for id in keys
        ],
        seal=seal,
        page=pages.digest(PAGE),
    )
    issued = {LEAF: 8, BESIDE: 7, ROOT: 16}
    gate = Gate.made(manifest, issued)
    return {
        "about": __doc__,
        "site": canonical.to_b64(site.private_bytes_raw()),
        "site_public": canonical.to_b64(site.public_key().public_bytes_raw()),
        "keyholder": canonical.to_b64(keyholder.private_bytes_raw()),
        "deputy": canonical.to_b64(deputy.private_bytes_raw()),
        "identities": [identity for identity, _ in identities],
        "signing_keys": {id: canonical.to_b64(key.to_bytes()) for id, key in keys.items()},
        "rosters": [
            {"circle": id, "salt": canonical.to_b64(salts[id]), "names": sorted(people[id])} for id in sorted(keys)
        ],
        "page": {"files": {name: content.decode() for name, content in PAGE.items()}, "digest": pages.digest(PAGE)},
        "manifest": manifest.to_bytes().decode(),
        "manifest_digest": manifest.digest,
        "words": " ".join(words_of(manifest.to_bytes())),
        "signed_manifest": _signed(signed.Kind.MANIFEST, manifest.to_document(), site),
        "gate": gate.to_bytes().decode(),
        "gate_digest": gate.digest,
        "gate_words": " ".join(gate_words_of(gate.to_bytes())),
        "signed_gate": _signed(signed.Kind.GATE, gate.to_document(), site),
        "ballot": _ballot(manifest, keys[ROOT]),
    }


def _signed(kind: signed.Kind, document: object, key: Ed25519PrivateKey) -> str:
    return signed.sign(kind, document, key).to_bytes().decode()


def _ballot(manifest: Manifest, key: SigningKey) -> dict[str, Any]:
    message = tokens.prepare(secrets.token_bytes(32))
    blinded = tokens.blind(key.public, message)
    answer = tokens.blind_sign(key, blinded.message)
    signature = tokens.finalize(key.public, message, answer, blinded.inverse)
    ballot = Ballot({"safety-1": 4, "trust-1": 2}, ROOT, hashlib.sha256(message).hexdigest())
    envelope = Envelope(ROOT, message, signature, ballot.sealed(manifest))
    return {
        "blinded": canonical.to_b64(blinded.message),
        "inverse": canonical.to_b64(blinded.inverse),
        "blind_signature": canonical.to_b64(answer),
        "answers": dict(ballot.answers),
        "plain": canonical.to_b64(ballot.to_bytes()),
        "envelope": envelope.to_bytes().decode(),
        "key": envelope.key.hex(),
    }


if __name__ == "__main__":
    PATH.write_text(json.dumps(made(), indent=1, ensure_ascii=False) + "\n")
