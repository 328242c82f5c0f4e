"""Looking into a box's database without being able to change it, and what its tables are made of."""

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import psycopg

Row = tuple[object, ...]
MOST = 1000  # of so many rows the order tells as much as of all
OWN = "n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'"
COLUMNS = (
    "SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),"  # noqa: S608 - nothing comes from outside
    " a.atthasdef OR a.attidentity <> '' OR a.attgenerated <> '' FROM pg_attribute a"
    f" JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OWN}"
    " AND c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum"
)
BESIDES = (
    f"SELECT 'sequence', c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OWN}"  # noqa: S608
    f" AND relkind = 'S' UNION ALL SELECT 'view', c.relname FROM pg_class c JOIN pg_namespace n"
    f" ON n.oid = c.relnamespace WHERE {OWN} AND relkind IN ('v', 'm')"
    " UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal"
    f" UNION ALL SELECT 'rule', r.rulename FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class"
    f" JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OWN} AND c.relkind = 'r'"
    " UNION ALL SELECT 'event trigger', evtname FROM pg_event_trigger"
    " UNION ALL SELECT 'publication', pubname FROM pg_publication ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `fills_itself` is a default, an identity or anything else that puts a value in by itself."""

    name: str
    type: str
    fills_itself: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `is_sorted` where its rows have no other order than that of their keys."""

    name: str
    columns: tuple[Column, ...]
    is_sorted: bool


class Reading(Protocol):
    """A database that is only read."""

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]: ...
    def tables(self) -> list[Table]: ...
    def besides(self) -> list[Row]:
        """Whatever there is besides tables, as kind and name: triggers, views, sequences."""
        ...

    def in_place(self, table: str) -> list[bytes]:
        """The keys of a table's rows, as they lie on the disk; of very many rows, of some drawn by chance."""
        ...

    def as_written_anew(self, table: str, by: str = "key") -> list[bytes]:
        """The same as they would lie if they had just been written anew: sorted by these columns, and nothing else."""
        ...

    def close(self) -> None: ...


def reading(url: str) -> Reading:
    """The database at a box's address for it; OSError or the database's own error where there is none."""
    if url.startswith("sqlite:///"):
        return Lite(Path(url.removeprefix("sqlite:///")))
    return Postgres(url)


class Lite:
    """A SQLite file."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise FileNotFoundError(path)
        self._path = path
        # A box that is stopped has folded everything in; then nothing beside the file may be needed, or made.
        alone = "" if _beside(path, "-wal").exists() else "&immutable=1"
        self._connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro{alone}", uri=True)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        return self._connection.execute(sql, values).fetchall()

    def tables(self) -> list[Table]:
        found = self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return [
            Table(str(name), self._columns(str(name)), bool(re.search(r"WITHOUT\s+ROWID", str(sql), re.IGNORECASE)))
            for name, sql in found
        ]

    def _columns(self, table: str) -> tuple[Column, ...]:
        found = self.rows("SELECT name, type, dflt_value, hidden FROM pragma_table_xinfo(?)", (table,))
        return tuple(
            Column(str(name), str(kind), default is not None or bool(hid)) for name, kind, default, hid in found
        )

    def besides(self) -> list[Row]:
        return self.rows("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY 1, 2")

    def in_place(self, table: str) -> list[bytes]:
        """As they lie in the file; last what is only written ahead."""
        ahead = _beside(self._path, "-wal")
        return self._found_in(table, self._path.read_bytes(), ahead.read_bytes() if ahead.exists() else b"")

    def as_written_anew(self, table: str, by: str = "key") -> list[bytes]:  # noqa: ARG002 - the table is made so
        """As VACUUM leaves them, tried on a copy in memory."""
        with closing(sqlite3.connect(":memory:")) as copy:
            self._connection.backup(copy)
            copy.execute("VACUUM")
            return self._found_in(table, copy.serialize(), b"")

    def _found_in(self, table: str, file: bytes, log: bytes) -> list[bytes]:
        places = {}
        for (key,) in self.rows(f"SELECT key FROM {table} ORDER BY key LIMIT {MOST}"):  # noqa: S608 - one of ours
            found = as_bytes(key)
            if (at := log.rfind(found)) >= 0:
                places[found] = (1, at)
            elif (at := file.find(found)) >= 0:
                places[found] = (0, at)
        return sorted(places, key=places.__getitem__)

    def close(self) -> None:
        self._connection.close()


class Postgres:
    """A PostgreSQL database, in sessions that cannot write."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True, options="-c default_transaction_read_only=on")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        with closing(self._connection.cursor()) as cursor:
            return cursor.execute(sql.replace("?", "%s") if values else sql, values or None).fetchall()

    def tables(self) -> list[Table]:
        found: dict[str, list[Column]] = {}
        for table, name, kind, fills_itself in self.rows(COLUMNS):
            found.setdefault(str(table), []).append(Column(str(name), str(kind), bool(fills_itself)))
        return [Table(table, tuple(columns), is_sorted=False) for table, columns in found.items()]

    def besides(self) -> list[Row]:
        return self.rows(BESIDES)

    def in_place(self, table: str) -> list[bytes]:
        """As `ctid` has them."""
        return self._keys(table, "ctid")

    def as_written_anew(self, table: str, by: str = "key") -> list[bytes]:
        return self._keys(table, by)

    def _keys(self, table: str, by: str) -> list[bytes]:
        some = f"SELECT key FROM {table} ORDER BY key LIMIT {MOST}"  # noqa: S608
        return [as_bytes(key) for (key,) in self.rows(f"SELECT key FROM {table} WHERE key IN ({some}) ORDER BY {by}")]  # noqa: S608

    def close(self) -> None:
        self._connection.close()


def as_bytes(value: object) -> bytes:
    """What a database gives for bytes; nothing for nothing."""
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
