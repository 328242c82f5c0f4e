"""The real box in a thread of the test, its calendar turned by hand; the real command line in processes of its own."""

import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import IO
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from tests.processes import PLAIN
from troth.blind import pages
from troth_box.box import Box
from troth_box.serving.wsgi import application_of
from troth_box.settings import Settings

from .rounds import PAGE, Round, days

PROGRAM = """
import sys, time
from datetime import date
from troth.kernel import clock as kernel
from troth_box import clock
time.sleep = lambda seconds: None
if day := sys.argv.pop(1):
    clock.today = lambda: date.fromisoformat(day)
    kernel.today = lambda zone: date.fromisoformat(day)
from troth.cli.main import main
main(prog_name="troth")
"""


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@dataclass
class Running:
    """A box that is reached over HTTP, and its day."""

    box: Box
    today: date
    round: Round

    @property
    def address(self) -> str:
        return self.box.settings.origin

    def open(self) -> None:
        """To the first day of answering. A client whose clock is a day behind may answer."""
        self.today = self.round.manifest.answering.first
        self.box.take_gate(self.round.manifest.round, _bytes(self.round.signed_gate))
        self.box.move_on(self.round.manifest.round)

    def close(self) -> None:
        self.today = self.round.manifest.answering.last + timedelta(days=1)
        self.box.move_on(self.round.manifest.round)


@contextmanager
def running_box(folder: Path, **of_round: object) -> Iterator[Running]:
    """A box with one round for which tokens are issued up to today and answers taken from tomorrow."""
    page = folder / "page"
    page.mkdir(parents=True)
    for name, content in PAGE.items():
        (page / name).write_bytes(content)
    server = make_server("127.0.0.1", 0, lambda environ, start: [], WSGIServer, _Quiet)
    origin = f"http://localhost:{server.server_port}"
    changed = {"issuing": days(-5, 0), "answering": days(1, 8), "page": pages.digest(PAGE)}
    a_round = Round(box=origin, changed=changed, **of_round)  # type: ignore[arg-type]
    url = f"sqlite:///{folder / 'box.sqlite3'}"
    settings = Settings(folder, url, origin, a_round.site.public_key().public_bytes_raw(), page)
    running = Running(Box(settings, today=lambda: running.today), datetime.now(UTC).date(), a_round)
    server.set_app(application_of(running.box))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        running.box.take_manifest(_bytes(a_round.signed_manifest))
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        running.box.store.close()


def _bytes(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


class Terminal:
    """`troth ...` in a process, with somebody who reads what it asks and types. Without the wait before sending.

    `day` is theirs, where it is not today's.
    """

    def __init__(self, folder: Path, *arguments: str, day: date | None = None) -> None:
        env = {name: os.environ[name] for name in PLAIN if name in os.environ}
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(day or ""), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**env, "PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )

    def until(self, words: str, *, seconds: float = 60) -> str:
        """What it says up to these words."""
        end, out = time.monotonic() + seconds, _pipe(self.process.stdout)
        before = len(self.said)
        while words not in self.said[before:]:
            assert time.monotonic() < end, self.said
            if select.select([out], [], [], 0.2)[0]:
                piece = os.read(out.fileno(), 65_536).decode()
                assert piece, self.said
                self.said += piece
        return self.said[before:]

    def type(self, words: str) -> None:
        into = _pipe(self.process.stdin)
        into.write(f"{words}\n".encode())
        into.flush()

    def answer(self, *typed: str) -> "Terminal":
        """Type several lines, whatever is asked."""
        for words in typed:
            self.type(words)
        return self

    def end(self) -> int:
        """Its exit status, once it has said everything."""
        rest, _ = self.process.communicate(timeout=120)
        self.said += rest.decode()
        return self.process.returncode


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe


def troth(folder: Path, *arguments: str, typed: tuple[str, ...] = (), day: date | None = None) -> tuple[int, str]:
    """Run `troth` to its end with these lines typed; status and all it said."""
    terminal = Terminal(folder, *arguments, day=day).answer(*typed)
    status = terminal.end()
    return status, terminal.said
