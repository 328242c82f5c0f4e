"""What the box keeps of concerns, in SQLite or PostgreSQL: seasons, lists of listeners, used slips, threads, letters.

No row has a time, a number of its own, or a place in any order but that of its random key. A used slip and the concern
it opened have nothing in common. What changes marks the tables as in need of being written anew: rows lie as they came,
and what was deleted lies about, until that is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from troth.blind import canonical

from ..store import Busy, Store
from ..store.postgres import UNSEEN
from ..store.sqlite import Sqlite
from .standing import BEHIND_THE_DESK, BY_WRITER, As, Posted

# name: (columns, key)
TABLES = {
    "season": ("id TEXT NOT NULL, until TEXT NOT NULL, document BYTES NOT NULL", "id"),
    "listeners": ("number INTEGER NOT NULL, document BYTES NOT NULL", "number"),
    "slip": ("key BYTES NOT NULL, season TEXT NOT NULL", "key"),
    "thread": ("id TEXT NOT NULL, closed TEXT, shut INTEGER NOT NULL, by_writer INTEGER NOT NULL", "id"),
    "letter": (
        "thread TEXT NOT NULL, key BYTES NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, sealed BYTES NOT NULL",
        "thread, key",
    ),
    "chore": ("id TEXT NOT NULL, undone INTEGER NOT NULL", "id"),
}
# By which a page of the inbox is found without touching what is sealed.
DAYS = "INDEX IF NOT EXISTS concern_letter_days ON concern_letter (thread, day, kind)"
IN_ORDER_OF_ARRIVAL = ("slip", "thread", "letter")
DONE, TO_DO, BEGUN = 0, 1, 2  # of the one chore, writing the tables anew
IN_SIGHT = ", ".join(f"'{kind}'" for kind in As if kind not in BEHIND_THE_DESK)
BY_THE_WRITER = ", ".join(f"'{kind}'" for kind in BY_WRITER)


@dataclass(frozen=True, slots=True)
class Thread:
    """All there is of a concern but its letters. Its name is made from the key that writes."""

    id: str
    closed: date | None
    is_shut: bool
    is_by_writer: bool

    def closed_before(self, day: date) -> bool:
        return self.closed is not None and self.closed < day


@dataclass(frozen=True, slots=True)
class Letter:
    """A sealed letter, named by the SHA-256 of its bytes."""

    key: bytes
    day: date
    kind: As
    sealed: bytes

    def to_document(self) -> dict[str, object]:
        """As it goes out."""
        return {
            "key": self.key.hex(),
            "day": self.day.isoformat(),
            "as": self.kind.value,
            "sealed": canonical.to_b64(self.sealed),
        }


@dataclass(frozen=True, slots=True)
class Glance:
    """A thread in a list: which letters came before today, and those of its first day."""

    thread: Thread
    posted: list[Posted]
    first: list[bytes]


class Concerns:
    """The tables of concerns in the box's store. Every step is one statement, or is called within a transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._is_sqlite = isinstance(store, Sqlite)
        self.transaction = store.transaction
        with store.transaction():
            if not self._is_sqlite:
                store.execute("SELECT pg_advisory_xact_lock(?)", (0x636F6E63,))
            for name in TABLES:
                store.execute(self._create(f"concern_{name}"))
            store.execute(f"CREATE {DAYS}")
            store.execute("INSERT INTO concern_chore VALUES ('rewrite', ?) ON CONFLICT (id) DO NOTHING", (DONE,))

    # --- what the site publishes -------------------------------------------------------------------------------------

    def add_season(self, id: str, until: date, document: bytes) -> bytes:
        """Put a season down; what is there under this name."""
        values = (id, until.isoformat(), document)
        self._store.changed("INSERT INTO concern_season VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING", values)
        return self.seasons(id=id)[0]

    def seasons(self, *, id: str = "", since: date | None = None) -> list[bytes]:
        """The season of that name, or those that last to that day or beyond."""
        if id:
            found = self._store.execute("SELECT document FROM concern_season WHERE id = ?", (id,))
        else:
            last = since.isoformat() if since else ""
            found = self._store.execute("SELECT document FROM concern_season WHERE until >= ? ORDER BY id", (last,))
        return [_bytes(document) for (document,) in found]

    def add_listeners(self, number: int, document: bytes) -> bytes:
        """Put a list down; what is there under this number."""
        self._store.changed(
            "INSERT INTO concern_listeners VALUES (?, ?) ON CONFLICT (number) DO NOTHING", (number, document)
        )
        found = self._store.execute("SELECT document FROM concern_listeners WHERE number = ?", (number,))
        return _bytes(found[0][0])

    def listeners(self) -> bytes | None:
        """The latest list."""
        found = self._store.execute("SELECT document FROM concern_listeners ORDER BY number DESC LIMIT 1")
        return _bytes(found[0][0]) if found else None

    # --- threads and letters -----------------------------------------------------------------------------------------

    def spend(self, slip: bytes, season: str) -> bool:
        """Use a slip up; False where it was used before."""
        return self._changed("INSERT INTO concern_slip VALUES (?, ?) ON CONFLICT (key) DO NOTHING", (slip, season))

    def add_thread(self, id: str) -> bool:
        return self._changed("INSERT INTO concern_thread VALUES (?, NULL, 0, 0) ON CONFLICT (id) DO NOTHING", (id,))

    def thread(self, id: str, *, hold: bool = False) -> Thread | None:
        """One thread; held against others that would change it, up to the end of the transaction."""
        lock = "" if self._is_sqlite or not hold else " FOR UPDATE"
        found = self._store.execute(f"SELECT id, closed, shut, by_writer FROM concern_thread WHERE id = ?{lock}", (id,))  # noqa: S608
        return _thread(*found[0]) if found else None

    def add_letter(self, thread: str, letter: Letter) -> bool:
        values = (thread, letter.key, letter.day.isoformat(), letter.kind.value, letter.sealed)
        return self._changed(
            "INSERT INTO concern_letter VALUES (?, ?, ?, ?, ?) ON CONFLICT (thread, key) DO NOTHING", values
        )

    def letter(self, thread: str, key: bytes) -> Letter | None:
        found = self._store.execute(
            "SELECT key, day, kind, sealed FROM concern_letter WHERE thread = ? AND key = ?", (thread, key)
        )
        return _letter(*found[0]) if found else None

    def written_on(self, thread: str, day: date) -> int:
        """How many letters its writer added on that day."""
        found = self._store.execute(
            f"SELECT count(*) FROM concern_letter WHERE thread = ? AND day = ? AND kind IN ({BY_THE_WRITER})",  # noqa: S608
            (thread, day.isoformat()),
        )
        return int(str(found[0][0]))

    def letters(self, thread: str) -> list[Letter]:
        """All letters of a thread by day, and within a day in the order of their random names."""
        found = self._store.execute(
            "SELECT key, day, kind, sealed FROM concern_letter WHERE thread = ? ORDER BY day, key", (thread,)
        )
        return [_letter(*row) for row in found]

    def set_closed(self, id: str, closed: date | None, *, is_shut: bool, is_by_writer: bool) -> None:
        values = (closed.isoformat() if closed else None, int(is_shut), int(is_by_writer), id)
        self._changed("UPDATE concern_thread SET closed = ?, shut = ?, by_writer = ? WHERE id = ?", values)

    def remove(self, ids: Sequence[str]) -> None:
        """Each is held first, so that a letter that is just being added goes too. Nothing says that there was any."""
        for id in sorted(id for id in ids if self.thread(id, hold=True)):
            self._changed("DELETE FROM concern_letter WHERE thread = ?", (id,))
            self._changed("DELETE FROM concern_thread WHERE id = ?", (id,))

    # --- for listeners -----------------------------------------------------------------------------------------------

    def page(self, today: date, after: tuple[str, str] | None, most: int, *, is_open: bool) -> list[tuple[str, date]]:
        """Threads with a letter before today, latest first: name and day of the latest letter one is told of."""
        latest, name = after or ("9999-12-31", "")
        known = "thread.closed IS NULL OR (thread.by_writer = 1 AND thread.closed >= ?)" if is_open else "'' <> ?"
        found = self._store.execute(
            "SELECT thread.id, max(letter.day) AS latest FROM concern_thread AS thread "  # noqa: S608
            f"JOIN concern_letter AS letter ON letter.thread = thread.id AND letter.day < ? "
            f"AND letter.kind IN ({IN_SIGHT}) WHERE {known} GROUP BY thread.id "
            "HAVING max(letter.day) < ? OR (max(letter.day) = ? AND thread.id > ?) "
            "ORDER BY latest DESC, thread.id LIMIT ?",
            (today.isoformat(), today.isoformat(), latest, latest, name, most),
        )
        return [(str(id), date.fromisoformat(str(day))) for id, day in found]

    def posted(self, today: date) -> dict[str, list[Posted]]:
        """Kind and day of every letter handed in before that day, by thread."""
        found = self._store.execute("SELECT thread, day, kind FROM concern_letter WHERE day < ?", (today.isoformat(),))
        by_thread: dict[str, list[Posted]] = {}
        for thread, day, kind in found:
            by_thread.setdefault(str(thread), []).append(Posted(date.fromisoformat(str(day)), As(str(kind))))
        return by_thread

    def threads(self) -> dict[str, Thread]:
        found = self._store.execute("SELECT id, closed, shut, by_writer FROM concern_thread")
        return {str(row[0]): _thread(*row) for row in found}

    def glances(self, ids: Sequence[str], today: date) -> list[Glance]:
        """What a list shows of each of these, in three statements however many. One that is gone is left out."""
        if not ids:
            return []
        among = f"IN ({', '.join('?' * len(ids))})"
        rows = self._store.execute(f"SELECT id, closed, shut, by_writer FROM concern_thread WHERE id {among}", ids)  # noqa: S608
        posted: dict[str, list[Posted]] = {}
        for thread, day, kind in self._store.execute(
            f"SELECT thread, day, kind FROM concern_letter WHERE thread {among} AND day < ?",  # noqa: S608
            (*ids, today.isoformat()),
        ):
            posted.setdefault(str(thread), []).append(Posted(date.fromisoformat(str(day)), As(str(kind))))
        first: dict[str, list[bytes]] = {}
        for thread, sealed in self._store.execute(
            "SELECT letter.thread, letter.sealed FROM concern_letter AS letter JOIN "  # noqa: S608
            f"(SELECT thread, min(day) AS day FROM concern_letter WHERE thread {among} GROUP BY thread) AS first "
            "ON first.thread = letter.thread AND first.day = letter.day ORDER BY letter.thread, letter.key",
            ids,
        ):
            first.setdefault(str(thread), []).append(_bytes(sealed))
        found = {str(row[0]): _thread(*row) for row in rows}
        there = [id for id in ids if id in found and id in posted and id in first]
        return [Glance(found[id], posted[id], first[id]) for id in there]

    # --- keeping clean -----------------------------------------------------------------------------------------------

    def forget_slips(self, before: date) -> None:
        """Of quarters that were over by then nobody need know any more which slips were used."""
        self._changed(
            "DELETE FROM concern_slip WHERE season IN (SELECT id FROM concern_season WHERE until < ?)",
            (before.isoformat(),),
        )

    def remove_overdue(self, *, closed: date, quiet: date) -> None:
        """Remove what was closed or quiet since before those days; not what is opened again in this moment."""
        held = [id for id in self._overdue(closed, quiet) if self.thread(id, hold=True)]
        still = set(self._overdue(closed, quiet)) if held else set()
        self.remove([id for id in held if id in still])

    def _overdue(self, closed: date, quiet: date) -> list[str]:
        found = self._store.execute(
            "SELECT id FROM concern_thread WHERE closed < ? OR NOT EXISTS "
            "(SELECT 1 FROM concern_letter WHERE thread = concern_thread.id AND day >= ?) ORDER BY id",
            (closed.isoformat(), quiet.isoformat()),
        )
        return [str(id) for (id,) in found]

    def rewrite(self) -> None:
        """Write the tables anew in the order of their keys, if anything changed; Busy where somebody was reading.

        Killed in the middle, or overtaken by another change, it is still to be done.
        """
        if not self._store.changed("UPDATE concern_chore SET undone = ? WHERE undone <> ?", (BEGUN, DONE)):
            return
        if self._is_sqlite:
            self._rewrite_file()
        else:
            self._rewrite_tables()
        self._store.execute("UPDATE concern_chore SET undone = ? WHERE undone = ?", (DONE, BEGUN))

    def _rewrite_file(self) -> None:
        self._store.execute("VACUUM")
        busy, *_ = self._store.execute("PRAGMA wal_checkpoint(TRUNCATE)")[0]
        if busy:
            raise Busy

    def _rewrite_tables(self) -> None:
        """New tables and not CLUSTER, which keeps the number of the transaction that wrote each row."""
        with self._store.transaction():
            for table in IN_ORDER_OF_ARRIVAL:
                name, (_, key) = f"concern_{table}", TABLES[table]
                self._store.execute(f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE")
                self._store.execute(self._create(f"new_{name}"))
                self._store.execute(f"INSERT INTO new_{name} SELECT * FROM {name} ORDER BY {key}")  # noqa: S608
                self._store.execute(f"DROP TABLE {name}")
                self._store.execute(f"ALTER TABLE new_{name} RENAME TO {name}")
            self._store.execute(f"CREATE {DAYS}")
        self._store.end_log()

    def _create(self, name: str) -> str:
        columns, key = TABLES[name.removeprefix("new_").removeprefix("concern_")]
        bytes_, tail = ("BLOB", " WITHOUT ROWID") if self._is_sqlite else ("bytea", f" {UNSEEN}")
        return f"CREATE TABLE IF NOT EXISTS {name} ({columns.replace('BYTES', bytes_)}, PRIMARY KEY ({key})){tail}"

    def _changed(self, sql: str, values: Sequence[object]) -> bool:
        """A change, within a transaction, that leaves something to be written anew."""
        has_changed = self._store.run(sql, values)[1] > 0
        if has_changed:
            self._mark()
        return has_changed

    def _mark(self) -> None:
        self._store.execute("UPDATE concern_chore SET undone = ? WHERE undone <> ?", (TO_DO, TO_DO))


def _thread(*values: object) -> Thread:
    id, closed, shut, by_writer = values
    return Thread(str(id), date.fromisoformat(str(closed)) if closed else None, bool(shut), bool(by_writer))


def _letter(*values: object) -> Letter:
    key, day, kind, sealed = values
    return Letter(_bytes(key), date.fromisoformat(str(day)), As(str(kind)), _bytes(sealed))


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101
    return value
