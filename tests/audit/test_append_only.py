"""The database itself refuses to change the log, to the very user the product runs as."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.cast import Cast
from tests.settings import IS_POSTGRES
from troth.audit.actions import forget, record
from troth.audit.models import AuditEntry, Digest

pytestmark = pytest.mark.django_db

WAYS = [
    "UPDATE audit_auditentry SET action = 'nothing'",
    "DELETE FROM audit_auditentry",
    "UPDATE audit_digest SET entries = 0",
    "DELETE FROM audit_digest",
]
if IS_POSTGRES:
    WAYS += ["TRUNCATE audit_auditentry", "TRUNCATE audit_digest", "ALTER TABLE audit_auditentry DISABLE TRIGGER USER"]


def _one_of_each(cast: Cast) -> None:
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    Digest.objects.create(on="2026-01-01", entries=0, digest="0" * 64, signature="0" * 128, signer="0" * 64)


@pytest.mark.parametrize("sql", WAYS)
def test_no_statement_of_the_application_changes_or_removes_a_line(cast: Cast, sql: str) -> None:
    _one_of_each(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert AuditEntry.objects.get().action == "changed"
    assert Digest.objects.count() == 1


def test_neither_does_the_models_own_way(cast: Cast) -> None:
    _one_of_each(cast)
    entry = AuditEntry.objects.get()
    entry.action = "nothing"
    for attempt in (entry.save, entry.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert AuditEntry.objects.get().action == "changed"


@pytest.mark.skipif(not IS_POSTGRES, reason="one role on SQLite")
@pytest.mark.parametrize("sql", [way for way in WAYS if not way.startswith("ALTER")])
def test_the_owner_of_the_tables_is_refused_as_well_until_they_drop_the_guard(cast: Cast, sql: str) -> None:
    _one_of_each(cast)
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE NONE")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute(sql)
    assert AuditEntry.objects.count() == 1


def test_erasing_somebodys_pseudonym_is_allowed(cast: Cast) -> None:
    _one_of_each(cast)
    forget(person=cast.ben)
