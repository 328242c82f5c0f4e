"""What it means when the database refuses: full, read-only, busy or away; for the person, and for whoever mends it."""

import logging
import sqlite3
from dataclasses import dataclass

import psycopg
from django.db import DatabaseError

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Trouble:
    """One way in which the database cannot do its work. `heading` and `lede` are for people, `mend` is for the log."""

    heading: str
    lede: str
    mend: str


FULL = Trouble(
    "Troth has no room left to write",
    "What you just sent was not saved. Everything saved before is safe.",
    "The database's disk is full. Free some space on it; `troth doctor` says how much is left.",
)
READ_ONLY = Trouble(
    "Troth can be read just now, but not written",
    "What you just sent was not saved. Everything saved before is safe.",
    "The database refuses writing. See that its files belong to the user who runs Troth, and that it is no standby.",
)
BUSY = Trouble(
    "Troth is busy",
    "Too much is happening at once: what you just sent was not saved. Everything saved before is safe.",
    "The database was locked for longer than the time-out. If it happens often, move to PostgreSQL.",
)
AWAY = Trouble(
    "Troth cannot reach its database",
    "Nothing can be read or saved until it is back. Everything saved before is safe.",
    "The database does not answer. Start it, or see DATABASE_URL; `troth doctor` tries the connection.",
)

# SQLite's primary result codes: https://www.sqlite.org/rescode.html
_SQLITE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_CORRUPT: AWAY,
    sqlite3.SQLITE_NOTADB: AWAY,
}
# PostgreSQL's, by the longest prefix that fits: appendix A of its manual.
_POSTGRES = {
    "53": FULL,
    "533": BUSY,
    "58": FULL,
    "25006": READ_ONLY,
    "40": BUSY,
    "55P03": BUSY,
    "57014": BUSY,
    "57P": AWAY,
    "08": AWAY,
}


def trouble_of(error: BaseException | None) -> Trouble | None:
    """What kind of trouble an exception stands for; None where it is a fault of ours instead."""
    if not isinstance(error, DatabaseError):
        return None
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    if isinstance(cause, psycopg.Error):
        return _of_postgres(cause)
    return None


def _of_postgres(cause: psycopg.Error) -> Trouble | None:
    state = cause.sqlstate
    if state is None:  # the server was not there to give one
        return AWAY if isinstance(cause, psycopg.OperationalError) else None
    fits = [prefix for prefix in _POSTGRES if state.startswith(prefix)]
    return _POSTGRES[max(fits, key=len)] if fits else None
