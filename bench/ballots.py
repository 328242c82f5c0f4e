"""Ballots taken a second, each durably committed, beside what the database itself manages of the same statement."""

import os
import secrets
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives import hashes

from tests import postgres
from tests.box import rounds
from tests.box.rounds import Example
from tests.box.served import Served, real, round_of_today, served
from troth.blind import tokens
from troth.blind.ballots import Envelope
from troth_box.page_files import PageFiles
from troth_box.settings import PAGE, Settings
from troth_box.store.rows import table
from troth_box.store.sqlite import SET_UP

from .places import as_urgent
from .sending import posts, pressed
from .tallying import by_openssl

AIM = 50  # per cent of the database's own limit, on PostgreSQL with 32 clients
CLIENTS = (1, 8, 32)
BALLOTS, WARM, SECONDS = 8000, 1000, 5
TRIES = 3  # of which the middle one is told
LOOKED_AT = 500
# As docs/operate/box.md has it: a process for each of two cores, although clients and database use them too.
SERVED = {"sqlite": {"processes": 2, "threads": 16}, "postgresql": {"processes": 2, "threads": 16}}
ROW = "sha256(convert_to(:r::text || random()::text, 'UTF8')), 'c', decode(repeat('ab', 64), 'hex'), "
SAME = "decode(repeat('ab', 384), 'hex'), decode(repeat('ab', 1322), 'hex')"


def measure(*, ballots: int = BALLOTS, seconds: int = SECONDS) -> dict[str, Any]:
    """Both databases as an installation has them, with 1, 8 and 32 clients, each time a round of its own."""
    example, sent = _tokens(ballots)
    bodies = [one.to_bytes() for one in sent]
    found = []
    for engine, place in PLACES.items():
        for clients in CLIENTS:
            some = bodies[: ballots // (2 if clients == 1 else 1)]
            tried = [_beside(place, some, clients, seconds, engine=engine) for _ in range(TRIES)]
            found.append(sorted(tried, key=lambda row: row["per_cent"])[TRIES // 2])
    return {
        "aim": AIM,
        "ballots": ballots,
        "tries": TRIES,
        "served": SERVED,
        "cores": os.cpu_count(),
        "rows": found,
        "looking": _looking(example, sent[:LOOKED_AT]),
        "page": sum(len(file.packed or file.content) for file in PageFiles(PAGE).files.values()),
    }


def _beside(place: "Place", bodies: list[bytes], clients: int, seconds: int, *, engine: str) -> dict[str, Any]:
    """The box, then the database alone, on one that is new: a box that starts writes what lies there anew."""
    with place() as database:
        row = _row(database, bodies, clients, engine=engine)
        bare = database.limit(row.pop("example"), clients, seconds)
    print(f"{engine}, {clients} clients: {row['taken']} of {bare:.0f} a second", flush=True)
    return row | {"limit": round(bare), "per_cent": round(100 * row["taken"] / bare)}


def _row(database: "Database", bodies: list[bytes], clients: int, *, engine: str) -> dict[str, Any]:
    """Ballots a second, and microseconds of processor time for each: of those who send, the box and the database."""
    own, port = real(database.settings)
    example = round_of_today(own)
    path, host = f"/rounds/{example.id}/ballots", f"localhost:{port}"
    warm, rest, refused = (
        posts(path, host, bodies[:WARM]),
        posts(path, host, bodies[WARM:]),
        posts(path, host, bodies[WARM:], headers="Cookie: a=b\r\n"),  # read to the end, and then refused at the door
    )
    with served(own, port, own.data / "box.log", **SERVED[engine]) as box:
        as_urgent(box.process.pid)

        def spent_on(requests: list[bytes], status: int) -> tuple[float, dict[str, int]]:
            before = _spent(box, database.process)
            rate = pressed(port, requests, clients=clients, status=status)
            after = _spent(box, database.process)
            return rate, {name: round(1e6 * (after[name] - before[name]) / len(requests)) for name in after}

        pressed(port, warm, clients=clients)
        taken, spent = spent_on(rest, 204)
        at_the_door, door = spent_on(refused, 400)
    return {
        "engine": engine,
        "clients": clients,
        "taken": round(taken),
        "spent": spent,
        "at_the_door": {"per_second": round(at_the_door), "box": door["box"]},
        "example": example,
    }


def _tokens(count: int) -> tuple[Example, list[Envelope]]:
    """Real tokens; the rounds here share their circles' keys, so that each ballot is good in each of them."""
    with tempfile.TemporaryDirectory() as folder:
        example = rounds.double(rounds.settings_in(Path(folder)))
    signer, sent = by_openssl(rounds.key_of(rounds.CIRCLE)), []
    for _ in range(count):
        message = tokens.prepare(secrets.token_bytes(32))
        signature = signer.sign(message, tokens.PSS, hashes.SHA384())
        sent.append(example.again(Envelope(rounds.CIRCLE, message, signature, b"")))
    return example, sent


def _looking(example: Example, sent: list[Envelope]) -> dict[str, int]:
    """Microseconds of processor time for the two steps of looking at a ballot."""
    key, bodies = example.manifest.by_id[sent[0].circle].public_key, [one.to_bytes() for one in sent]
    recipients = len(example.manifest.seal.recipients)

    def best(step: Callable[[], object]) -> int:
        times = []
        for _ in range(5):
            began = time.process_time()
            step()
            times.append(time.process_time() - began)
        return round(1e6 * min(times) / len(sent))

    return {
        "read": best(lambda: [Envelope.read(body, recipients) for body in bodies]),
        "token": best(lambda: [tokens.verify(key, one.message, one.signature) for one in sent]),
    }


def _spent(box: Served, database: int) -> dict[str, float]:
    """Seconds of processor time so far of those who send, of the box, and of the database's server."""
    of_box = of_database = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parts = stat.read_text().rpartition(")")[2].split()
            seconds = (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")
            of_box += seconds if int(parts[2]) == box.process.pid else 0
            of_database += seconds if database and database in (int(parts[1]), int(stat.parent.name)) else 0
    return {"clients": time.process_time(), "box": of_box, "database": of_database}


@dataclass(frozen=True)
class Database:
    """Where the box keeps its ballots, what the database alone does of them, and its server's process, if any."""

    settings: Settings
    limit: Callable[[Example, int, int], float]
    process: int = 0


@contextmanager
def _sqlite() -> Iterator[Database]:
    with tempfile.TemporaryDirectory(dir=os.environ.get("TROTH_BENCH")) as folder:
        settings = rounds.settings_in(Path(folder))
        yield Database(settings, partial(_limit_of_sqlite, Path(folder)))


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
def _postgres() -> Iterator[Database]:
    """A cluster as Debian makes it: what is committed is on the disk."""
    with postgres.cluster(settings={}) as cluster, tempfile.TemporaryDirectory() as folder:
        cluster.create("box")
        settings = rounds.settings_in(Path(folder))
        server = int((cluster.folder / "data" / "postmaster.pid").read_text().split()[0])
        as_urgent(server)
        url = cluster.url("box", postgres.OWNER)
        yield Database(replace(settings, database_url=url), partial(_limit_of_postgres, cluster, Path(folder)), server)


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


Place = Callable[[], AbstractContextManager[Database]]
PLACES: dict[str, Place] = {"sqlite": _sqlite, "postgresql": _postgres}
