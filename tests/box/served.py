"""The box as an installation runs it: a process of its own, reached over HTTP."""

import http.client
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import Popen
from typing import Any

from tests.box import rounds
from tests.box.concerning import Company
from tests.box.rounds import SITE, Day, Example
from tests.postgres import free_port
from tests.processes import PLAIN, start, wait_until
from troth.blind import canonical, signed
from troth.blind.signed import Kind
from troth_box.box import Box
from troth_box.settings import Settings

A_MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Served:
    """A running box."""

    port: int
    log: Path
    process: Popen[str]

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> int:
        """One request on a connection of its own; the status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {"Host": f"localhost:{self.port}", **named})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()


@contextmanager
def served(settings: Settings, port: int, log: Path, *, processes: int = 1, threads: int = 4) -> Iterator[Served]:
    """`troth box serve` for the length of the block."""
    env = {name: os.environ[name] for name in PLAIN if name in os.environ} | {
        "TROTH_BOX_DATA": str(settings.data),
        "TROTH_BOX_DATABASE_URL": settings.database_url,
        "TROTH_BOX_ORIGIN": settings.origin,
        "TROTH_BOX_SITE_KEY": canonical.to_b64(SITE.public_key().public_bytes_raw()),
    }
    command = ("-m", "troth", "box", "serve", f"--port={port}", f"--processes={processes}", f"--threads={threads}")
    process = start(*command, env=env, output=log)
    running = Served(port, log, process)

    def answers() -> bool:
        assert process.poll() is None, log.read_text()
        try:
            return running.ask("GET", "/rounds") == 200
        except OSError:
            return False

    try:
        wait_until(answers, seconds=60)
        yield running
        if process.poll() is not None:
            return  # killed by the test
        process.terminate()
        assert process.wait(timeout=40) == 0, log.read_text()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def real(settings: Settings) -> tuple[Settings, int]:
    """The same settings with the page that is shipped and an address of its own."""
    port = free_port()
    url, site = settings.database_url, settings.site_key
    return Settings(settings.data, url, f"http://localhost:{port}", site), port


def closed_single(settings: Settings, ballots: int) -> Example:
    """A round under a single lock with that many ballots, whose last day was yesterday."""
    today = datetime.now(UTC).date()
    day = rounds.Day(today - timedelta(days=10))
    days: dict[str, Any] = {
        "box": settings.origin,
        "issuing": {"first": str(today - timedelta(days=20)), "last": str(today - timedelta(days=4))},
        "answering": {"first": str(today - timedelta(days=3)), "last": str(today - timedelta(days=1))},
    }
    box = Box(settings, today=day)
    example = rounds.single(box, **days)
    box.take_manifest(example.signed_manifest)
    day.today = today - timedelta(days=2)
    box.take_gate(example.id, example.signed_gate())
    for _ in range(ballots):
        box.take_ballot(example.id, example.envelope().to_bytes())
    box.store.close()
    return example


def listeners_of_today(settings: Settings) -> Company:
    """Who listens, and the quarter around today, in the same box."""
    today = datetime.now(UTC).date()
    company = Company(Box(settings, today=Day(today)), Day(today))
    season = replace(company.season, first=today - A_MONTH, last=today + A_MONTH, until=today + 2 * A_MONTH)
    company.box.post.take_season(signed.sign(Kind.SEASON, season.to_document(), SITE).to_bytes())
    company.publish(company.identities)
    company.box.store.close()
    return company


def round_of_today(settings: Settings) -> Example:
    """A round whose answering days are around today, taken to its gate."""
    today = datetime.now(UTC).date()
    day = rounds.Day(today - timedelta(days=10))
    days: dict[str, Any] = {
        "box": settings.origin,
        "issuing": {"first": str(today - timedelta(days=20)), "last": str(today - timedelta(days=2))},
        "answering": {"first": str(today - timedelta(days=1)), "last": str(today + timedelta(days=2))},
    }
    box = Box(settings, today=day)
    example = rounds.double(settings, **days)
    box.take_manifest(example.signed_manifest)
    day.today = today
    box.take_gate(example.id, example.signed_gate())
    box.store.close()
    return example
