"""The store in one SQLite file. What is deleted is overwritten; what was written ahead is folded in and cut off."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

from .pool import Pool
from .rows import Busy, NoTable, Store, table

WAITING = 20.0  # seconds for another writer to finish
SET_UP = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",  # VACUUM would put a copy of all ballots into a file elsewhere
)
TABLES = (
    "CREATE TABLE IF NOT EXISTS round (id TEXT PRIMARY KEY, state TEXT NOT NULL, unclean INTEGER NOT NULL, "
    "manifest BLOB NOT NULL, gate BLOB, tally BLOB) WITHOUT ROWID"
)
FIGURES = "CREATE TABLE IF NOT EXISTS figures (id TEXT PRIMARY KEY, document BLOB NOT NULL) WITHOUT ROWID"


class Sqlite(Store):
    """One writer at a time, which is what SQLite has: threads queue here; there they would sleep and ask again."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._pool = Pool(self._connected, lambda _: True)
        self._turn = threading.RLock()
        Path(path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.execute(TABLES)
        self.execute(FIGURES)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._turn, self._pool.held():
            self.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self.execute("ROLLBACK")
                raise
            self.execute("COMMIT")

    def run(self, sql: str, values: Sequence[object]) -> tuple[list[tuple[object, ...]], int]:
        is_reading = sql.startswith("SELECT")
        with nullcontext() if is_reading else self._turn, self._pool.one() as connection:
            try:
                found = connection.execute(sql, values)
                return found.fetchall(), found.rowcount
            except sqlite3.OperationalError as problem:
                if "no such table" in str(problem):
                    raise NoTable from None
                raise

    def close(self) -> None:
        self._pool.close()

    def has_table(self, id: str) -> bool:
        return bool(self.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table(id),)))

    def add_table(self, id: str) -> None:
        """Sorted by the key itself: no row has a number of its own."""
        self.execute(
            f"CREATE TABLE {table(id)} (key BLOB PRIMARY KEY, circle TEXT NOT NULL, message BLOB NOT NULL, "
            "signature BLOB NOT NULL, sealed BLOB NOT NULL) WITHOUT ROWID"
        )

    def hold(self, id: str) -> None:
        """A transaction that writes is the only one already."""

    def as_rows(self, rows: Sequence[Sequence[object]]) -> tuple[str, Sequence[object]]:
        each = f"({', '.join('?' * len(rows[0]))})"
        return f"(VALUES {', '.join([each] * len(rows))})", [value for row in rows for value in row]

    def repack(self, id: str) -> None:  # noqa: ARG002 - the whole file, whatever the round
        self.execute("VACUUM")
        busy, *_ = self.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise Busy

    def shred(self, id: str) -> None:
        """secure_delete has overwritten the pages; now they leave the file, and what was written ahead is cut off."""
        self.repack(id)

    def _connected(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=WAITING, isolation_level=None, check_same_thread=False)
        for pragma in SET_UP:
            connection.execute(pragma)
        return connection
