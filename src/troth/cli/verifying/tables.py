"""The site's tables: no column that Troth does not make, and in those of pulses nothing that tells when."""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models

from troth.concerns.models import SlipsGiven
from troth.pulses.models import Counted, Issued, Together
from troth_box.looking import Found
from troth_box.verifying.saying import holds, wrong

ABOUT = "Tables of the site"
MEND = "Somebody changed the database past Troth. Find out who added it and what it holds, and tell a representative."
TIMES = (models.DateField, models.TimeField, models.DurationField, models.GenericIPAddressField)
COLUMNS = {
    "sqlite": "SELECT m.name, c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'",
    "postgresql": "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
}
TRIGGERS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal",
}


def look_at_tables() -> list[Found]:
    """What is wrong with them, or that nothing is."""
    found = [wrong(ABOUT, says, MEND) for says in _problems()]
    says = "Nothing was added to them, and who is counted and who has collected has no time, address or counter."
    return found or [holds(ABOUT, says)]


def _problems() -> Iterator[str]:
    there = _columns()
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        own = {str(field.column) for field in meta.local_concrete_fields}
        for name in sorted(there.get(meta.db_table, own) - own):
            yield f"The column {name} of {meta.db_table} is not one of Troth's."
    for model in (Issued, Counted, Together, SlipsGiven):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, TIMES):
                yield f"The column {field.column} of {model._meta.db_table} could hold when somebody came."
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        for name, table in cursor.fetchall():
            if table.startswith(("pulses_", "concerns_")):
                yield f"{table} has a trigger, {name}; Troth makes none there."


def _columns() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS[connection.vendor])
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    return found
