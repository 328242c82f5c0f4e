"""Where the measured databases live: made once a day, kept outside the checkout, reused while nothing changed."""

import ast
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
KEPT = Path(os.environ.get("TROTH_BENCH", Path(tempfile.gettempdir()) / "troth-bench"))
ENGINES = ("sqlite", "postgresql")
PROCESSES = Path("/proc")
SIZES = {"40": 1, "100,000": 2500}
# For filling only; it is measured as PostgreSQL comes from Debian.
WHILE_FILLING = {
    **postgres.FAST,
    "shared_buffers": "512MB",
    "max_wal_size": "8GB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


@dataclass(frozen=True)
class Place:
    """One filled database, and the environment in which the product runs on it."""

    engine: str
    size: str
    env: dict[str, str]
    made: dict[str, Any]


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a process of the product has in its environment, and nothing else of ours."""
    own = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    own |= {
        "PYTHONPATH": str(ROOT),
        "TROTH_DATA": str(data),
        "TROTH_SECRET_KEY": "for measuring only, never for people",
    }
    return own | more


def child(*arguments: str, env: dict[str, str]) -> dict[str, Any]:
    """Run `python -m bench.child ARGUMENTS` to its end; what it says."""
    command = [sys.executable, "-m", "bench.child", *arguments]
    done = subprocess.run(command, env=env, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def fingerprint() -> str:
    """Changes with the tables, with what fills them, and with the day; not with how either is laid out."""
    ours = (ROOT / "bench" / name for name in ("company.py", "filling.py", "said.py", "words.py"))
    seen = hashlib.sha256(datetime.now(UTC).date().isoformat().encode())
    for file in sorted((*ROOT.glob("src/troth/*/migrations/*.py"), *ours)):
        seen.update(ast.dump(ast.parse(file.read_bytes())).encode())
    return seen.hexdigest()[:16]


def urgency(pid: int | str = "self") -> int:
    """The niceness of the session of that process, on a Linux that shares out its time by sessions; else 0.

    The file may be there and empty: in a control group, a process belongs to that instead.
    """
    try:
        said = (PROCESSES / str(pid) / "autogroup").read_text().split()
    except OSError:
        return 0
    return int(said[-1]) if said else 0


def as_urgent(pid: int) -> None:
    """Give a server with a session of its own the niceness we were started with."""
    if urgency(pid) != urgency():
        (PROCESSES / str(pid) / "autogroup").write_text(str(urgency()))


@contextmanager
def places(sizes: Sequence[str] = tuple(SIZES), engines: Sequence[str] = ENGINES) -> Iterator[list[Place]]:
    """The filled databases of these sizes on these engines, for the length of the block."""
    KEPT.mkdir(parents=True, exist_ok=True)
    found: list[Place] = []
    if "sqlite" in engines:
        found += [_on_sqlite(size) for size in sizes]
    if "postgresql" not in engines:
        yield found
        return
    stale = [size for size in sizes if _kept(_folder("postgresql", size)) is None]
    if stale:
        with cluster(settings=WHILE_FILLING) as running:
            for size in stale:
                _make_on_postgres(running, size)
    with cluster() as running:
        yield found + [_on_postgres(running, size) for size in sizes]


def _folder(engine: str, size: str) -> Path:
    return KEPT / f"{engine}-{size.replace(',', '')}"


def _kept(folder: Path) -> dict[str, Any] | None:
    """What is known of the database made in that folder; None where it is not there or no longer the one wanted."""
    note = folder / "made.json"
    made: dict[str, Any] = json.loads(note.read_text()) if note.exists() else {}
    return made if made.get("fingerprint") == fingerprint() else None


def _fill(folder: Path, size: str, env: dict[str, str]) -> dict[str, Any]:
    print(f"filling {folder.name} ...", flush=True)
    began = time.perf_counter()
    said = child("fill", str(SIZES[size]), env=env)
    made = {"fingerprint": fingerprint(), "seconds": round(time.perf_counter() - began, 1), "rows": said["rows"]}
    (folder / "made.json").write_text(json.dumps(made))
    return made


def _on_sqlite(size: str) -> Place:
    folder = _folder("sqlite", size)
    env, made = environment(folder), _kept(folder)
    if made is None:
        folder.mkdir(exist_ok=True)
        for file in folder.glob("*"):
            file.unlink() if file.is_file() else None
        made = _fill(folder, size, env)
    return Place("sqlite", size, env, made)


def _named(size: str) -> str:
    return f"troth_{size.replace(',', '')}"


def _env_on(running: postgres.Cluster, size: str) -> dict[str, str]:
    name = _named(size)
    owner = running.url(name, postgres.OWNER)
    return environment(_folder("postgresql", size), DATABASE_URL=running.url(name), TROTH_OWNER_DATABASE_URL=owner)


def _make_on_postgres(running: postgres.Cluster, size: str) -> None:
    folder = _folder("postgresql", size)
    folder.mkdir(exist_ok=True)
    running.drop(_named(size))
    running.create(_named(size))
    _fill(folder, size, _env_on(running, size))
    running.run("CHECKPOINT")


def _on_postgres(running: postgres.Cluster, size: str) -> Place:
    made = _kept(_folder("postgresql", size))
    if made is None:
        raise RuntimeError("The tables changed while they were being filled. Please start again.")
    return Place("postgresql", size, _env_on(running, size), made)


@contextmanager
def cluster(*, settings: dict[str, str] | None = None) -> Iterator[postgres.Cluster]:
    """The kept PostgreSQL server, made where there is none; stopped, not removed, at the end of the block."""
    folder, user, port = KEPT / "cluster", postgres.unprivileged(), postgres.free_port()
    if not (folder / "data" / "PG_VERSION").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _stop(postgres.start(folder, settings=postgres.FAST))
    flags = " ".join(f"-c {key}={value}" for key, value in (settings or {}).items())
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_connections=60 {flags}"
    _control(folder, "-l", str(folder / "log"), "-w", "-t", "120", "-o", options, "start", user=user)
    running = postgres.Cluster(port, folder)
    as_urgent(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
    try:
        yield running
    finally:
        _stop(running)


def _stop(running: postgres.Cluster) -> None:
    _control(running.folder, "-m", "fast", "-w", "-t", "300", "stop", user=postgres.unprivileged())


def _control(folder: Path, *arguments: str, user: Any) -> None:
    command = [str(postgres.programs() / "pg_ctl"), "-D", str(folder / "data"), *arguments]
    rights = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **rights)
