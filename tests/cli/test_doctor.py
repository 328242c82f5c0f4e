"""`troth doctor` names what is wrong and how to mend it, and says so to a script by its exit status."""

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.cli.conftest import Troth
from tests.postgres import free_port
from tests.settings import IS_POSTGRES
from troth.jobs.actions import put
from troth.jobs.models import Job
from troth.kernel import clock
from troth.operate import look_database, look_settings, look_surroundings
from troth.operate.finding import Finding, Level
from troth.operate.findings import findings


def test_a_sound_installation_is_well(founded: Troth) -> None:
    done = founded("doctor")
    assert done.returncode == 0, done.stdout
    assert "MEND" not in done.stdout
    for about in (
        "Secret key",
        "Address",
        "Host names",
        "Debug",
        "Disk",
        "Files",
        "Mail",
        "Database",
        "Tables",
        "Clock",
    ):
        assert f"ok   {about}:" in done.stdout


def test_it_says_what_is_wrong_how_to_mend_it_and_exits_with_1(founded: Troth, env: dict[str, str]) -> None:
    Path(env["TROTH_DATA"], "secret.key").chmod(0o644)
    Path(env["TROTH_DATA"]).chmod(0o755)
    done = founded(
        "doctor",
        TROTH_SECRET_KEY="short",
        TROTH_ORIGIN="http://troth.example.org",
        TROTH_HOSTS="*",
        TROTH_DEBUG="true",
        TROTH_SMTP_HOST="127.0.0.1",
        TROTH_SMTP_PORT=str(free_port()),
    )
    assert done.returncode == 1
    for about, mend in {
        "Secret key": "Remove TROTH_SECRET_KEY",
        "Address": "TROTH_ORIGIN=https://",
        "Host names": "TROTH_HOSTS=troth.example.org",
        "Debug": "Remove TROTH_DEBUG",
        "Mail": "TROTH_SMTP_HOST",
        "Files": "chmod -R o-rwx",
    }.items():
        assert f"MEND {about}:" in done.stdout
        assert mend in done.stdout


def test_https_without_word_of_a_proxy_is_a_warning(founded: Troth) -> None:
    told = {"TROTH_ORIGIN": "https://troth.example.org"}
    done = founded("doctor", **told)
    assert done.returncode == 0, done.stdout
    assert "Set TROTH_BEHIND_PROXY=true" in done.stdout
    assert "ok   Proxy:" in founded("doctor", **told, TROTH_BEHIND_PROXY="true").stdout


def test_tables_that_do_not_fit_are_named_and_serving_is_refused(run: Troth) -> None:
    done = run("doctor")
    assert done.returncode == 1
    assert "troth upgrade" in done.stdout
    refused = run("serve", f"--port={free_port()}")
    assert refused.returncode == 1
    assert "troth upgrade" in refused.stderr


def test_a_database_that_does_not_answer_is_said_in_one_sentence(founded: Troth) -> None:
    away = f"postgresql://nobody@127.0.0.1:{free_port()}/troth"
    done = founded("doctor", DATABASE_URL=away, TROTH_OWNER_DATABASE_URL="")
    assert done.returncode == 1
    assert "MEND Database:" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_setting_that_cannot_be_read_is_named(run: Troth) -> None:
    done = run("doctor", TROTH_DEBUG="perhaps")
    assert done.returncode == 1
    assert "TROTH_DEBUG" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not IS_POSTGRES, reason="SQLite has no roles")
def test_one_role_for_everything_is_a_warning(founded: Troth, env: dict[str, str]) -> None:
    assert "look Database roles" not in founded("doctor").stdout
    alone = founded("doctor", DATABASE_URL=env["TROTH_OWNER_DATABASE_URL"], TROTH_OWNER_DATABASE_URL="")
    assert "look Database roles" in alone.stdout
    assert "docs/operate/postgres.md" in alone.stdout
    assert alone.returncode == 0


@pytest.mark.django_db
def test_work_left_undone_and_given_up_is_noticed() -> None:
    Job.objects.all().delete()
    assert look_database.worker().level is Level.GOOD
    put(kind="notices.tidy", due_at=clock.now() - timedelta(hours=1))
    assert look_database.worker().level is Level.ERROR
    Job.objects.update(gave_up=True)
    found = look_database.worker()
    assert (found.level, "(of notices)" in found.says) == (Level.WARNING, True)


def test_little_room_is_a_warning_and_hardly_any_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    room = os.statvfs("/")

    def level(free: int) -> Level:
        usage = (room.f_blocks, 0, free)
        monkeypatch.setattr(look_surroundings.shutil, "disk_usage", lambda _: type("U", (), {"free": usage[2]}))
        return look_surroundings.disk().level

    assert [level(free) for free in (10**8, 5 * 10**8, 10**10)] == [Level.ERROR, Level.WARNING, Level.GOOD]


def test_the_demo_where_others_can_reach_it_is_a_warning(settings: Any) -> None:
    settings.DEMO, settings.ORIGIN = True, "https://demo.example.org"
    assert look_settings.demo().level is Level.WARNING
    settings.ORIGIN = "http://localhost:8000"
    assert look_settings.demo().level is Level.GOOD


@pytest.mark.django_db
def test_whatever_is_not_well_says_how_to_mend_it() -> None:
    found = findings()
    assert all(isinstance(one, Finding) and one.says for one in found)
    assert all(one.mend for one in found if one.level is not Level.GOOD)


@pytest.mark.django_db
def test_the_page_shows_it_to_the_operator_and_exists_for_nobody_else(cast: Cast, client_of: Any) -> None:
    for name, person in cast.everyone().items():
        if name != "gil":
            assert client_of(person).get("/operate/").status_code == (200 if name == "olu" else 404), name
    page = client_of(cast.olu).get("/operate/").content.decode()
    assert "How this installation stands" in page
    assert "Database" in page


@pytest.mark.django_db
def test_the_page_is_the_same_whatever_people_have_under_way(cast: Cast, client_of: Any) -> None:
    def seen() -> str:
        page = client_of(cast.olu).get("/operate/").content.decode()
        return re.sub(r'value="[\w-]+"|\d+\.\d GB|It is [\d-]+ [\d:]+', "", page)

    before = seen()
    for number in range(5):
        put(kind="accounts.comparison_ends", due_at=clock.now() + timedelta(days=14), key=str(number))
    assert seen() == before


@pytest.mark.django_db
def test_the_operator_tries_again_or_removes_what_was_given_up_and_sees_no_content(cast: Cast, client_of: Any) -> None:
    for text in ("one", "two"):
        put(kind="test.secret", due_at=clock.now(), args={"words": "nobody may read this"}, key=text)
    Job.objects.filter(kind="test.secret").update(gave_up=True, trouble="TimeoutError")
    client = client_of(cast.olu)
    page = client.get("/operate/").content.decode()
    assert "Something of “test”" in page
    assert "test.secret" not in page
    assert "TimeoutError" in page
    assert "nobody may read this" not in page
    one, two = Job.objects.filter(kind="test.secret")
    client.post("/operate/given-up/", {"job": one.id, "do": "again"})
    client.post("/operate/given-up/", {"job": two.id, "do": "dismiss"})
    [left] = Job.objects.filter(kind="test.secret")
    assert (left.id, left.gave_up) == (one.id, False)
    assert client_of(cast.ben).post("/operate/given-up/", {"job": one.id, "do": "dismiss"}).status_code == 404
    assert client.post("/operate/given-up/", {"job": "x"}).status_code == 404
