"""The real box in this process with a company on it, reached over HTTP, and a calendar that a test turns."""

import io
import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from tests import postgres
from tests.blind import concern_formats as formats
from tests.box.concerning import MONDAY, Company, season_key
from tests.box.rounds import SITE, Day
from tests.settings import IS_POSTGRES
from troth.blind import canonical
from troth_box.box import Box
from troth_box.serving.wsgi import application_of
from troth_box.settings import Settings


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@dataclass
class Office:
    """The box on a port of its own.

    `url`: its database, a file where none is named. `said`: what a test answers instead, by address. `asked`: address,
    headers and body of each request.
    """

    folder: Path
    url: str = ""
    said: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = _Server(("127.0.0.1", 0), _Silent)
        self.address = f"http://localhost:{self.server.server_port}"
        self.day = Day(MONDAY)
        key = SITE.public_key().public_bytes_raw()
        settings = Settings(self.folder, self.url or f"sqlite:///{self.folder / 'box.sqlite3'}", self.address, key)
        self.box = Box(settings, today=self.day)
        self.company = Company.begun(self.box, self.day)
        self.application = application_of(self.box)
        self.server.set_app(self.answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        self.asked.append((path + environ.get("QUERY_STRING", ""), headers, body))
        if path not in self.said:
            return self.application(environ | {"wsgi.input": io.BytesIO(body)}, start_response)
        status, told = self.said[path]
        start_response(f"{status} Said", [("Content-Length", str(len(told))), ("Content-Type", "application/json")])
        return [told]

    def later(self, days: int = 1) -> str:
        """The calendar of the box, turned on; what day it is then."""
        self.day.today += timedelta(days=days)
        return self.day.today.isoformat()

    def slips(self, count: int = 5) -> list[dict[str, str]]:
        """As many as everybody has, as the answering page keeps them."""
        made = [formats.slip_of(season_key()) for _ in range(count)]
        return [
            {"season": self.company.season.season}
            | {name: canonical.to_b64(getattr(one, name)) for name in ("message", "signature")}
            for one in made
        ]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.box.store.close()


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """An office for as long as this lasts, on the database that this run of the tests is on."""
    name = f"box_{secrets.token_hex(6)}" if IS_POSTGRES else ""
    if name:
        postgres.shared().create(name)
    running = Office(folder, postgres.shared().url(name, postgres.OWNER) if name else "")
    yield running
    running.close()
    if name:
        postgres.shared().drop(name)
