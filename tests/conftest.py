"""What every test stands on: the database as an installation has it, and the cast, signed in."""

import inspect
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core import serializers
from django.db import connection
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from playwright.sync_api import Browser, sync_playwright

from tests import postgres
from tests.cast import Cast, make_cast
from tests.settings import IS_POSTGRES
from troth.accords.models import Topic
from troth.accounts.models import MomentKind
from troth.people.models import Person

FILLED_BY_MIGRATIONS = (MomentKind, Topic)
GUARDED = ("audit_auditentry", "audit_digest")
ACT_AS_APP = f"-c role={postgres.APP}"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


ASKS = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL, leave out what cannot tell the two databases apart: see docs/decisions/0174.

    pytest-django shuts the database to a test that does not name it. Such a test is left out if neither it, nor what
    it names or imports from here, speaks of PostgreSQL. It runs in the other half, with SQLite: the whole of it.
    """
    if IS_POSTGRES:
        left = [item for item in items if not _may_ask(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in set(left)]


def _may_ask(item: pytest.Item) -> bool:
    fixtures: Any = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    if item.get_closest_marker("django_db") or ASKS & set(fixtures):
        return True
    theirs = {Path(inspect.getfile(one.func)) for named in fixtures.values() for one in named}
    return any(_speaks_of_postgres(file) for file in {item.path, *theirs} - {Path(__file__)} if _is_ours(file))


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(Path(__file__).parent)


@cache
def _speaks_of_postgres(file: Path) -> bool:
    """Whether the file, or what it imports of ours, does."""
    seen: set[Path] = set()
    waiting = [file]
    while waiting:
        one = waiting.pop()
        if one in seen or not one.exists():
            continue
        seen.add(one)
        text = one.read_text()
        if "postgres" in text.lower():
            return True
        named = re.findall(r"^from (tests\.[\w.]+) import", text, re.MULTILINE)
        waiting += [Path(__file__).parents[1] / f"{name.replace('.', '/')}.py" for name in named]
    return False


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody of tests/cast.py."""
    return make_cast()


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser without a window in which that person is signed in."""

    def client_of(person: Person) -> Client:
        client = Client()
        client.force_login(person.login)
        return client

    return client_of


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """Migrate as the owner of the tables, then act as the application, which may not rewrite the audit record."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
        _hand_over_to_the_application()
    yield
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["OPTIONS"].pop("options", None)
        teardown_databases(made, verbosity=0)


def _hand_over_to_the_application() -> None:
    _teach_flush_to_pass_the_guards()
    if IS_POSTGRES:
        from troth.config.database import grant

        grant(connection, to=postgres.APP)
        connection.close()
        connection.settings_dict.setdefault("OPTIONS", {})["options"] = ACT_AS_APP


def _teach_flush_to_pass_the_guards() -> None:
    """Between tests that commit, Django empties all tables; the append-only ones refuse that to the application.

    What the migrations put in (such as the catalogue of kinds) is put back.
    """
    # On the class, not on this connection: in a test with a browser, Django opens another one.
    operations: Any = type(connection.ops)
    flush = operations.execute_sql_flush
    without_guards = _as_owner if IS_POSTGRES else _without_triggers
    rows = [row for model in FILLED_BY_MIGRATIONS for row in model.objects.all()]
    from_migrations = serializers.serialize("json", rows)

    def flush_and_put_back(self: Any, statements: list[str]) -> None:
        with without_guards():
            flush(self, statements)
        for row in serializers.deserialize("json", from_migrations):
            row.save()

    operations.execute_sql_flush = flush_and_put_back


@contextmanager
def _as_owner() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        guarded = [table for (table,) in cursor.fetchall()]
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute(f"SET ROLE {postgres.APP}")


@contextmanager
def _without_triggers() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, without a window and without a way out."""
    chromium = shutil.which("chromium")
    assert chromium, "Chromium is not installed here. Please run: apt-get install chromium"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(QUIET))
        yield running
        running.close()
