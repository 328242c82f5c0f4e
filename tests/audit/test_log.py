"""The log: what is written down, and what never is."""

from datetime import UTC, datetime

import pytest

from tests.cast import Cast
from troth.audit.actions import forget, record, record_read
from troth.audit.models import Alias, AuditEntry
from troth.kernel import clock
from troth.people.reading import note_read
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db


def test_a_change_of_somebodys_data_is_in_their_log_and_in_nobody_elses(cast: Cast) -> None:
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    [entry] = visible_to(cast.ben, AuditEntry)
    assert (entry.action, entry.kind) == ("changed", "address")
    for other in cast.everyone().values():
        assert other == cast.ben or not visible_to(other, AuditEntry).exists()


def test_what_one_does_to_ones_own_is_not_written_down(cast: Cast) -> None:
    record(actor=cast.ben, subject=cast.ben, action="changed", kind="address")
    record_read(actor=cast.ben, subject=cast.ben, kind="address")
    assert not AuditEntry.objects.exists()


def test_a_reading_is_written_down_once_a_day_however_often(cast: Cast) -> None:
    with clock.moved(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        for _ in range(3):
            record_read(actor=cast.ama, subject=cast.ben, kind="promise")
    with clock.moved(datetime(2026, 3, 3, 9, tzinfo=UTC)):
        record_read(actor=cast.ama, subject=cast.ben, kind="promise")
    assert sorted(str(on) for on in AuditEntry.objects.values_list("on", flat=True)) == ["2026-03-02", "2026-03-03"]


def test_what_a_member_reads_of_their_leaders_is_never_written_down(cast: Cast) -> None:
    note_read(viewer=cast.ben, subject=cast.ama, kind="promise")
    assert not AuditEntry.objects.exists()
    note_read(viewer=cast.ama, subject=cast.ben, kind="promise")
    assert visible_to(cast.ben, AuditEntry).count() == 1


def test_the_log_holds_no_name_no_content_and_no_time_of_day(cast: Cast) -> None:
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    [row] = AuditEntry.objects.values()
    assert {type(value).__name__ for value in row.values()} <= {"UUID", "date", "str", "NoneType"}
    assert cast.ben.id not in row.values()
    assert cast.olu.id not in row.values()


def test_what_troth_does_by_itself_has_no_actor_and_what_concerns_nobody_no_subject(cast: Cast) -> None:
    record(actor=None, subject=cast.ben, action="deleted", kind="moment")
    record(actor=cast.ben, subject=None, action="added", kind="moment_kind")
    assert AuditEntry.objects.filter(actor=None).count() == 1
    assert AuditEntry.objects.filter(subject=None).count() == 1


def test_once_the_pseudonyms_key_is_erased_nobody_can_say_whose_the_lines_are(cast: Cast) -> None:
    record(actor=cast.olu, subject=cast.ben, action="changed", kind="address")
    forget(person=cast.ben)
    assert AuditEntry.objects.count() == 1
    assert not Alias.objects.filter(person_id=cast.ben.id).exists()
    assert not visible_to(cast.ben, AuditEntry).exists()
