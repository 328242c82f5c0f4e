"""The store in PostgreSQL: one table for each round, so that it can be dropped whole, files and all."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import Enum

import psycopg
from psycopg.errors import UndefinedTable

from .pool import Pool
from .rows import NoTable, Store, table

COLUMNS = "circle text NOT NULL, message bytea NOT NULL, signature bytea NOT NULL, sealed bytea NOT NULL"
# The server's own statistics would keep pieces of ballots in another table, where they outlive this one.
UNSEEN = "WITH (autovacuum_enabled = off)"
ARRAYS = "unnest(%b::bytea[], %b::text[], %b::bytea[], %b::bytea[], %b::bytea[])"  # binary: a fifth of the work
TABLES = (
    "CREATE TABLE IF NOT EXISTS round (id text PRIMARY KEY, state text NOT NULL, unclean integer NOT NULL, "
    "manifest bytea NOT NULL, gate bytea, tally bytea)"
)
FIGURES = "CREATE TABLE IF NOT EXISTS figures (id text PRIMARY KEY, document bytea NOT NULL)"
MAY = (
    "SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE'), "
    "EXISTS (SELECT FROM pg_roles WHERE rolname = 'pg_checkpoint' AND pg_has_role(oid, 'USAGE'))"
)
ONE_AT_A_TIME = 0x74726F7468  # "troth": two boxes that start at once do not make the same table at once


class Postgres(Store):
    """Connections are made again where the server was restarted."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._pool = Pool(self._connected, lambda connection: not connection.closed)
        with self.transaction():
            self.execute("SELECT pg_advisory_xact_lock(?)", (ONE_AT_A_TIME,))
            self.execute(TABLES)
            self.execute(FIGURES)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._pool.held() as connection, connection.transaction():
            yield

    def run(self, sql: str, values: Sequence[object]) -> tuple[list[tuple[object, ...]], int]:
        # Every statement is written in this package; the only name put into one is a round's, which `table` checked.
        statement = sql.replace("?", "%s")
        plain = [value.value if isinstance(value, Enum) else value for value in values]
        try:
            return self._run_once(statement, plain)
        except psycopg.OperationalError:
            if self._pool.is_held:
                raise
        self._pool.close()  # the server was restarted, and those that wait are lost too
        return self._run_once(statement, plain)  # every statement here may be repeated

    def close(self) -> None:
        self._pool.close()

    def has_table(self, id: str) -> bool:
        return self.execute("SELECT to_regclass(?) IS NOT NULL", (table(id),)) == [(True,)]

    def add_table(self, id: str) -> None:
        self.execute(f"CREATE TABLE {table(id)} (key bytea PRIMARY KEY, {COLUMNS}) {UNSEEN}")

    def hold(self, id: str) -> None:
        self.execute(f"LOCK TABLE {table(id)} IN SHARE MODE")

    def as_rows(self, rows: Sequence[Sequence[object]]) -> tuple[str, Sequence[object]]:
        """An array for each column: the same prepared statement for any number of rows."""
        return ARRAYS, [list(column) for column in zip(*rows, strict=True)]

    def repack(self, id: str) -> None:
        """A new table and not CLUSTER, which keeps the number of the transaction that wrote each row."""
        name = table(id)
        with self.transaction():
            if not self.has_table(id):
                return
            self.execute(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE")
            self.execute(f"CREATE TABLE new_{name} (key bytea PRIMARY KEY, {COLUMNS}) {UNSEEN}")
            self.execute(f"INSERT INTO new_{name} SELECT * FROM {name} ORDER BY key")  # noqa: S608
            self.execute(f"DROP TABLE {name}")
            self.execute(f"ALTER TABLE new_{name} RENAME TO {name}")
        self.end_log()

    def shred(self, id: str) -> None:  # noqa: ARG002 - figures of all rounds lie in one table
        """DROP TABLE has taken the ballots' files away; figures that went are in a file until it is written anew."""
        self.execute("VACUUM FULL figures")

    def end_log(self) -> None:
        """Have the log begin a new file, and give up those before it, where this role may ask for that."""
        [(may_switch, may_checkpoint)] = self.execute(MAY)
        if may_switch and may_checkpoint:
            self.execute("SELECT pg_switch_wal()")
            self.execute("CHECKPOINT")

    def _run_once(self, statement: str, values: Sequence[object]) -> tuple[list[tuple[object, ...]], int]:
        with self._pool.one() as connection:
            try:
                found = connection.execute(statement, values)
            except UndefinedTable:
                raise NoTable from None
            return (found.fetchall() if found.description else []), found.rowcount

    def _connected(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self._url, autocommit=True)
