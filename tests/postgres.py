"""A throwaway PostgreSQL cluster with two roles, for tests and bench: one owns the tables, one runs the product."""

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

OWNER = "troth_owner"
APP = "troth_app"

# Safe only because nothing in such a cluster needs to outlive the machine. To compile a question that is asked once
# takes longer than to answer it.
FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "jit": "off"}


def programs() -> Path:
    """The folder of the newest installed server's programs (Debian keeps them off the path)."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parent.parent.name))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise RuntimeError("PostgreSQL is not installed here. Please run: apt-get install postgresql")


def unprivileged() -> pwd.struct_passwd | None:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("There is no unprivileged user here to run PostgreSQL as.")


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Cluster:
    """A running server on the loopback interface; anyone who reaches it is let in."""

    port: int
    folder: Path

    def url(self, database: str, role: str = APP) -> str:
        """What DATABASE_URL takes."""
        return f"postgresql://{role}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str, database: str = "postgres") -> None:
        """Execute one statement as the superuser."""
        with psycopg.connect(self.url(database, "postgres"), autocommit=True) as connection:
            connection.execute(sql)  # type: ignore[call-overload]

    def create(self, database: str) -> None:
        """An empty database that OWNER owns and APP may use."""
        self.run(f"CREATE DATABASE {database} OWNER {OWNER}")

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected to it."""
        self.run(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")


def _demote(user: pwd.struct_passwd | None) -> dict[str, object]:
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def start(folder: Path, *, settings: dict[str, str] | None = None) -> Cluster:
    """Make a cluster in `folder` (empty, made by us) and start it."""
    user, port = unprivileged(), free_port()
    data = folder / "data"
    data.mkdir()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
        os.chown(data, user.pw_uid, user.pw_gid)
    flags = [
        part for key, value in (settings if settings is not None else FAST).items() for part in ("-c", f"{key}={value}")
    ]
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **_demote(user)}
    subprocess.run(
        [programs() / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
        **quiet,
    )
    options = [
        "-p",
        str(port),
        "-k",
        str(folder),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "max_connections=60",
        *flags,
    ]
    subprocess.run(
        [programs() / "pg_ctl", "-D", data, "-l", folder / "log", "-w", "-o", " ".join(options), "start"], **quiet
    )
    cluster = Cluster(port, folder)
    cluster.run(f"CREATE ROLE {APP} LOGIN")
    # Tests log in as the owner and act as the application: see tests/conftest.py.
    cluster.run(f"CREATE ROLE {OWNER} LOGIN CREATEDB IN ROLE {APP}")
    return cluster


def stop(cluster: Cluster) -> None:
    """Stop the server without ceremony and remove its files."""
    subprocess.run(
        [programs() / "pg_ctl", "-D", cluster.folder / "data", "-m", "immediate", "-w", "stop"],
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **_demote(unprivileged()),
    )
    shutil.rmtree(cluster.folder, ignore_errors=True)


@contextmanager
def cluster(*, settings: dict[str, str] | None = None) -> Iterator[Cluster]:
    """A cluster for the length of the block."""
    folder = Path(tempfile.mkdtemp(prefix="troth-postgres-"))
    running = None
    try:
        running = start(folder, settings=settings)
        yield running
    finally:
        if running:
            stop(running)
        shutil.rmtree(folder, ignore_errors=True)


def content_of(file: Path) -> bytes:
    """What is in a file of a server at work: nothing, where the server has removed it in between."""
    with suppress(FileNotFoundError):
        return file.read_bytes()
    return b""


def shared() -> Cluster:
    """The cluster of this test run: started by the process that asks first, used by its xdist workers."""
    known = os.environ.get("TROTH_TEST_CLUSTER")
    if known:
        port, folder = known.split(":", 1)
        return Cluster(int(port), Path(folder))
    running = start(Path(tempfile.mkdtemp(prefix="troth-postgres-")))
    os.environ["TROTH_TEST_CLUSTER"] = f"{running.port}:{running.folder}"
    atexit.register(stop, running)
    return running
