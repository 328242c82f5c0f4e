"""Looks at the database: whether it answers, is up to date, keeps its guards, and whether the clock agrees with it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.apps import apps
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from troth.jobs import state
from troth.kernel import clock

from .finding import Finding, error, good, warning

LOG_TABLE = "audit.AuditEntry"


def reachable() -> Finding:
    """Whether the database answers at all."""
    try:
        connection.ensure_connection()
    except DatabaseError as problem:
        return error(
            "Database",
            f"The database does not answer ({type(problem).__name__}).",
            "Start it, or see that DATABASE_URL names it, with a user and password it knows.",
        )
    return good("Database", "PostgreSQL answers." if connection.vendor == "postgresql" else "SQLite, on this machine.")


def pending_migrations() -> list[str]:
    """Names of the migrations that the database still lacks, in the order they would run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def migrations() -> Finding:
    """Whether the tables fit this version of Troth."""
    missing = pending_migrations()
    if missing:
        return error("Tables", f"{len(missing)} changes of the tables are still to be made.", "Run: troth upgrade")
    return good("Tables", "Fit this version.")


def guards() -> Finding:
    """Whether the database itself keeps us from rewriting the log."""
    return _guards_of_postgres() if connection.vendor == "postgresql" else _guards_of_sqlite()


def _guards_of_postgres() -> Finding:
    table = apps.get_model(LOG_TABLE)._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, %s, 'UPDATE') OR has_table_privilege(current_user, %s, 'DELETE')",
            [table, table],
        )
        [may_rewrite] = cursor.fetchone()
    if may_rewrite:
        return warning(
            "Database roles",
            "One database user owns the tables and runs Troth, so that it could rewrite the log of who read what.",
            "Give the tables to a role of their own: docs/operate/postgres.md",
        )
    return good("Database roles", "The user that runs Troth cannot rewrite the log.")


def quiet_log() -> Finding:
    """Whether the database writes what people wrote into a log of its own."""
    if connection.vendor != "postgresql":
        return good("Database log", "SQLite writes none.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pg_settings WHERE (name = 'log_statement' AND setting <> 'none')"
            " OR (name IN ('log_min_duration_statement', 'log_min_duration_sample') AND setting <> '-1')"
            " OR (name = 'log_min_error_statement' AND setting NOT IN ('panic', 'fatal', 'log')) ORDER BY name"
        )
        loud = ", ".join(name for (name,) in cursor.fetchall())
    if loud:
        return warning(
            "Database log",
            f"PostgreSQL writes statements, and with them what people wrote, into its log ({loud}).",
            "See the end of docs/operate/postgres.md for the three settings that keep it quiet.",
        )
    return good("Database log", "PostgreSQL keeps statements out of its log.")


def _guards_of_sqlite() -> Finding:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        [journal] = cursor.fetchone()
        cursor.execute("PRAGMA foreign_keys")
        [has_foreign_keys] = cursor.fetchone()
    if journal != "wal" or not has_foreign_keys:
        return error(
            "Database modes",
            "The database file is not in the mode Troth needs, probably because its disk is a network share.",
            "Move TROTH_DATA to a disk of this machine.",
        )
    return good("Database modes", "Write-ahead log and foreign keys are on.")


def clock_agrees() -> Finding:
    """Whether this machine's clock fits the database's, and does not lie before what was already written."""
    newest = apps.get_model(LOG_TABLE)._default_manager.aggregate(newest=Max("on"))["newest"]
    drift = _drift()
    if abs(drift) > timedelta(minutes=1) or (newest and newest > clock.today(ZoneInfo("UTC")) + timedelta(days=1)):
        return error(
            "Clock",
            "This machine's clock is wrong: the database, or what was written before, says another time.",
            "Set the clock and keep it right: timedatectl set-ntp true",
        )
    return good("Clock", f"It is {clock.now():%Y-%m-%d %H:%M} UTC.")


def _drift() -> timedelta:
    if connection.vendor != "postgresql":
        return timedelta(0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there = cursor.fetchone()[0]
    return clock.now() - there  # type: ignore[no-any-return]


def worker() -> Finding:
    """Whether somebody does what is due."""
    since = state.late_since()
    if since is not None:
        return error(
            "Worker",
            f"Nothing that is due has been done since {since:%Y-%m-%d %H:%M} UTC: mail and reminders wait.",
            "Start it: `troth serve` brings one along; on its own it is `troth work` (systemctl start troth-worker).",
        )
    given_up = state.given_up()
    if given_up:
        of = ", ".join(sorted({job.capability for job in given_up}))
        return warning(
            "Worker",
            f"{len(given_up)} things failed too often and were given up (of {of}).",
            "See the log for the reason, mend it, then try again on the page /operate/.",
        )
    return good("Worker", "Keeps up with what is due.")
