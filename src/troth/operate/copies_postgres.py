"""Copying a PostgreSQL database with its own programs: one snapshot out, and back in beside the old tables."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from troth.kernel.errors import Refused

ASIDE = "before_restore"


def dump(connection: BaseDatabaseWrapper, to: Path) -> dict[str, int]:
    """Write the state of one moment into `to` with pg_dump; rows of each table at that moment. Raises Refused."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        counts = _counts(connection)
        _run(
            connection,
            "pg_dump",
            "--format=custom",
            "--schema=public",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            f"--file={to}",
        )
    return counts


def load(connection: BaseDatabaseWrapper, content: Path, *, expected: dict[str, int]) -> None:
    """Restore beside the tables that are there, and drop those only once everything is in. Raises Refused."""
    _execute(connection, f"ALTER SCHEMA public RENAME TO {ASIDE}")  # the copy makes its own
    try:
        _run(
            connection,
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            "--single-transaction",
            content,
        )
        if _counts(connection) != expected:
            raise Refused("What was written does not match the copy. Nothing was changed; use another copy.")
    except BaseException:
        _execute(connection, "DROP SCHEMA IF EXISTS public CASCADE", f"ALTER SCHEMA {ASIDE} RENAME TO public")
        raise
    _execute(connection, f"DROP SCHEMA {ASIDE} CASCADE")


def _execute(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _counts(connection: BaseDatabaseWrapper) -> dict[str, int]:
    counts: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM public."{name}"')  # noqa: S608 a name the database gave us
            counts[name] = cursor.fetchone()[0]
    return counts


def _run(connection: BaseDatabaseWrapper, program: str, *arguments: Any) -> None:
    """Run one of PostgreSQL's programs on this database; the password goes by the environment, never by the list."""
    found = shutil.which(program) or _newest(program)
    if found is None:
        raise Refused(f"{program} is not installed here. Please run: apt-get install postgresql-client")
    settings = connection.settings_dict
    env = os.environ | {
        "PGDATABASE": str(settings["NAME"]),
        "PGUSER": str(settings["USER"]),
        "PGHOST": str(settings["HOST"]),
        "PGPORT": str(settings["PORT"] or 5432),
        "PGPASSWORD": str(settings["PASSWORD"]),
    }
    at = ["--dbname", str(settings["NAME"])] if program == "pg_restore" else []
    done = subprocess.run([found, *at, *arguments], env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise Refused(f"{program} failed, and nothing was changed. It said: {done.stderr.strip()[-400:]}")


def _newest(program: str) -> str | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    return str(found[-1]) if found else None
