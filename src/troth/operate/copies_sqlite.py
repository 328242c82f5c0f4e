"""Copying an SQLite database: a snapshot into a new file, and back into the live one in a single transaction."""

import sqlite3
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

from troth.kernel.errors import Refused


def dump(connection: BaseDatabaseWrapper, to: Path) -> dict[str, int]:
    """Write the state of one moment into `to`, without what was deleted; rows of each table. Raises Refused."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(to)])
    return _checked(to)


def load(connection: BaseDatabaseWrapper, content: Path, *, expected: dict[str, int]) -> None:
    """Replace everything by `content`, after checking it, as one transaction of the live file. Raises Refused."""
    if _checked(content) != expected:
        raise Refused("The copy does not hold the rows it should. Nothing was changed; use another copy.")
    live = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    source, target = sqlite3.connect(content), sqlite3.connect(live, timeout=20)
    try:
        source.backup(target)
    except sqlite3.OperationalError as problem:
        raise Refused(
            f"The database could not be written ({problem}). Stop Troth first; nothing was changed."
        ) from problem
    finally:
        source.close()
        target.close()
    if _checked(live) != expected:
        raise Refused("What was written does not match the copy. Restore again, or use another copy.")


def _checked(file: Path) -> dict[str, int]:
    """Rows of each table of a database whose pages and references are whole. Raises Refused."""
    with sqlite3.connect(file) as opened:
        [verdict] = opened.execute("PRAGMA integrity_check(1)").fetchone()
        orphans = opened.execute("PRAGMA foreign_key_check").fetchone()
        if verdict != "ok" or orphans:
            raise Refused(f"The database is damaged ({verdict if verdict != 'ok' else 'a row points nowhere'}).")
        tables = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
        names = sorted(name for (name,) in tables.fetchall())
        counts = {name: opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    opened.close()
    return counts
