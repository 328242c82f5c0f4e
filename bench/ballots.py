"""Ballots taken a second, each durably committed, beside what the database itself manages of the same statement."""

import http.client
import os
import secrets
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg

from tests import postgres
from tests.box import rounds
from tests.box.rounds import Example
from tests.box.served import Served, real, round_of_today, served
from troth.blind.ballots import Envelope
from troth_box.settings import Settings
from troth_box.store.rows import table
from troth_box.store.sqlite import SET_UP

AIM = 50  # per cent of the database's own limit, on PostgreSQL with 32 clients
CLIENTS = (1, 8, 32)
BALLOTS, WARM, SECONDS = 1200, 200, 5
PROCESSES, THREADS = 1, 16
ROW = "sha256(convert_to(:r::text || random()::text, 'UTF8')), 'c', decode(repeat('ab', 64), 'hex'), "
SAME = "decode(repeat('ab', 384), 'hex'), decode(repeat('ab', 1322), 'hex')"


def measure(*, ballots: int = BALLOTS, seconds: int = SECONDS) -> dict[str, Any]:
    """Both databases as an installation has them, with 1, 8 and 32 clients, each time a round of its own."""
    sent = _tokens(ballots)
    found = []
    for engine, place in PLACES.items():
        with place() as (settings, limit):
            for clients in CLIENTS:
                own, port = real(settings)
                example = round_of_today(own)
                bodies = [example.again(one).to_bytes() for one in sent]
                warm, rest = bodies[:WARM], bodies[WARM:]
                with served(own, port, own.data / "box.log", processes=PROCESSES, threads=THREADS) as box:
                    _pressed(box, example, warm, clients)
                    before = _spent(box)
                    taken = _pressed(box, example, rest, clients)
                    spent = {name: round(1e6 * (now - before[name]) / len(rest)) for name, now in _spent(box).items()}
                bare = limit(example, clients, seconds)
                row = {"engine": engine, "clients": clients, "taken": round(taken), "limit": round(bare)}
                found.append(row | {"per_cent": round(100 * taken / bare), "spent": spent})
                print(f"{engine}, {clients} clients: {taken:.0f} of {bare:.0f} a second", flush=True)
    return {"aim": AIM, "ballots": ballots, "processes": PROCESSES, "threads": THREADS, "rows": found}


def _tokens(count: int) -> list[Envelope]:
    """Real tokens; the rounds here share their circles' keys, so that each token is good in each of them."""
    with tempfile.TemporaryDirectory() as folder:
        example = rounds.double(rounds.settings_in(Path(folder)))
    return [example.envelope() for _ in range(count)]


def _pressed(box: Served, example: Example, bodies: list[bytes], clients: int) -> float:
    """Ballots a second, sent by so many clients that keep their connections."""
    rest, lock, failed = iter(bodies), threading.Lock(), []

    def taken_from(rest: Iterator[bytes]) -> bytes | None:
        with lock:
            return next(rest, None)

    def send() -> None:
        with closing(http.client.HTTPConnection("127.0.0.1", box.port, timeout=60)) as connection:
            while (body := taken_from(rest)) is not None:
                connection.request("POST", f"/rounds/{example.id}/ballots", body, {"Host": f"localhost:{box.port}"})
                answer = connection.getresponse()
                answer.read()
                if answer.status != 204:
                    failed.append(answer.status)

    threads = [threading.Thread(target=send) for _ in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    spent = time.perf_counter() - began
    if failed:
        raise RuntimeError(f"not all were taken: {failed[:5]}")
    return len(bodies) / spent


def _spent(box: Served) -> dict[str, float]:
    """Seconds of processor time so far of those who send, of the box, and of every PostgreSQL server here."""
    of_box = of_database = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = stat.read_text().partition("(")[2].rpartition(")")
            parts = rest.split()
            seconds = (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
            of_box += seconds if int(parts[2]) == box.process.pid else 0
            of_database += seconds if name.startswith("postgres") else 0
    return {"clients": time.process_time(), "box": of_box, "database": of_database}


Limit = Callable[[Example, int, int], float]


@contextmanager
def _sqlite() -> Iterator[tuple[Settings, Limit]]:
    with tempfile.TemporaryDirectory(dir=os.environ.get("TROTH_BENCH")) as folder:
        settings = rounds.settings_in(Path(folder))
        yield settings, lambda example, clients, seconds: _limit_of_sqlite(Path(folder), example, clients, seconds)


def _limit_of_sqlite(folder: Path, example: Example, clients: int, seconds: int) -> float:
    """The same INSERT in a loop, in as many threads: SQLite has one writer at a time."""
    end = time.perf_counter() + seconds
    done = []

    def insert() -> None:
        connection = sqlite3.connect(folder / "box.sqlite3", timeout=60, isolation_level=None)
        for pragma in SET_UP:
            connection.execute(pragma)
        count = 0
        while time.perf_counter() < end:
            values = (secrets.token_bytes(32), "c", bytes(64), bytes(384), bytes(1322), example.id)
            connection.execute(
                f"INSERT INTO {table(example.id)} SELECT ?, ?, ?, ?, ? FROM round WHERE id = ? "
                "AND state IN ('open', 'gated') ON CONFLICT (key) DO NOTHING",
                values,
            )
            count += 1
        connection.close()
        done.append(count)

    threads = [threading.Thread(target=insert) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / seconds


@contextmanager
def _postgres() -> Iterator[tuple[Settings, Limit]]:
    """A cluster as Debian makes it: what is committed is on the disk."""
    with postgres.cluster(settings={}) as cluster, tempfile.TemporaryDirectory() as folder:
        cluster.create("box")
        settings = rounds.settings_in(Path(folder))
        yield (
            replace(settings, database_url=cluster.url("box", postgres.OWNER)),
            lambda example, clients, seconds: _limit_of_postgres(cluster, Path(folder), example, clients, seconds),
        )


def _limit_of_postgres(cluster: postgres.Cluster, folder: Path, example: Example, clients: int, seconds: int) -> float:
    """The same INSERT by pgbench, prepared, with values made in the server."""
    script = folder / "insert.sql"
    script.write_text(
        "\\set r random(1, 1000000000)\n"
        f"INSERT INTO {table(example.id)} SELECT {ROW}{SAME} FROM round WHERE id = '{example.id}' "
        "AND state IN ('open', 'gated') ON CONFLICT (key) DO NOTHING;\n"
    )
    command = [
        str(postgres.programs() / "pgbench"), "-n", "-M", "prepared", "-f", str(script), "-T", str(seconds),
        "-c", str(clients), "-j", str(min(clients, 2)), "-h", "127.0.0.1", "-p", str(cluster.port), "-U",
        postgres.OWNER, "box",
    ]  # fmt: skip
    before = _rows(cluster, example)
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    [rate] = [line.split()[2] for line in done.stdout.splitlines() if line.startswith("tps = ")]
    if _rows(cluster, example) - before < 0.5 * float(rate) * seconds:
        raise RuntimeError("pgbench inserted nothing")
    return float(rate)


def _rows(cluster: postgres.Cluster, example: Example) -> int:
    with psycopg.connect(cluster.url("box", postgres.OWNER)) as connection:
        [(count,)] = connection.execute(f"SELECT count(*) FROM {table(example.id)}").fetchall()
    return int(count)


PLACES = {"sqlite": _sqlite, "postgresql": _postgres}
