"""An installation of its own for each test: a data folder, and a database as the run's engine has it."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from subprocess import CompletedProcess
from uuid import uuid4

import psycopg
import pytest

from tests import postgres
from tests.processes import environment, troth
from tests.settings import IS_POSTGRES

Troth = Callable[..., "CompletedProcess[str]"]


def _environment(data: Path, database: str) -> dict[str, str]:
    if not IS_POSTGRES:
        return environment(data)
    cluster = postgres.shared()
    owner = cluster.url(database, postgres.OWNER)
    return environment(data, database_url=cluster.url(database), TROTH_OWNER_DATABASE_URL=owner)


def sql(env: dict[str, str], statement: str) -> list[tuple[object, ...]]:
    """Ask the installation's database directly, as its owner."""
    if IS_POSTGRES:
        with psycopg.connect(env["TROTH_OWNER_DATABASE_URL"], autocommit=True) as connection:
            cursor = connection.execute(statement)  # type: ignore[call-overload]
            return cursor.fetchall() if cursor.description else []
    with closing(sqlite3.connect(Path(env["TROTH_DATA"], "troth.sqlite3"))) as lite, lite:
        return lite.execute(statement).fetchall()


def _running(env: dict[str, str]) -> Troth:
    def run(*arguments: str, **more: str) -> CompletedProcess[str]:
        return troth(*arguments, env=env | more)

    return run


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """An installation after `troth init`, with Olu Adeyemi as its operator, to be copied and never used itself."""
    data, database = tmp_path_factory.mktemp("pattern") / "data", f"pattern_{uuid4().hex}"
    if IS_POSTGRES:
        postgres.shared().create(database)
    done = _running(_environment(data, database))(
        "init",
        "--no-questions",
        "--organisation=Test & Sons",
        "--operator=Olu Adeyemi",
        "--operator-email=olu@example.org",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    yield data, database
    if IS_POSTGRES:
        postgres.shared().drop(database)


@pytest.fixture
def env(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an installation that has nothing yet; on PostgreSQL with its two roles."""
    database = f"cli_{uuid4().hex}"
    if IS_POSTGRES:
        postgres.shared().create(database)
    yield _environment(tmp_path / "data", database)
    if IS_POSTGRES:
        postgres.shared().drop(database)


@pytest.fixture
def run(env: dict[str, str]) -> Troth:
    """`run("doctor")` is `troth doctor` in that installation."""
    return _running(env)


@pytest.fixture
def founded(env: dict[str, str], pattern: tuple[Path, str]) -> Troth:
    """Like `run`, in an installation after `troth init`, with Olu Adeyemi as its operator."""
    data, database = pattern
    shutil.copytree(data, env["TROTH_DATA"])
    Path(env["TROTH_DATA"]).chmod(0o700)
    if IS_POSTGRES:
        mine = env["DATABASE_URL"].rpartition("/")[2]
        postgres.shared().drop(mine)
        postgres.shared().run(f"CREATE DATABASE {mine} OWNER {postgres.OWNER} TEMPLATE {database}")
    # The pattern may be minutes old by now: a worker that has not begun yet is not late.
    sql(env, "UPDATE jobs_job SET due_at = CURRENT_TIMESTAMP")
    return _running(env)
