"""Being told as one chose: hours, digests, snoozing, kinds, nudges; and nothing lost on the way."""

import ast
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast
from troth.jobs.actions import put_by
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.notices.actions import announce, deliver, tell
from troth.notices.choosing import choose_reminders, snooze, stop_mail
from troth.notices.kinds import KINDS, TOPICS
from troth.notices.models import Notice, NudgeDay, OutboxMail, Reminders
from troth.notices.queries import told_for
from troth.people.models import Address, Person

pytestmark = pytest.mark.django_db(transaction=True)
SRC = Path(__file__).parents[2] / "src/troth"
NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday
FIRST = {
    "by_mail": True,
    "says": "nothing",
    "rhythm": "at once",
    "quiet_from": time(20),
    "quiet_until": time(7),
    "quiet_days": [],
    "digest_at": time(8),
    "digest_day": 0,
    "left_out": [],
    "zone": "",
}


@pytest.fixture(autouse=True)
def has_mail(settings: Any) -> None:
    settings.HAS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def choose(person: Person, **changes: object) -> None:
    choose_reminders(actor=person, **FIRST | changes)


def at(when: datetime) -> Any:
    return clock.held(when)


def mails_to(person: Person) -> list[OutboxMail]:
    return list(OutboxMail.objects.filter(to=Address.objects.get(person=person).email))


def test_in_quiet_hours_it_waits_for_the_morning_where_the_person_is(cast: Cast) -> None:
    choose(cast.ben, zone="Asia/Tokyo")
    with at(NOON):  # 21:00 in Tokyo
        tell(person=cast.ben, kind="promise")
        tell(person=cast.ben, kind="promise")
        assert mails_to(cast.ben) == []
        assert Notice.objects.filter(author=cast.ben).count() == 1
    with at(datetime(2026, 11, 25, 21, 59, tzinfo=UTC)):
        work_off()
        assert mails_to(cast.ben) == []
    with at(datetime(2026, 11, 25, 22, 0, tzinfo=UTC)):
        deliver(person=cast.ben.id)
        assert len(mails_to(cast.ben)) == 1
        assert not Notice.objects.exists()


def test_a_digest_is_one_mail_for_everything_that_came_up(cast: Cast) -> None:
    choose(cast.ben, rhythm="daily", digest_at=time(9), says="kind")
    for hours, kind in ((0, "promise"), (3, "accord"), (20, "accord")):
        with at(NOON + timedelta(hours=hours)):
            tell(person=cast.ben, kind=kind)
    [job] = Job.objects.filter(kind="notices.deliver")
    assert job.due_at == datetime(2026, 11, 26, 9, tzinfo=UTC)
    with at(job.due_at):
        work_off_deliveries()
    [mail] = mails_to(cast.ben)
    assert mail.subject == "Something in Troth is waiting for you"
    assert "A promise is due.\nAn accord waits for you." in mail.text
    assert not Job.objects.filter(kind="notices.deliver").exists()


def work_off_deliveries() -> None:
    """The deliveries alone, so that the outbox can still be looked into."""
    for job in Job.objects.filter(kind="notices.deliver", due_at__lte=clock.now()):
        job.delete()
        deliver(person=job.args["person"])


def test_the_kind_is_said_only_to_those_who_chose_it_and_never_a_name(cast: Cast) -> None:
    choose(cast.ben, says="kind", quiet_from=time(0), quiet_until=time(0))
    tell(person=cast.ben, kind="question_asked")
    tell(person=cast.chidi, kind="question_asked")
    assert "You were asked a question." in mails_to(cast.ben)[0].text
    assert "question" not in mails_to(cast.chidi)[0].text


def test_snoozing_holds_everything_back_but_what_concerns_the_way_in(cast: Cast) -> None:
    with at(NOON):
        snooze(actor=cast.ben, days=3)
        tell(person=cast.ben, kind="promise")
        assert mails_to(cast.ben) == []
        tell(person=cast.ben, kind="address_change")
        assert len(mails_to(cast.ben)) == 1
        [job] = Job.objects.filter(kind="notices.deliver")
        assert job.due_at == NOON + timedelta(days=3)
    with at(NOON + timedelta(days=1)):
        snooze(actor=cast.ben, days=0)
        assert Job.objects.get(kind="notices.deliver").due_at == NOON + timedelta(days=1)
    with pytest.raises(Refused):
        snooze(actor=cast.ben, days=365)


def test_what_was_left_out_is_not_told_and_what_waits_of_it_is_dropped(cast: Cast) -> None:
    choose(cast.ben, rhythm="weekly")
    with at(NOON):
        tell(person=cast.ben, kind="promise")
        choose(cast.ben, left_out=["promises"])
        work_off_deliveries()
        assert mails_to(cast.ben) == []
        assert not Notice.objects.exists()
        tell(person=cast.ben, kind="promise")
        assert not Notice.objects.exists()
        assert mails_to(cast.ben) == []


def test_suggestions_go_one_a_day_and_three_a_week(cast: Cast) -> None:
    days: list[date] = []
    for day in range(10):
        with at(NOON + timedelta(days=day)):
            for _ in range(2):
                tell(person=cast.ben, kind="nudge")
            work_off_deliveries()
            days += [clock.now().date() for _ in mails_to(cast.ben)]
            OutboxMail.objects.all().delete()
    assert len(days) == len(set(days))
    assert all(sum(day - timedelta(days=7) < other <= day for other in days) <= 3 for day in days)
    assert len(days) >= 4


def test_two_suggestions_at_once_are_one(cast: Cast) -> None:
    with at(NOON):
        tell(person=cast.ben, kind="nudge")
        tell(person=cast.ben, kind="talk_nudge")
        work_off_deliveries()
        assert len(mails_to(cast.ben)) == 1
        assert NudgeDay.objects.filter(author=cast.ben).count() == 1
        assert [row.kind for row in Notice.objects.all()] == ["talk_nudge"]
        [job] = Job.objects.filter(kind="notices.deliver")
        assert job.due_at == datetime(2026, 11, 26, 0, tzinfo=UTC)


def test_nothing_is_kept_for_those_no_channel_reaches(cast: Cast, settings: Any) -> None:
    stop_mail(person=cast.ben.id)
    tell(person=cast.ben, kind="promise")
    tell(person=cast.gil, kind="promise")  # has left
    Address.objects.filter(person=cast.chidi).delete()
    tell(person=cast.chidi, kind="promise")
    settings.HAS_MAIL = False
    tell(person=cast.ama, kind="address_change")
    assert not OutboxMail.objects.exists()
    assert not Notice.objects.exists()
    assert not Job.objects.filter(kind__startswith="notices.").exists()


def test_stopping_mail_drops_what_is_on_its_way_to_that_person_alone(cast: Cast) -> None:
    tell(person=cast.ben, kind="promise")
    tell(person=cast.chidi, kind="promise")
    for _ in range(2):
        stop_mail(person=cast.ben.id)
    assert [mail.to for mail in OutboxMail.objects.all()] == ["chidi@example.org"]


def test_news_waits_for_everybodys_own_hours(cast: Cast) -> None:
    choose(cast.ben, rhythm="weekly")
    choose(cast.chidi, left_out=["news"])
    with at(NOON):
        announce(text="Rafa Ortega is now a representative.")
        Job.objects.filter(kind="notices.tell_all").update(due_at=NOON)
        from troth.notices.due import tell_all

        tell_all()
    told = set(OutboxMail.objects.values_list("to", flat=True))
    assert "ama@example.org" in told
    assert not told & {"ben@example.org", "chidi@example.org", "gil@example.org"}
    assert [row.kind for row in Notice.objects.filter(author=cast.ben)] == ["news"]


def test_news_reaches_all_also_in_several_batches(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.notices.actions.BATCH", 3)
    announce(text="News")
    work_off()
    assert not Job.objects.filter(kind="notices.tell_all").exists()
    from django.core import mail

    assert sorted(one.to[0] for one in mail.outbox) == sorted(
        Address.objects.filter(person__left_on=None).values_list("email", flat=True)
    )


def test_a_transaction_that_fails_tells_nobody(cast: Cast) -> None:
    choose(cast.ben, rhythm="daily")

    def fail_after_telling() -> None:
        with transaction.atomic():
            tell(person=cast.ben, kind="promise")
            tell(person=cast.chidi, kind="promise")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_telling()
    assert not OutboxMail.objects.exists()
    assert not Notice.objects.exists()
    assert not Job.objects.filter(kind__startswith="notices.").exists()


def test_a_job_put_down_again_runs_at_the_sooner_of_both_and_lives_again_where_it_was_given_up(db: None) -> None:
    for hours, expected in ((5, 5), (3, 3), (9, 3)):
        put_by(kind="test.x", due_at=NOON + timedelta(hours=hours), key="k")
        assert Job.objects.get(key="k").due_at == NOON + timedelta(hours=expected)
    Job.objects.update(gave_up=True, attempts=16)
    put_by(kind="test.x", due_at=NOON, key="k")
    job = Job.objects.get(key="k")
    assert (job.gave_up, job.attempts, job.due_at) == (False, 0, NOON)


def test_the_page_says_what_waits_and_when_it_goes(cast: Cast) -> None:
    choose(cast.ben, rhythm="daily", digest_at=time(9))
    with at(NOON):
        tell(person=cast.ben, kind="promise")
        tell(person=cast.ben, kind="nudge")
        held = {one.words: one.at for one in told_for(cast.ben).held}
    assert held == {
        TOPICS["promises"]: datetime(2026, 11, 26, 9, tzinfo=UTC),
        TOPICS["nudges"]: None,
    }
    assert told_for(cast.ama).held == []


def test_what_cannot_be_chosen_is_refused(cast: Cast) -> None:
    for wrong in ({"quiet_days": list(range(7))}, {"zone": "Mars/Olympus"}, {"left_out": ["nonsense"]}):
        with pytest.raises(Refused):
            choose(cast.ben, **wrong)
    assert not Reminders.objects.exists()


def test_whoever_chose_nothing_has_the_quiet_hours_of_the_house(cast: Cast, settings: Any) -> None:
    settings.QUIET_HOURS = "11:00-13:00"
    with at(NOON):
        tell(person=cast.ben, kind="promise")
        assert mails_to(cast.ben) == []
        snooze(actor=cast.ben, days=0)  # a first choice of anything keeps the house's hours
    assert Reminders.objects.get().quiet_from == time(11)


def test_everything_the_program_tells_of_is_in_the_table_of_kinds() -> None:
    told: set[str] = set()
    for path in SRC.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "tell":
                told |= {ast.literal_eval(kw.value) for kw in node.keywords if _is_word(kw)}
    assert told - set(KINDS) == set()
    assert len(told) > 10


def _is_word(keyword: ast.keyword) -> bool:
    return keyword.arg in {"kind", "about"} and isinstance(keyword.value, ast.Constant)
