"""Mail reaches a real mail server: once as a rule, with one Message-ID in every case, and says nothing it need not."""

import re
import smtplib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.notices.letterbox import Letterbox
from tests.processes import environment, start, test_database_url, wait_until
from troth.jobs.models import Job
from troth.jobs.worker import work_off
from troth.notices.actions import announce, queue_mail, tell, tidy_outbox
from troth.notices.models import Announcement, OutboxMail, Reminders
from troth.notices.queries import announcements_for

WORKER = str(Path(__file__).parents[1] / "jobs" / "impatient_worker.py")


pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mail_arrives_as_text_and_as_a_page_and_leaves_the_outbox(letterbox: Letterbox) -> None:
    queue_mail(to="ben@example.org", subject="Your way in", text="Hello Ben.\n\nhttps://troth.example/welcome/abc/\n")
    work_off()
    [mail] = letterbox.mails
    assert (mail["To"], mail["Subject"], mail["Auto-Submitted"]) == ("ben@example.org", "Your way in", "auto-generated")
    text, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None
    assert page is not None
    assert "https://troth.example/welcome/abc/" in text.get_content()
    assert 'href="https://troth.example/welcome/abc/"' in page.get_content()
    assert "<script" not in page.get_content()
    assert "<img" not in page.get_content()
    assert not OutboxMail.objects.exists()


def test_what_is_written_in_a_mail_cannot_become_part_of_its_page(letterbox: Letterbox) -> None:
    queue_mail(to="ben@example.org", subject="x", text="<img src=x onerror=alert(1)>")
    work_off()
    page = letterbox.mails[0].get_body(("html",))
    assert page is not None
    assert "<img" not in page.get_content()


def test_a_server_out_of_order_loses_nothing_and_the_message_id_stays(letterbox: Letterbox) -> None:
    queue_mail(to="ben@example.org", subject="x", text="y")
    expected = OutboxMail.objects.get().message_id
    letterbox.answer = "451 later"
    work_off()
    job = Job.objects.get(kind="notices.send")
    assert job.trouble == smtplib.SMTPDataError.__name__
    assert OutboxMail.objects.count() == 1
    letterbox.answer = "250 OK"
    Job.objects.update(due_at="2020-01-01T00:00Z")
    work_off()
    assert [mail["Message-ID"] for mail in letterbox.mails] == [expected]


def test_a_worker_killed_while_sending_sends_at_most_one_more_with_the_same_message_id(
    letterbox: Letterbox, settings: Any, tmp_path: Path
) -> None:
    queue_mail(to="ben@example.org", subject="x", text="y")
    env = environment(
        tmp_path,
        database_url=test_database_url(),
        DJANGO_SETTINGS_MODULE="troth.config.settings",
        TROTH_SMTP_HOST="127.0.0.1",
        TROTH_SMTP_PORT=str(settings.EMAIL_PORT),
        TROTH_SMTP_STARTTLS="false",
    )
    first = start(WORKER, str(tmp_path), env=env)
    letterbox.victim = first
    first.communicate()
    assert len(letterbox.mails) == 1
    assert OutboxMail.objects.count() == 1

    second = start(WORKER, str(tmp_path), env=env)
    try:
        wait_until(lambda: not OutboxMail.objects.exists())
    finally:
        second.kill()
        second.communicate()
    assert len(letterbox.mails) == 2
    assert letterbox.mails[0]["Message-ID"] == letterbox.mails[1]["Message-ID"]


def _texts(mail: EmailMessage) -> list[str]:
    """Every header and both bodies."""
    bodies = [mail.get_body((sort,)) for sort in ("plain", "html")]
    return [*(f"{name}: {value}" for name, value in mail.items()), *(body.get_content() for body in bodies if body)]


def test_a_reminder_can_be_stopped_with_one_click_and_a_way_in_carries_no_such_link(
    letterbox: Letterbox, cast: Cast
) -> None:
    tell(person=cast.ben, kind="promise")
    queue_mail(to="ben@example.org", subject="Your code", text="123456")
    work_off()
    told, way_in = letterbox.mails
    link = told["List-Unsubscribe"].strip(" <>")
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert all(link in text for text in _texts(told)[-2:])
    assert way_in["List-Unsubscribe"] is None
    assert "reminders" not in "".join(_texts(way_in))

    # As a mail program does it (RFC 8058): one POST, no cookie, no sign-in, no token of a form.
    stranger = Client(enforce_csrf_checks=True)
    path = link.removeprefix("http://testserver")
    assert stranger.get(path).status_code == 200
    assert Reminders.objects.count() == 0  # opening the link, as scanners of mail do, stops nothing
    response = stranger.post(path, {"List-Unsubscribe": "One-Click"})
    assert response.status_code == 200
    assert set(response.cookies) <= {"troth-form"}  # of the page's own forms; no session
    tell(person=cast.ben, kind="promise")
    tell(person=cast.ben, kind="address_change")  # what concerns one's way in still comes
    work_off()
    assert [mail["To"] for mail in letterbox.mails[2:]] == ["ben@example.org"]
    assert stranger.post(path.replace("stop/", "stop/x")).status_code == 404


def test_telling_someone_says_nothing_but_that_something_waits(letterbox: Letterbox, cast: Cast) -> None:
    tell(person=cast.ben, kind="accounts.promise_due")
    tell(person=cast.ben, kind="accounts.note")  # one is waiting already
    work_off()
    [mail] = letterbox.mails
    everything = re.sub(r"stop/[^/]*/", "stop/", "".join(_texts(mail))).replace("ben@example.org", "")
    assert "Something in Troth is waiting for you" in everything
    for word in ("promise", "note", "accounts", "Ben", "Ama"):
        assert word not in everything


def test_an_announcement_is_shown_to_all_and_mailed_without_its_content(letterbox: Letterbox, cast: Cast) -> None:
    announce(text="Rafa Ortega is now a representative.")
    work_off()
    assert {mail["To"] for mail in letterbox.mails} == {
        f"{name}@example.org" for name in cast.everyone() if name != "gil"
    }
    assert not any("Rafa Ortega" in mail.as_string() for mail in letterbox.mails)
    for person in cast.everyone().values():
        assert [row.text for row in announcements_for(person)] == ["Rafa Ortega is now a representative."]


def test_without_mail_nothing_is_queued(settings: Any, cast: Cast) -> None:
    settings.HAS_MAIL = False
    queue_mail(to="ben@example.org", subject="x", text="y")
    tell(person=cast.ben, kind="x")
    announce(text="News")
    assert Announcement.objects.count() == 1
    assert not OutboxMail.objects.exists()
    assert not Job.objects.filter(kind__startswith="notices").exists()


def test_mail_nobody_took_for_a_week_is_removed(letterbox: Letterbox) -> None:
    queue_mail(to="ben@example.org", subject="x", text="y")
    OutboxMail.objects.update(queued_on="2026-01-01")
    queue_mail(to="chidi@example.org", subject="x", text="y")
    tidy_outbox()
    assert [mail.to for mail in OutboxMail.objects.all()] == ["chidi@example.org"]
    work_off()  # the job of the removed one ends quietly
    assert len(letterbox.mails) == 1
    assert not Job.objects.filter(kind="notices.send").exists()
