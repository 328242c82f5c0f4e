"""A small server that says what the box says, and whatever a test wants it to say instead.

The rounds are made from the shared example (tests/blind/formats.json): three circles with real keys and names.
"""

import hashlib
import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.blind import canonical, pages, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey
from troth.blind.manifest import Manifest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "src/troth_box/page"
FORMATS: dict[str, Any] = json.loads((ROOT / "tests/blind/formats.json").read_text())
LEAF, BESIDE, AROUND = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
ISSUING = {"first": "2026-10-01", "last": "2026-10-28"}
ANSWERING = {"first": "2026-10-29", "last": "2026-11-05"}
IN_ISSUING, IN_ANSWERING, AFTER = "2026-10-10T09:00:00Z", "2026-10-30T09:00:00Z", "2026-11-20T09:00:00Z"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}
TYPES |= {".svg": "image/svg+xml", ".txt": "text/plain"}


def page_files() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(PAGE.iterdir())}


def _key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(canonical.from_b64(FORMATS[name]))


@dataclass
class Round:
    """One round as it stands at the box."""

    manifest: Manifest
    state: str = "issuing"
    documents: dict[str, bytes] = field(default_factory=dict)
    ballots: dict[bytes, Envelope] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.manifest.round

    def sign(self, kind: signed.Kind, document: object, by: str = "site") -> None:
        self.documents[kind.value] = signed.sign(kind, document, _key(by)).to_bytes()

    def open(self, issued: Mapping[str, int]) -> None:
        self.sign(signed.Kind.GATE, Gate.made(self.manifest, issued).to_document())
        self.state = "open"

    def opened(self) -> list[Ballot]:
        """What the keyholder reads."""
        identity = FORMATS["identities"][0]
        return [Ballot.unsealed(one.sealed, identity, self.manifest) for one in self.ballots.values()]

    def release(self, *, hashes: list[str] | None = None) -> None:
        found = sorted(key.hex() for key in self.ballots) if hashes is None else hashes
        gate = canonical.loads(self.documents["gate"])
        assert isinstance(gate, dict)
        final = gate["document"]["final"]
        tally = {
            "version": 1,
            "round": self.id,
            "manifest": self.manifest.digest,
            "counted": {circle: len(found) if place == 0 else 0 for place, circle in enumerate(final)},
            "refused": 0,
            "hashes": found,
            "circles": {},
        }
        self.sign(signed.Kind.TALLY, tally, by="keyholder")
        self.state = "tallied"


def make_round(box: str, **changed: Any) -> Round:
    """The round of the shared example, for a box at this address and for the page as it is now."""
    document = json.loads(FORMATS["manifest"])
    own = {"box": box, "page": pages.digest(page_files()), "issuing": ISSUING, "answering": ANSWERING}
    manifest = Manifest.of(document | own | changed)
    made = Round(manifest)
    made.sign(signed.Kind.MANIFEST, manifest.to_document())
    return made


def signature_of(circle: str, blinded: str) -> str:
    """The issuer's part."""
    key = SigningKey.from_bytes(canonical.from_b64(FORMATS["signing_keys"][circle]))
    return canonical.to_b64(tokens.blind_sign(key, canonical.from_b64(blinded)))


def token(round: Round, circle: str) -> dict[str, str]:
    """A finished slip, made without a browser."""
    key = SigningKey.from_bytes(canonical.from_b64(FORMATS["signing_keys"][circle]))
    message = tokens.prepare(bytes(range(32)))
    blinded = tokens.blind(key.public, message)
    signature = tokens.finalize(key.public, message, tokens.blind_sign(key, blinded.message), blinded.inverse)
    spelled = {"message": canonical.to_b64(message), "signature": canonical.to_b64(signature)}
    return {"round": round.id, "circle": circle, **spelled}


class StandIn:
    """The server itself, on localhost; `said` are answers a test puts in the way, `headers` what was sent with each request."""

    def __init__(self) -> None:
        self.rounds: dict[str, Round] = {}
        self.files = page_files()
        self.said: dict[str, tuple[int, bytes]] = {}
        self.headers: list[tuple[str, dict[str, str]]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.address = f"http://localhost:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def add(self, **changed: Any) -> Round:
        made = make_round(self.address, **changed)
        self.rounds[made.id] = made
        return made

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def get(self, path: str) -> tuple[int, bytes, str]:
        name = "index.html" if path == "/" else path.removeprefix("/page/")
        if name in self.files:
            return 200, self.files[name], TYPES[Path(name).suffix]
        if path == "/rounds":
            listed = [{"round": one.id, "state": one.state} for one in self.rounds.values()]
            return 200, json.dumps(listed).encode(), "application/json"
        _, _, round, kind = (path.split("/") + [""] * 4)[:4]
        found = self.rounds[round].documents.get(kind) if round in self.rounds else None
        return (200, found, "application/json") if found else (404, b"", "text/plain")

    def post(self, path: str, body: bytes) -> int:
        round = self.rounds[path.split("/")[2]]
        if round.state != "open":
            return 410
        envelope = Envelope.read(body, len(round.manifest.seal.recipients))
        if not tokens.verify(round.manifest.by_id[envelope.circle].public_key, envelope.message, envelope.signature):
            return 403
        known = round.ballots.setdefault(envelope.key, envelope)
        return 204 if known == envelope else 409

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        box = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                box.headers.append((self.path, dict(self.headers.items())))
                status, body, kind = box.get(self.path)
                if self.path in box.said:
                    status, body = box.said[self.path]
                self.answer(status, body, kind)

            def do_POST(self) -> None:
                box.headers.append((self.path, dict(self.headers.items())))
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status = box.said[self.path][0] if self.path in box.said else box.post(self.path, body)
                self.answer(status, b"", "text/plain")

            def answer(self, status: int, body: bytes, kind: str) -> None:
                self.send_response(status)
                if status != 204:
                    self.send_header("Content-Type", f"{kind}; charset=utf-8")
                    self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", POLICY)
                self.send_header("Referrer-Policy", "no-referrer")
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler


def digest_of(message: str) -> str:
    return hashlib.sha256(canonical.from_b64(message)).hexdigest()
