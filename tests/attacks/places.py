"""Where ballots lie, as somebody sees it who has the machine: rows, files, dumps, the log written ahead."""

import hashlib
import shutil
import sqlite3
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psycopg

from tests import postgres
from tests.attacks.worlds import CHANCE, Round, at_random
from tests.settings import IS_POSTGRES
from troth.blind.ballots import Envelope
from troth_box.box import Box
from troth_box.store import opened
from troth_box.store.rows import table

PIECE = 16  # bytes of a ballot that nothing else in the world has
COLUMNS = "key, circle, message, signature, sealed"


class Place(ABC):
    """A table with ballots in a database that lies open before an attacker."""

    def __init__(self, where: str, name: str) -> None:
        self.where, self.name = where, name

    @abstractmethod
    def rows(self, order: str = "") -> list[tuple[bytes, Any]]:
        """Keys with what they are to be sorted by, as the database gives them."""

    @abstractmethod
    def dump(self) -> bytes:
        """The table as a tool of the database writes it out."""

    @abstractmethod
    def file(self) -> bytes:
        """The file in which the table lies, once everything is written to it, its pages turned round."""


class InSqlite(Place):
    """A table in a SQLite file."""

    def rows(self, order: str = "") -> list[tuple[bytes, Any]]:
        with closing(sqlite3.connect(self.where)) as database:
            return database.execute(f"SELECT key, 0 FROM {self.name}").fetchall()

    def dump(self) -> bytes:
        with closing(sqlite3.connect(self.where)) as database:
            return "\n".join(line for line in database.iterdump() if self.name in line[:200]).lower().encode()

    def file(self) -> bytes:
        """Of a copy, so that the attack changes nothing."""
        with TemporaryDirectory() as folder:
            for path in Path(self.where).parent.glob(f"{Path(self.where).name}*"):
                shutil.copy(path, folder)
            copied = Path(folder) / Path(self.where).name
            with closing(sqlite3.connect(copied)) as database:
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return pages_turned(copied.read_bytes(), 4096)

    def ahead(self) -> bytes:
        """The log written ahead."""
        log = Path(f"{self.where}-wal")
        return log.read_bytes() if log.exists() else b""


class InPostgres(Place):
    """A table in a PostgreSQL database, read by its superuser, who also has the server's files."""

    def _asked(self, sql: str) -> list[tuple[Any, ...]]:
        name = self.where.rpartition("/")[2]
        with psycopg.connect(postgres.shared().url(name, "postgres"), autocommit=True) as asked:
            return asked.execute(sql).fetchall()  # type: ignore[call-overload,no-any-return]

    def rows(self, order: str = "0") -> list[tuple[bytes, Any]]:
        return [(bytes(key), by) for key, by in self._asked(f"SELECT key, {order or '0'} FROM {self.name}")]

    def dump(self) -> bytes:
        command = [postgres.programs() / "pg_dump", "--data-only", f"--table={self.name}", self.where]
        return subprocess.run(command, check=True, capture_output=True).stdout

    def file(self) -> bytes:
        postgres.shared().run("CHECKPOINT")
        [(path,)] = self._asked(f"SELECT pg_relation_filepath('{self.name}')")
        data = (postgres.shared().folder / "data" / path).read_bytes()
        return pages_turned(data, 8192)


def pages_turned(data: bytes, size: int) -> bytes:
    """Both databases fill a page from its end: turned round, what came first comes first."""
    return b"".join(data[start : start + size][::-1] for start in range(0, len(data), size))


def place_at(url: str, name: str) -> Place:
    return InPostgres(url, name) if IS_POSTGRES else InSqlite(url.removeprefix("sqlite:///"), name)


def product(box: Box, found: Round) -> Place:
    return place_at(box.settings.database_url, table(found.example.id))


class Numbered:
    """The twin: the same ballots in a table whose rows are numbered as they come, as a framework makes it by itself."""

    def __init__(self, box: Box) -> None:
        file = box.settings.data / "numbered.sqlite3"
        self._url = box.settings.database_url if IS_POSTGRES else f"sqlite:///{file}"
        self._store = opened(self._url)

    def __call__(self, found: Round) -> Place:
        blob, name = "bytea" if IS_POSTGRES else "BLOB", f"numbered_{found.example.id}"
        number = "id bigserial PRIMARY KEY" if IS_POSTGRES else "id INTEGER PRIMARY KEY AUTOINCREMENT"
        rest = f"circle text, message {blob}, signature {blob}, sealed {blob}"
        self._store.execute(f"CREATE TABLE {name} ({number}, key {blob}, {rest})")
        for one in found.envelopes:
            values = (one.key, one.circle, one.message, one.signature, one.sealed)
            self._store.changed(f"INSERT INTO {name} ({COLUMNS}) VALUES (?, ?, ?, ?, ?)", values)
        return place_at(self._url, name)

    def close(self) -> None:
        self._store.close()


def in_order_of(rows: Sequence[tuple[bytes, Any]]) -> list[bytes]:
    """Keys sorted by what is beside them; those with the same beside them in no order."""
    mixed = CHANCE.sample(list(rows), len(rows))
    return [key for key, _ in sorted(mixed, key=lambda row: row[1])]


def found_in(data: bytes, found: Round, piece: Callable[[Envelope], bytes]) -> list[bytes]:
    """The ballots in the order in which a piece of each comes first in these bytes; those not there, at random."""
    places = {envelope.key: data.find(piece(envelope)) for envelope in found.envelopes}
    there = sorted((key for key, place in places.items() if place >= 0), key=places.__getitem__)
    return [*there, *at_random([key for key, place in places.items() if place < 0])]


def tail(envelope: Envelope) -> bytes:
    return envelope.sealed[-PIECE:]


def turned(envelope: Envelope) -> bytes:
    return tail(envelope)[::-1]


def written(envelope: Envelope) -> bytes:
    """A key as dumps spell it."""
    return hashlib.sha256(envelope.message).hexdigest().encode()
