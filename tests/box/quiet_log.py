"""PostgreSQL with the settings of docs/operate/box.md, by which its write-ahead log is given up."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from tests import postgres

SET = (
    "ALTER SYSTEM SET wal_recycle = off",
    "SELECT pg_reload_conf()",
    f"GRANT pg_checkpoint TO {postgres.OWNER}",
    f"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO {postgres.OWNER}",
)
RESET = (
    "ALTER SYSTEM RESET wal_recycle",
    "SELECT pg_reload_conf()",
    f"REVOKE pg_checkpoint FROM {postgres.OWNER}",
    f"REVOKE EXECUTE ON FUNCTION pg_switch_wal() FROM {postgres.OWNER}",
)


@contextmanager
def quiet_log(database: str) -> Iterator[None]:
    """For the length of the block, for the box of that database."""
    cluster = postgres.shared()
    for sql in SET:
        cluster.run(sql, database)
    for _ in range(100):
        with psycopg.connect(cluster.url(database, "postgres")) as asked:
            if asked.execute("SHOW wal_recycle").fetchone() == ("off",):
                break
        time.sleep(0.05)
    try:
        yield
    finally:
        for sql in RESET:
            cluster.run(sql, database)
