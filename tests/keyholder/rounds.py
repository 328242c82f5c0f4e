"""A whole round for tests: three circles with the published keys of the shared example, sealed to keys made here."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds
from troth.blind import canonical, certificate, pages, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey
from troth.blind.manifest import Manifest
from troth.measure.items import AFTER, BANK, CORE, Item
from troth_box.keyholder.identity import Identity

LEAF, BESIDE, ROOT = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
PAGE = {"index.html": b"<!doctype html><title>The page</title>\n", "page.js": b"export {};\n"}
PEOPLE = {LEAF: 14, BESIDE: 12}
SITE = "http://127.0.0.1:8230"


@cache
def keys() -> dict[str, SigningKey]:
    path = Path(__file__).parents[1] / "blind" / "formats.json"
    published = json.loads(path.read_text())["signing_keys"]
    return {id: SigningKey.from_bytes(canonical.from_b64(key)) for id, key in published.items()}


@cache
def _certificate(circle: str) -> str:
    return canonical.to_b64(certificate.certify(keys()[circle]))


def questions(items: Sequence[Item], scale: str = "") -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "scale": scale or item.scale,
            "reversed": item.is_reversed,
            "leader": item.leader,
            "place": item.place,
        }
        for item in items
    ]


CORE_QUESTIONS, BANK_QUESTIONS = questions(CORE, "core"), questions(BANK)
WITH_AFTER = [*CORE_QUESTIONS, *questions([AFTER])]


@dataclass
class Round:
    """A round with its site's key, keyholder and deputy. LEAF and BESIDE answer on their own unless said otherwise."""

    keyholder: Identity = field(default_factory=Identity.new)
    deputy: Identity | None = field(default_factory=Identity.new)
    site: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    issued: Mapping[str, int] = field(default_factory=lambda: {LEAF: 14, BESIDE: 11, ROOT: 26})
    changed: Mapping[str, Any] = field(default_factory=dict)
    box: str = "https://box.example.org"

    def __post_init__(self) -> None:
        self.names = {id: sorted(f"Person {number} of {id[:4]}" for number in range(n)) for id, n in PEOPLE.items()}
        self.names[ROOT] = sorted([*self.names[LEAF], *self.names[BESIDE], "Newcomer"])
        self.salts = {id: canonical.to_b64(secrets.token_bytes(16)) for id in keys()}
        holder, deputy = self.keyholder.holder, self.deputy.holder if self.deputy else None
        self.manifest = rounds.manifest(
            [self._circle(id) for id in keys()],
            **{
                "box": self.box,
                "page": pages.digest(PAGE),
                "items": CORE_QUESTIONS,
                "issuing": days(-40, -20),
                "answering": days(-19, -12),
                "seal": {
                    "recipients": [holder.recipient, *([deputy.recipient] if deputy else [])],
                    "keyholder": canonical.to_b64(holder.verify),
                    "deputy": canonical.to_b64(deputy.verify) if deputy else None,
                    "lock": "double",
                    "signer": canonical.to_b64(holder.verify),
                },
                **self.changed,
            },
        )
        self.gate = Gate.made(self.manifest, self.issued)

    def _circle(self, id: str) -> dict[str, Any]:
        digest = hashlib.sha256(canonical.from_b64(self.salts[id]) + canonical.dumps(self.names[id])).hexdigest()
        return rounds.circle(
            id,
            None if id == ROOT else ROOT,
            eligible=len(self.names[id]),
            roster=digest,
            key=canonical.to_b64(keys()[id].public.to_bytes()),
            certificate=_certificate(id),
        )

    @property
    def signed_manifest(self) -> dict[str, Any]:
        return self._signed(signed.Kind.MANIFEST, self.manifest)

    @property
    def signed_gate(self) -> dict[str, Any]:
        return self._signed(signed.Kind.GATE, self.gate)

    def _signed(self, kind: signed.Kind, document: Manifest | Gate) -> dict[str, Any]:
        found = json.loads(signed.sign(kind, document.to_document(), self.site).to_bytes())
        assert isinstance(found, dict)
        return found

    def ballot(self, circle: str, answers: Mapping[str, int], **changed: Any) -> dict[str, Any]:
        """One ballot as the box hands it over. `inside` changes what is sealed, `by` the circle whose key signs."""
        message, signature = token(changed.get("by", circle))
        inside = {"answers": dict(answers), "circle": circle, "token": hashlib.sha256(message).hexdigest()}
        ballot = Ballot(**{**inside, **changed.get("inside", {})})
        sealed = changed["sealed"] if "sealed" in changed else ballot.sealed(self.manifest)
        return Envelope(circle, message, signature, sealed).to_document()

    def export(self, ballots: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
        """Sorted by hash, as the box does it."""
        return {
            "manifest": self.signed_manifest,
            "gate": self.signed_gate,
            "ballots": sorted((dict(one) for one in ballots), key=hash_of),
        }

    def rosters(self, *circles: str) -> list[dict[str, Any]]:
        return [{"circle": id, "salt": self.salts[id], "names": self.names[id]} for id in circles]


def days(first: int, last: int) -> dict[str, str]:
    """Days counted from today."""
    today = datetime.now(UTC).date()
    return {"first": str(today + timedelta(days=first)), "last": str(today + timedelta(days=last))}


def token(circle: str) -> tuple[bytes, bytes]:
    """A message and its signature, as somebody who collected it has them."""
    message = tokens.prepare(secrets.token_bytes(32))
    key = keys()[circle]
    begun = tokens.blind(key.public, message)
    return message, tokens.finalize(key.public, message, tokens.blind_sign(key, begun.message), begun.inverse)


def hash_of(ballot: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical.from_b64(ballot["message"])).hexdigest()


def answering(*numbers: int) -> dict[str, int]:
    """Answers to the core items in their order; 0 passes one over."""
    return {item.id: number for item, number in zip(CORE, numbers, strict=True) if number}
