"""The real box in this process, reached over HTTP, with a calendar that a test turns and answers that a test exchanges.

Its rounds have the circles of the shared example (tests/blind/formats.json): three, with real keys and names.
"""

import io
import json
import secrets
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import rounds
from troth.blind import canonical, signed, tokens
from troth.blind.ballots import Ballot, Envelope
from troth.blind.gate import Gate
from troth.blind.keys import SigningKey
from troth.blind.manifest import Manifest
from troth.blind.signed import Kind
from troth.measure.items import CORE
from troth_box.box import Box
from troth_box.keyholder import counting
from troth_box.keyholder.identity import Identity
from troth_box.serving.wsgi import application_of
from troth_box.settings import PAGE, Settings

ROOT = Path(__file__).parents[2]
FORMATS: dict[str, Any] = json.loads((ROOT / "tests/blind/formats.json").read_text())
LEAF, BESIDE, AROUND = "1111aaaa2222bbbb", "3333cccc4444dddd", "9999000011112222"
IN_ISSUING, AT_THE_GATE, IN_ANSWERING, AFTER = "2026-10-10", "2026-10-29", "2026-10-30", "2026-11-20"
SITE_KEY = Ed25519PrivateKey.from_private_bytes(canonical.from_b64(FORMATS["site"]))
ITEMS = [
    {"id": one.id, "scale": "core", "reversed": one.is_reversed, "leader": one.leader, "place": one.place}
    for one in CORE
]


def key_of(circle: str) -> SigningKey:
    return SigningKey.from_bytes(canonical.from_b64(FORMATS["signing_keys"][circle]))


def signature_of(circle: str, blinded: str) -> str:
    """The issuer's part."""
    return canonical.to_b64(tokens.blind_sign(key_of(circle), canonical.from_b64(blinded)))


def envelope_of(manifest: Manifest, circle: str, answers: dict[str, int]) -> Envelope:
    """A ballot made without a browser."""
    message = tokens.prepare(secrets.token_bytes(32))
    blinded = tokens.blind(key_of(circle).public, message)
    answer = tokens.blind_sign(key_of(circle), blinded.message)
    signature = tokens.finalize(key_of(circle).public, message, answer, blinded.inverse)
    envelope = Envelope(circle, message, signature, b"")
    return Envelope(circle, message, signature, Ballot(answers, circle, envelope.key.hex()).sealed(manifest))


@dataclass
class Round:
    """One round at this box, and who holds its key."""

    rooms: "Rooms"
    manifest: Manifest
    keyholder: Identity

    @property
    def id(self) -> str:
        return self.manifest.round

    def open(self, **issued: int) -> "Round":
        """To the first days of answering; `leaf`, `beside` and `around` say how many slips were issued."""
        numbers = {"leaf": 8, "beside": 8, "around": 17} | issued
        circles = {LEAF: numbers["leaf"], BESIDE: numbers["beside"], AROUND: numbers["around"]}
        self.rooms.turn(AT_THE_GATE)
        gate = Gate.made(self.manifest, circles).to_document()
        self.rooms.box.take_gate(self.id, signed.sign(Kind.GATE, gate, SITE_KEY).to_bytes())
        self.rooms.turn(IN_ANSWERING)
        return self

    def ballots(self) -> list[Ballot]:
        """What the keyholder would read."""
        kept = self.rooms.box.store.ballots(self.id)
        return [Ballot.unsealed(one.sealed, self.keyholder.secret, self.manifest) for one in kept]

    def release(self) -> None:
        """Closed, exported, counted by the keyholder's own program, and put down."""
        self.rooms.turn(AFTER)
        asked = self.keyholder.sign(Kind.EXPORT, {"round": self.id}).to_bytes()
        export = json.loads(b"".join(self.rooms.box.export(self.id, asked)))
        self.rooms.box.take_tally(self.id, counting.count(export, self.keyholder).to_bytes())


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass
class Rooms:
    """The box on a port of its own.

    `said`: what a test answers instead, by address. `asked`: address and headers of each request.
    """

    folder: Path
    said: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = _Server(("127.0.0.1", 0), _Quiet)
        self.address = f"http://localhost:{self.server.server_port}"
        self.today = date.fromisoformat(IN_ISSUING)
        key = SITE_KEY.public_key().public_bytes_raw()
        settings = Settings(self.folder, f"sqlite:///{self.folder / 'box.sqlite3'}", self.address, key, PAGE)
        self.box = Box(settings, today=lambda: self.today)
        self.application = application_of(self.box)
        self.server.set_app(self.answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        self.asked.append((path, headers))
        if path not in self.said:
            return self.application(environ, start_response)
        status, body = self.said[path]
        told: list[Any] = []
        b"".join(self.application(environ | {"wsgi.input": io.BytesIO()}, lambda line, headers: told.extend(headers)))
        changing = ("content-length", "content-encoding", "etag")
        headers_of_box = [(name, value) for name, value in told if name.lower() not in changing]
        start_response(f"{status} Said", [*headers_of_box, ("Content-Length", str(len(body)))])
        return [body]

    def turn(self, day: str) -> None:
        """The calendar of the box."""
        self.today = date.fromisoformat(day)
        for round in self.box.unfinished():
            self.box.move_on(round)

    def add(self, **changed: Any) -> Round:
        """A round whose key somebody else holds, in the days of issuing."""
        keyholder = Identity.new()
        signer = canonical.to_b64(keyholder.holder.verify)
        seal = {
            "recipients": [keyholder.recipient],
            "keyholder": signer,
            "deputy": None,
            "lock": "double",
            "signer": signer,
        }
        circles = json.loads(FORMATS["manifest"])["circles"]
        own = {"round": secrets.token_hex(16), "box": self.address, "page": self.box.page.digest, "items": ITEMS}
        manifest = Manifest.of(rounds.document(circles, seal=seal, **own | changed))
        self.box.take_manifest(signed.sign(Kind.MANIFEST, manifest.to_document(), SITE_KEY).to_bytes())
        return Round(self, manifest, keyholder)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.box.store.close()
