"""The daily seal: each finished day is signed, and what is changed afterwards shows."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from tests.cast import Cast
from tests.settings import IS_POSTGRES
from troth.audit import seal
from troth.audit.actions import record
from troth.audit.models import Digest
from troth.audit.queries import latest_seal, problems
from troth.audit.sealing import seal_finished_days
from troth.jobs.models import Job
from troth.jobs.worker import plant, work_off
from troth.kernel import clock

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _days(cast: Cast, *, count: int = 4) -> None:
    """A log of `count` days, one line on each but the second, sealed up to the day before the last."""
    for ahead in range(count):
        with clock.moved(FIRST + timedelta(days=ahead)):
            seal_finished_days()
            if ahead != 1:
                record(actor=cast.olu, subject=cast.ben, action=f"change {ahead}", kind="address")


def _today() -> datetime:
    return FIRST + timedelta(days=3)


def _behind_the_back(*statements: str) -> None:
    """What somebody with the database in their hands can do: drop the guards, then change what they like."""
    with connection.cursor() as cursor:
        if IS_POSTGRES:
            cursor.execute("SET ROLE NONE")
            for table in ("audit_auditentry", "audit_digest"):
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            cursor.execute(statement)


def test_every_finished_day_is_sealed_also_a_day_without_lines(cast: Cast) -> None:
    _days(cast)
    assert [(digest.on, digest.entries) for digest in Digest.objects.order_by("on")] == [
        (date(2026, 3, 2), 1),
        (date(2026, 3, 3), 0),
        (date(2026, 3, 4), 1),
    ]
    with clock.moved(_today()):
        assert problems() == []
        newest = latest_seal()
        assert newest is not None
        assert newest.on == date(2026, 3, 4)


def test_an_empty_log_has_neither_seals_nor_problems(db: None) -> None:
    seal_finished_days()
    assert latest_seal() is None
    assert problems() == []


def test_a_day_is_not_sealed_within_the_hour_after_midnight(cast: Cast) -> None:
    with clock.moved(FIRST):
        record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    with clock.moved(datetime(2026, 3, 3, 0, 30, tzinfo=UTC)):
        seal_finished_days()
        assert not Digest.objects.exists()
    with clock.moved(datetime(2026, 3, 3, 1, 0, 1, tzinfo=UTC)):
        seal_finished_days()
        assert Digest.objects.count() == 1


def test_days_missed_while_nothing_ran_are_sealed_at_once(cast: Cast) -> None:
    with clock.moved(FIRST):
        record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    with clock.moved(FIRST + timedelta(days=90)):
        assert problems() == ["2026-03-02: the log has not been sealed since. Is the worker running?"]
        seal_finished_days()
        assert Digest.objects.count() == 90
        assert problems() == []
    with clock.moved(FIRST + timedelta(days=100)):
        assert problems() == ["2026-05-30: no day since has been sealed. Is the worker running?"]


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "UPDATE audit_auditentry SET action = 'nothing' WHERE action = 'change 2'",
            "2026-03-04: a line of the log was changed, or the days before are not those it was signed with.",
        ),
        (
            "DELETE FROM audit_auditentry WHERE action = 'change 2'",
            "2026-03-04: 1 of 1 lines of the log are missing.",
        ),
        (
            "UPDATE audit_digest SET signature = signer || signer WHERE entries = 0",
            "2026-03-03: the signature is not genuine.",
        ),
        ("UPDATE audit_digest SET signature = 'x' WHERE entries = 0", "2026-03-03: the signature is not genuine."),
        (
            "UPDATE audit_digest SET digest = 'x' WHERE entries = 0",
            "2026-03-03: the signature is not genuine.",
        ),
        ("DELETE FROM audit_digest WHERE entries = 0", "2026-03-03: the seal of this day is missing."),
    ],
)
def test_what_was_changed_behind_the_back_is_named(cast: Cast, statement: str, sentence: str) -> None:
    _days(cast)
    _behind_the_back(statement)
    with clock.moved(_today()):
        assert sentence in problems()


def test_a_line_added_to_a_sealed_day_is_named(cast: Cast) -> None:
    _days(cast)
    with clock.moved(FIRST):
        record(actor=cast.olu, subject=cast.ben, action="smuggled in", kind="address")
    with clock.moved(_today()):
        assert problems() == ["2026-03-02: 1 lines were added to the log after it was signed."]


def test_lines_before_the_first_seal_are_named(cast: Cast) -> None:
    _days(cast)
    with clock.moved(FIRST - timedelta(days=5)):
        record(actor=cast.olu, subject=cast.ben, action="smuggled in", kind="address")
    with clock.moved(_today()):
        assert problems() == ["2026-02-25: lines of the log stand before its first seal."]


def test_lines_of_the_newest_days_cut_off_together_with_their_seals_are_named(cast: Cast) -> None:
    _days(cast)
    _behind_the_back(
        "DELETE FROM audit_digest WHERE audit_digest.on > '2026-03-02'".replace(".on", '."on"'),
        "DELETE FROM audit_auditentry WHERE action <> 'change 0'",
    )
    with clock.moved(_today() + timedelta(days=2)):
        assert problems() == ["2026-03-02: no day since has been sealed. Is the worker running?"]


def test_somebody_who_seals_the_log_anew_without_the_key_is_found_out(cast: Cast, settings: object) -> None:
    _days(cast)
    _behind_the_back("DELETE FROM audit_auditentry WHERE action = 'change 2'", "DELETE FROM audit_digest")
    with clock.moved(_today()):
        own, settings.AUDIT_KEY = settings.AUDIT_KEY, "somebody else's"  # type: ignore[attr-defined]
        seal_finished_days()
        assert problems() == []
        settings.AUDIT_KEY = own  # type: ignore[attr-defined]
        assert problems() == [
            f"2026-03-0{day}: the log was signed with another key than this installation's (audit.key)."
            for day in (2, 3, 4)
        ]


@pytest.mark.skipif(IS_POSTGRES, reason="a file only on SQLite")
@pytest.mark.django_db(transaction=True)
def test_the_file_changed_with_another_program_shows(cast: Cast) -> None:
    _days(cast)
    file = sqlite3.connect(
        connection.settings_dict["NAME"], timeout=5, uri="mode=memory" in connection.settings_dict["NAME"]
    )
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        file.execute("UPDATE audit_auditentry SET action = 'nothing' WHERE action = 'change 2'")
    triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        file.execute(f"DROP TRIGGER {name}")
    file.execute("UPDATE audit_auditentry SET action = 'nothing' WHERE action = 'change 2'")
    for _, sql in triggers:
        file.execute(sql)
    file.commit()
    file.close()
    with clock.moved(_today()):
        assert len(problems()) == 1


def test_sealing_happens_by_itself_every_day(cast: Cast) -> None:
    with clock.moved(FIRST):
        plant()
        record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
        work_off()
    with clock.moved(FIRST + timedelta(days=1, minutes=1)):
        work_off()
        assert Digest.objects.count() == 1
        assert Job.objects.filter(kind="audit.seal", due_at__gt=clock.now()).count() == 1


def test_the_digest_does_not_depend_on_the_order_the_database_gives() -> None:
    lines = [["b", "1"], ["a", None]]
    both = {seal.digest_of(day=date(2026, 1, 1), lines=order, before=seal.BEGINNING) for order in (lines, lines[::-1])}
    assert len(both) == 1


@pytest.mark.parametrize("change", [{"day": date(2026, 1, 2)}, {"digest": "b" * 64}, {"signer": "0" * 63}])
def test_a_signature_holds_for_its_day_its_digest_and_its_key_only(change: dict[str, object]) -> None:
    key = seal.signing_key("secret")
    day, digest = date(2026, 1, 1), "a" * 64
    signed = {
        "day": day,
        "digest": digest,
        "signature": seal.sign(key, day=day, digest=digest),
        "signer": seal.public_name(key),
    }
    check: Callable[..., bool] = seal.is_signed
    assert check(**signed)
    assert not check(**signed | change)


def test_the_key_is_the_installations_own_and_stays(tmp_path: Path) -> None:
    from troth.config.secret import kept_secret

    first = seal.public_name(seal.signing_key(kept_secret(tmp_path / "audit.key")))
    again = seal.public_name(seal.signing_key(kept_secret(tmp_path / "audit.key")))
    elsewhere = seal.public_name(seal.signing_key(kept_secret(tmp_path / "other" / "audit.key")))
    assert first == again != elsewhere
    assert (tmp_path / "audit.key").stat().st_mode & 0o077 == 0
