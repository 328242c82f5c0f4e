"""Bringing the tables up to date, and saying what the product's own database user may do with them."""

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Nobody who runs the product may rewrite or empty these; on SQLite triggers say the same (troth.audit, migration 0002).
APPEND_ONLY = ("audit.AuditEntry", "audit.Digest")


def owner_alias() -> str:
    """The connection that owns the tables: "owner" where one is configured, else the only one there is."""
    return "owner" if "owner" in settings.DATABASES else "default"


def migrate() -> None:
    """Bring the tables up to date as their owner; then let the product's own user, if it is another, use them."""
    alias = owner_alias()
    call_command("migrate", database=alias, interactive=False, verbosity=0)
    if alias == "owner":
        grant(connections["owner"], to=str(settings.DATABASES["default"]["USER"]))


def grant(connection: BaseDatabaseWrapper, *, to: str) -> None:
    """Let the PostgreSQL role `to` read and write rows, but not rewrite append-only ones nor alter tables."""
    role = connection.ops.quote_name(to)
    tables = ", ".join(connection.ops.quote_name(apps.get_model(label)._meta.db_table) for label in APPEND_ONLY)
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {role}")
        cursor.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}")
        cursor.execute(f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
        cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {tables} FROM {role}")
        cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
