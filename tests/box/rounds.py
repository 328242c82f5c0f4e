"""Small real rounds for the box: real keys, real tokens, and a calendar that a test turns by hand."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds as forms
from troth.blind import canonical, certificate, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey, generate
from troth.blind.manifest import Manifest
from troth.blind.signed import Kind
from troth.measure.items import CORE
from troth_box.box import Box
from troth_box.keyholder.identity import Identity
from troth_box.page_files import PageFiles
from troth_box.settings import Settings

SITE = Ed25519PrivateKey.generate()
ORIGIN = "http://localhost:8210"
CIRCLE, OTHER = "1111aaaa2222bbbb", "3333cccc4444dddd"
ISSUING, LAST_ISSUING = date(2026, 10, 1), date(2026, 10, 28)
FIRST, LAST = date(2026, 10, 29), date(2026, 11, 5)
AFTER = LAST + timedelta(days=1)


@cache
def key_of(circle: str) -> SigningKey:
    return generate()


@cache
def _proof_of(circle: str) -> str:
    return canonical.to_b64(certificate.certify(key_of(circle)))


@dataclass
class Day:
    """The calendar of a test."""

    today: date = ISSUING

    def __call__(self) -> date:
        return self.today


@dataclass(frozen=True)
class Example:
    """One round: who signs, who counts, and what people send."""

    manifest: Manifest
    keyholder: Identity | None
    deputy: Identity | None = None
    sent: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.manifest.round

    @property
    def signed_manifest(self) -> bytes:
        return signed.sign(Kind.MANIFEST, self.manifest.to_document(), SITE).to_bytes()

    def signed_gate(self, issued: int = 40) -> bytes:
        gate = Gate.made(self.manifest, {circle.id: issued for circle in self.manifest.circles})
        return signed.sign(Kind.GATE, gate.to_document(), SITE).to_bytes()

    def asking(self, kind: Kind = Kind.EXPORT, by: Identity | None = None) -> bytes:
        who = by or self.keyholder
        assert who
        return who.sign(kind, {"round": self.id}).to_bytes()

    def envelope(self, answers: dict[str, int] | None = None, *, circle: str = CIRCLE) -> Envelope:
        """A new ballot with a token of its own."""
        message = tokens.prepare(secrets.token_bytes(32))
        key = key_of(circle)
        blinded = tokens.blind(key.public, message)
        signature = tokens.finalize(key.public, message, tokens.blind_sign(key, blinded.message), blinded.inverse)
        return self.again(Envelope(circle, message, signature, b""), answers)

    def again(self, envelope: Envelope, answers: dict[str, int] | None = None) -> Envelope:
        """The same token with a ballot sealed anew."""
        given = {CORE[0].id: 4} if answers is None else answers
        ballot = Ballot(given, envelope.circle, hashlib.sha256(envelope.message).hexdigest())
        return Envelope(envelope.circle, envelope.message, envelope.signature, ballot.sealed(self.manifest))


def document(settings: Settings, seal: dict[str, Any], **changed: Any) -> dict[str, Any]:
    circles = [
        forms.circle(
            circle, eligible=40, key=canonical.to_b64(key_of(circle).public.to_bytes()), certificate=_proof_of(circle)
        )
        for circle in (CIRCLE, OTHER)
    ]
    items = [
        {"id": one.id, "scale": "core", "reversed": one.is_reversed, "leader": one.leader, "place": one.place}
        for one in CORE
    ]
    own = {"round": secrets.token_hex(16), "box": ORIGIN, "page": PageFiles(settings.page).digest, "items": items}
    return forms.document(circles, seal=seal, **own | changed)


def double(settings: Settings, **changed: Any) -> Example:
    """A round whose key somebody else holds."""
    keyholder, deputy = Identity.new(), Identity.new()
    seal = {
        "recipients": [keyholder.recipient, deputy.recipient],
        "keyholder": canonical.to_b64(keyholder.holder.verify),
        "deputy": canonical.to_b64(deputy.holder.verify),
        "lock": "double",
        "signer": canonical.to_b64(keyholder.holder.verify),
    }
    return Example(Manifest.of(document(settings, seal, **changed)), keyholder, deputy)


def single(at: Box, /, **changed: Any) -> Example:
    """A round that the box counts by itself."""
    id = secrets.token_hex(16)
    asked = signed.sign(Kind.SEAL, {"round": id}, SITE).to_bytes()
    found = at.make_seal(asked)
    seal = {
        "recipients": [found["recipient"]],
        "keyholder": None,
        "deputy": None,
        "lock": "single",
        "signer": found["signer"],
    }
    return Example(Manifest.of(document(at.settings, seal, round=id, **changed)), None)


def settings_in(folder: Path, url: str = "") -> Settings:
    page = folder / "page"
    page.mkdir(parents=True, exist_ok=True)
    (page / "index.html").write_text("<!doctype html><title>The page</title>" + " " * 600)
    (page / "page.js").write_text("export {};\n")
    others = [folder / name for name in ("concern_page", "listener_page")]
    for other in others:
        other.mkdir(exist_ok=True)
        (other / "index.html").write_text(f"<!doctype html><title>{other.name}</title>")
    site = SITE.public_key().public_bytes_raw()
    return Settings(folder, url or f"sqlite:///{folder / 'box.sqlite3'}", ORIGIN, site, page, *others)


def open_round(box: Box, day: Day, example: Example) -> Example:
    """Take a round to its first day of answering."""
    day.today = ISSUING
    box.take_manifest(example.signed_manifest)
    day.today = FIRST
    box.take_gate(example.id, example.signed_gate())
    box.move_on(example.id)
    return example
