"""Fills a migrated, empty database with a made-up company: in bulk, without indexes meanwhile, checked at the end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.models import Model

from .company import COLUMNS, Company, Row, houses_of

HOUSES_AT_ONCE = 50
CHECKS = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f'"
INDEXES = (
    "SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid "
    "JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace "
    "AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)"
)


def fill(*, houses: int, today: date, alias: str = "default") -> dict[str, int]:
    """Write the company into the database at `alias`; how many rows each table got. Raises where a constraint fails."""
    connection = connections[alias]
    company = Company(houses, today, _listed(connection, "accounts.MomentKind"), _listed(connection, "accords.Topic"))
    _organisation(connection)
    counts = dict.fromkeys(COLUMNS, 0)
    is_sqlite = connection.vendor == "sqlite"
    with _bare_sqlite(connection) if is_sqlite else _bare_postgres(connection):
        made = houses_of(company)
        while batch := list(islice(made, HOUSES_AT_ONCE)):
            for table in COLUMNS:
                rows = [row for house in batch for row in house[table]]
                counts[table] += len(rows)
                (_into_sqlite if is_sqlite else _into_postgres)(connection, table, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return counts


def _listed(connection: Any, table: str) -> tuple[str, ...]:
    """The ids of a list that the migrations filled, in the order of its keys."""
    rows = apps.get_model(table).objects.using(connection.alias)
    return tuple(id.hex for id in rows.order_by("key").values_list("id", flat=True))


def _organisation(connection: Any) -> None:
    organisations = apps.get_model("people.Organisation").objects.using(connection.alias)
    organisations.create(id=1, name="Harbour & Hale, many times over", zone="Europe/Berlin")
    apps.get_model("notices.Announcement").objects.using(connection.alias).create(
        text="A new listener holds office.", on=date(2026, 1, 5)
    )


def _filled_out(model: type[Model], columns: Sequence[str], connection: Any) -> tuple[list[str], Row]:
    """All columns of a table, the given ones first, and what the others are by default."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    rest = [name for name in fields if name not in columns]
    defaults = [fields[name].get_db_prep_save(fields[name].get_default(), connection) for name in rest]
    names = [str(fields[name].column) for name in (*columns, *rest)]
    return names, tuple(int(value) if isinstance(value, bool) else value for value in defaults)


def _into_sqlite(connection: Any, table: str, rows: list[Row]) -> None:
    model = apps.get_model(table)
    names, defaults = _filled_out(model, COLUMNS[table], connection)
    quoted, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    raw = connection.connection
    raw.executemany(
        f'INSERT INTO "{model._meta.db_table}" ({quoted}) VALUES ({marks})', [row + defaults for row in rows]
    )


def _into_postgres(connection: Any, table: str, rows: list[Row]) -> None:
    model = apps.get_model(table)
    names, defaults = _filled_out(model, COLUMNS[table], connection)
    quoted = ", ".join(f'"{name}"' for name in names)
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f'COPY "{model._meta.db_table}" ({quoted}) FROM STDIN') as copy,
    ):
        copy.write("".join("\t".join(map(_as_copied, row + defaults)) + "\n" for row in rows))


def _as_copied(value: str | int | None) -> str:
    return r"\N" if value is None else str(value)


@contextmanager
def _bare_sqlite(connection: Any) -> Iterator[None]:
    """One transaction, without indexes; foreign keys are checked before it counts."""
    connection.ensure_connection()
    raw = connection.connection
    for pragma in ("foreign_keys=OFF", "cache_size=-1000000", "temp_store=MEMORY"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("BEGIN IMMEDIATE")
    found = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in found:
        raw.execute(f'DROP INDEX "{name}"')
    yield
    for _, sql in found:
        raw.execute(sql)
    broken = raw.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"rows that point nowhere: {broken[:5]}")
    raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


@contextmanager
def _bare_postgres(connection: Any) -> Iterator[None]:
    """Without indexes and foreign keys, which are put back, and thereby checked, at the end."""
    with connection.cursor() as cursor:
        cursor.execute(CHECKS)
        checks = cursor.fetchall()
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        for table, name, _ in checks:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        cursor.execute("SET maintenance_work_mem = '512MB'")
        yield
        for _, sql in indexes:
            cursor.execute(sql)
        for table, name, definition in checks:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
        cursor.execute("VACUUM")
