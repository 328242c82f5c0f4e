"""Coming back to it on its days, cooling off until a time of one's own, and going at the end."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client

from tests.cast import Cast
from tests.repair.conftest import walk
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Person
from troth.repair.actions import beginning, closing, cooling, revisits, walking
from troth.repair.actions.retention import let_run_out
from troth.repair.models import CoolingOff, Repair
from troth.repair.queries.near import going_back_for
from troth.repair.queries.upcoming import upcoming_for
from troth.repair.rules.steps import Stage

UTC = ZoneInfo("UTC")
SAID = "Ama: Something was said where you two go back to something"


def on_day(repair: Repair, days: int) -> datetime:
    """Nine in the morning, that many days after the promise."""
    assert repair.committed_on is not None
    return datetime.combine(repair.committed_on + timedelta(days=days), time(9), UTC)


def titles(person: Person) -> list[str]:
    return [f"{one.who.split()[0]}: {one.says}" for one in going_back_for(person, clock.today(UTC))]


def test_both_are_told_at_2_14_30_and_70_days_and_not_after_that(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    for place, days in enumerate((2, 14, 30, 70), start=1):
        with clock.held(on_day(repair, days - 1)):
            work_off()
            repair.refresh_from_db()
            assert repair.revisit == place - 1
        with clock.held(on_day(repair, days)):
            work_off()
            work_off()
            repair.refresh_from_db()
            assert repair.revisit == place
            assert titles(cast.ama) == ["Ben: Come back to it"]
            assert titles(cast.ben) == ["Ama: Come back to it"]
    assert repair.revisit_on is None
    assert not Job.objects.filter(kind="repair.revisit_due").exists()


def test_a_worker_that_slept_for_weeks_tells_once(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    with clock.held(on_day(repair, 31)):
        work_off()
        repair.refresh_from_db()
        assert (repair.revisit, repair.revisit_on) == (3, on_day(repair, 70).date())


def test_closed_nobody_is_told_and_opened_again_the_next_day_is_planned(cast: Cast) -> None:
    repair = walk(cast, Stage.CLOSED)
    with clock.held(on_day(repair, 3)):
        work_off()
        revisits.revisit_comes_due(repair=repair.id)
        closing.reopen_repair(actor=cast.ben, repair=repair)
        repair.refresh_from_db()
        assert (repair.revisit, repair.revisit_on) == (0, on_day(repair, 14).date())


def test_a_revisit_leaves_ones_list_once_one_has_said_something_and_the_others_stays(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    with clock.held(on_day(repair, 2)):
        work_off()
        walking.say_since(actor=cast.ama, repair=repair, words="Asked twice.")
        assert titles(cast.ama) == []
        assert titles(cast.ben) == ["Ama: Come back to it"]
        closing.say_how_it_is(actor=cast.ben, repair=repair, outcome="not_yet")
        assert titles(cast.ama) == ["Ben: Something was said where you two go back to something"]
    with clock.held(on_day(repair, 10)):
        assert titles(cast.ama) == titles(cast.ben) == []


@pytest.mark.parametrize(
    ("stage", "amas", "bens"),
    [
        (Stage.NAMED, [], ["Ama: Is that it?"]),
        (Stage.HEARD, ["Ben: “Yes, that is it”"], []),
        (Stage.OWNED, ["Ben: What will be different"], [SAID]),
        (Stage.OPENED, ["Ben: What will be different"], [SAID]),
        (Stage.COMMITTED, [], [SAID]),
        (Stage.CLOSED, ["Ben: “Mended”"], []),
    ],
)
def test_what_waits_for_whom_at_each_stage(cast: Cast, stage: Stage, amas: list[str], bens: list[str]) -> None:
    walk(cast, stage)
    assert (titles(cast.ama), titles(cast.ben)) == (amas, bens)


def test_the_calendar_has_every_day_to_come_and_takes_them_out_once_it_is_closed(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    start, end = on_day(repair, 0), on_day(repair, 100)
    found = upcoming_for(cast.ben, start, end)
    assert [one.starts for one in found] == [on_day(repair, days).date() for days in (2, 14, 30, 70)]
    assert {one.neutral_title for one in found} == {"Something to come back to"}
    assert not any(one.cancelled for one in found)
    assert len(upcoming_for(cast.ama, start, on_day(repair, 14))) == 2
    turn = closing.say_how_it_is(actor=cast.ben, repair=repair, outcome="mended")
    again = upcoming_for(cast.ben, start, end)
    assert [one.id for one in again] == [one.id for one in found]
    assert all(one.cancelled for one in again)
    assert again[0].revision > found[0].revision
    assert turn is not None
    closing.take_back_turn(actor=cast.ben, turn=turn)
    open_again = upcoming_for(cast.ben, start, end)
    assert not any(one.cancelled for one in open_again)
    assert open_again[0].revision > again[0].revision
    assert upcoming_for(cast.chidi, start, end) == []


def cooled(cast: Cast, **more: object) -> CoolingOff:
    said = {"words": "I could scream.", "back_at": clock.now() + timedelta(hours=3)}
    return cooling.cool_off(actor=cast.ben, other=cast.ama, **said | more)  # type: ignore[arg-type]


def test_a_cooling_off_comes_back_at_its_time_and_not_before(cast: Cast, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    made = cooled(cast)
    work_off()
    assert titles(cast.ben) == []
    assert mail.outbox == []
    with clock.moved(clock.now() + timedelta(hours=4)):
        work_off()
        work_off()
        assert titles(cast.ben) == ["Ama: What you put away until you are calm"]
        assert [one.subject for one in mail.outbox] == ["Something in Troth is waiting for you"]
        assert "Ama" not in mail.outbox[0].body
        assert [one.kind for one in upcoming_for(cast.ben, clock.now() - timedelta(days=1), clock.now())]
        cooling.delete_words(actor=cast.ben, cooling=made)
        made.refresh_from_db()
        assert made.words == ""


def test_not_yet_calm_it_is_put_away_again_and_over_it_is_gone(cast: Cast) -> None:
    made = cooled(cast)
    with clock.moved(clock.now() + timedelta(hours=4)):
        work_off()
        made.refresh_from_db()
        cooling.wait_longer(actor=cast.ben, cooling=made, back_at=clock.now() + timedelta(days=2))
        work_off()
        assert titles(cast.ben) == []
        assert Job.objects.filter(kind="repair.cooled").count() == 1
        fields = cooling.end_cooling(actor=cast.ben, cooling=made)
        assert not Job.objects.filter(kind="repair.cooled").exists()
        with pytest.raises(Refused):
            cooling.wait_longer(actor=cast.ben, cooling=made, back_at=clock.now() + timedelta(days=2))
        cooling.restore_cooling(actor=cast.ben, fields=fields)
        assert CoolingOff.objects.get().words == "I could scream."
        assert Job.objects.filter(kind="repair.cooled").count() == 1


@pytest.mark.parametrize("hours", [-1, 0, 61 * 24])
def test_it_comes_back_later_and_within_two_months(cast: Cast, hours: int) -> None:
    with pytest.raises(Refused):
        cooled(cast, back_at=clock.now() + timedelta(hours=hours))


def test_a_leader_keeps_no_words_about_somebody_they_lead(cast: Cast) -> None:
    back_at = clock.now() + timedelta(hours=3)
    with pytest.raises(Refused, match="no words"):
        cooling.cool_off(actor=cast.ama, other=cast.ben, back_at=back_at, words="That man.")
    assert cooling.cool_off(actor=cast.ama, other=cast.ben, back_at=back_at).words == ""


def test_what_has_run_out_goes(cast: Cast) -> None:
    closed, open_one = walk(cast, Stage.CLOSED), walk(cast, Stage.OWNED)
    cooled(cast)
    for days, left, cooling_left in ((29, 2, 1), (31, 2, 0), (89, 2, 0), (91, 1, 0), (239, 1, 0), (241, 0, 0)):
        with clock.moved(clock.now() + timedelta(days=days)):
            let_run_out()
            let_run_out()
        assert (Repair.objects.count(), CoolingOff.objects.count()) == (left, cooling_left), days
    assert {closed.stage, open_one.stage} == {Stage.CLOSED, Stage.OWNED}


def test_cooling_off_is_nowhere_but_with_its_author(cast: Cast, client_of: Callable[[Person], Client]) -> None:
    from tests.accounts.test_silence import bytes_of

    repair = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    ama = client_of(cast.ama)
    pages = ["/", f"/between/{cast.ben.id}/", "/repair/", f"/repair/{repair.id}/", "/my-log/"]
    before = {page: bytes_of(ama, page) for page in [*pages, *pages]}
    logged, mails = AuditEntry.objects.count(), OutboxMail.objects.count()
    made = cooled(cast)
    assert {page: bytes_of(ama, page) for page in pages} == before
    with clock.moved(clock.now() + timedelta(hours=4)):
        work_off()
    cooling.delete_words(actor=cast.ben, cooling=made)
    assert {page: bytes_of(ama, page) for page in pages} == before
    cooling.end_cooling(actor=cast.ben, cooling=made)
    assert {page: bytes_of(ama, page) for page in pages} == before
    assert (AuditEntry.objects.count(), OutboxMail.objects.count()) == (logged, mails)
