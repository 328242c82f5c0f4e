"""What was deleted is in no file of the database once the worker has been there."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from django.db import connection

from tests.settings import IS_POSTGRES
from troth.jobs.written_ahead import cut_off
from troth.notices.models import Announcement

CANARY = "a canary that was erased 7d1c"
pytestmark = pytest.mark.skipif(IS_POSTGRES, reason="of SQLite's own files")


def files() -> list[str]:
    """Those in which it is found."""
    database = Path(str(connection.settings_dict["NAME"]))
    return [one.name for one in database.parent.glob(f"{database.name}*") if CANARY.encode() in one.read_bytes()]


@pytest.fixture
def erased(transactional_db: None) -> None:
    Announcement.objects.create(text=CANARY, on=date(2026, 3, 2))
    Announcement.objects.all().delete()
    assert files()  # the search works: deleting alone leaves it in the log


def test_what_was_deleted_leaves_every_file(erased: None) -> None:
    assert cut_off()
    assert files() == []


def test_it_waits_for_nobody_and_is_done_the_next_time(erased: None) -> None:
    with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM notices_announcement").fetchall()
        Announcement.objects.create(text="another", on=date(2026, 3, 2))
        assert not cut_off()
        reader.execute("COMMIT")
        assert cut_off()
    assert files() == []
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA busy_timeout").fetchall() == [(20_000,)]
