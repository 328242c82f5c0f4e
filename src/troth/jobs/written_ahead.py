"""On SQLite, what was deleted is overwritten in the database's own file; here also in the log written ahead of it.

That log keeps old pages until it is written over, which in a quiet installation takes weeks: who has collected, or what
somebody erased, could be read from it. PostgreSQL vacuums by itself (docs/decisions/0122).
"""

from django.db import connection


def cut_off() -> bool:
    """Fold the log into the database's file and empty it; False where somebody is reading, and it is for the next time.

    Waits for nobody.
    """
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        [(patience,)] = cursor.execute("PRAGMA busy_timeout").fetchall()
        cursor.execute("PRAGMA busy_timeout = 0")
        try:
            busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {patience:d}")
    return not busy
