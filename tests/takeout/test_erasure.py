"""Leaving: everything of one's own goes at once, and nothing is left but what the page says."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, make_cast
from tests.processes import content_of
from tests.settings import DATA_FOLDER, IS_POSTGRES
from tests.takeout.traces import marks_of, traces_of, whole_life
from troth.accounts.models import BookEntry, ComparisonPick, Moment, Promise
from troth.audit.actions import record, record_read
from troth.audit.models import Alias, AuditEntry
from troth.identity.models import Login
from troth.jobs.models import Job
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person
from troth.takeout import erasing
from troth.takeout.erasing import GONE, erase_everything, what_remains
from troth.takeout.sweeping import sweep_pseudonyms
from troth.visibility.gate import visible_to

ClientOf = Callable[[Person], Client]


@pytest.mark.django_db
def test_no_table_holds_the_id_the_name_the_address_or_a_word_of_somebody_who_left(
    cast: Cast, client_of: ClientOf
) -> None:
    whole_life(cast)
    client = client_of(cast.ben)
    client.get("/my-data/")
    marks = marks_of(cast.ben)
    before = traces_of(marks)
    assert {"people_person.id", "people_address.email", "accounts_bookentry.words", "jobs_job.args"} <= before
    erase_everything(person=cast.ben, typed="Ben Lindqvist")
    assert traces_of(marks) == set()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["ama", "chidi", "emil", "olu", "rafa", "gil"])
def test_nor_of_anybody_else_of_the_cast(cast: Cast, name: str) -> None:
    whole_life(cast)
    person = getattr(cast, name)
    marks = marks_of(person)
    erase_everything(person=person, typed=person.name)
    assert traces_of(marks) == set()


@pytest.mark.django_db
def test_what_others_wrote_stays_theirs_and_names_somebody_who_has_left(cast: Cast) -> None:
    whole_life(cast)
    theirs = {
        "promises to them": visible_to(cast.ama, Promise)
        .filter(giver=cast.ama, receiver=cast.ben)
        .exclude(state="asked"),
        "moments": visible_to(cast.ama, Moment).filter(doer=cast.ama),
        "book of a member about the one who leaves": visible_to(cast.ben, BookEntry),
    }
    counts = {what: rows.count() for what, rows in theirs.items()}
    assert all(counts.values())
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert visible_to(cast.ama, Moment).filter(doer=cast.ama).count() == counts["moments"]
    kept = visible_to(cast.ama, Promise).filter(giver=cast.ama)
    assert kept.count() == counts["promises to them"]
    assert {promise.receiver.name for promise in kept} == {GONE}
    assert {promise.receiver.left_on is None for promise in kept} == {False}
    assert not BookEntry.objects.filter(author__name=GONE).exists()
    assert not ComparisonPick.objects.filter(author__name=GONE).exists()


@pytest.mark.django_db
def test_the_private_book_of_a_member_survives_their_leaders_leaving(cast: Cast) -> None:
    whole_life(cast)
    before = visible_to(cast.ben, BookEntry).filter(about=cast.ama).count()
    assert before
    erase_everything(person=cast.ama, typed=cast.ama.name)
    assert visible_to(cast.ben, BookEntry).filter(about__name=GONE).count() == before


@pytest.mark.django_db
def test_two_who_left_are_not_one(cast: Cast) -> None:
    whole_life(cast)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert Person.objects.filter(name=GONE).count() <= 2
    assert not Membership.objects.filter(person__name=GONE).exists()


@pytest.mark.django_db
def test_who_wrote_and_received_nothing_leaves_no_row_at_all(cast: Cast) -> None:
    people = Person.objects.count()
    erase_everything(person=cast.kay, typed=cast.kay.name)
    assert Person.objects.count() == people - 1


@pytest.mark.django_db
def test_the_log_keeps_its_lines_and_forgets_whose_they_were(cast: Cast, client_of: ClientOf) -> None:
    record(actor=cast.ben, subject=cast.chidi, action="offered", kind="moment")
    record_read(actor=cast.chidi, subject=cast.ben, kind="moment")
    lines = AuditEntry.objects.count()
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert AuditEntry.objects.count() == lines
    page = client_of(cast.chidi).get("/my-log/").content.decode()
    assert "Someone who has left" in page
    assert "Ben" not in page


@pytest.mark.django_db
def test_a_pseudonym_written_while_somebody_left_is_swept_away(cast: Cast) -> None:
    erase_everything(person=cast.ben, typed=cast.ben.name)
    record_read(actor=cast.chidi, subject=cast.ben, kind="moment")
    sweep_pseudonyms()
    assert Alias.objects.count() == 1


@pytest.mark.django_db
def test_a_job_for_several_goes_on_for_the_others(cast: Cast) -> None:
    whole_life(cast)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    assert Job.objects.get(kind="people.told").args["people"] == [str(cast.ama.id)]
    assert not Job.objects.filter(kind="some.thing").exists()


@pytest.mark.django_db
def test_what_remains_is_said_and_is_the_same_for_everybody(cast: Cast) -> None:
    said = what_remains(cast.ben)
    assert len(said) >= 4
    whole_life(cast)
    assert all(what_remains(person) == said for person in cast.everyone().values())


@pytest.mark.django_db
def test_a_name_that_is_not_ones_own_deletes_nothing(cast: Cast) -> None:
    for typed in ("", "Ben", "Ama Owusu"):
        with pytest.raises(Refused) as refused:
            erase_everything(person=cast.ben, typed=typed)
        assert refused.value.field == "typed"
    assert Login.objects.filter(person=cast.ben).exists()


@pytest.mark.django_db
def test_case_and_spaces_do_not_matter(cast: Cast) -> None:
    erase_everything(person=cast.ben, typed="  ben   lindqvist ")
    assert not Person.objects.filter(id=cast.ben.id).exists()


@pytest.mark.django_db
def test_twice_is_once(cast: Cast) -> None:
    for _ in range(2):
        erase_everything(person=cast.ben, typed=cast.ben.name)
    assert Person.objects.filter(name=GONE).count() == 0


@pytest.mark.django_db
def test_by_page_one_is_signed_out_and_can_never_come_back(cast: Cast, client_of: ClientOf) -> None:
    elsewhere, client = client_of(cast.ben), client_of(cast.ben)
    shown = client.get(reverse("takeout:erase")).content.decode()
    assert all(sentence.split(",")[0].replace("’", "’") in shown for sentence in what_remains(cast.ben))
    wrong = client.post(reverse("takeout:erase"), {"typed": "somebody"})
    assert wrong.status_code == 422
    assert "somebody" in wrong.content.decode()
    done = client.post(reverse("takeout:erase"), {"typed": "Ben Lindqvist"}, follow=True)
    assert done.redirect_chain == [(reverse("takeout:gone"), 302)]
    assert "deleted" in done.content.decode()
    for browser in (client, elsewhere):
        assert browser.get("/my-data/").status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("step", range(6))
def test_when_a_step_fails_nothing_is_gone(cast: Cast, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole_life(cast)
    counts = _counts()

    class Broken:
        def erase(self, person: Person) -> None:
            raise DatabaseError("disk full")

    steps = erasing.takeouts()
    monkeypatch.setattr(erasing, "takeouts", lambda: [*steps[:step], Broken(), *steps[step:]])
    with pytest.raises(DatabaseError):
        erase_everything(person=cast.ben, typed=cast.ben.name)
    assert _counts() == counts


def _counts() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


@pytest.mark.django_db(transaction=True)
def test_from_two_devices_at_once() -> None:
    cast = make_cast()
    whole_life(cast)
    trouble: list[BaseException] = []

    def leave() -> None:
        try:
            erase_everything(person=cast.ben, typed=cast.ben.name)
        except BaseException as error:
            trouble.append(error)
        finally:
            connection.close()

    both = [threading.Thread(target=leave) for _ in range(2)]
    marks = marks_of(cast.ben)
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert trouble == []
    assert traces_of(marks) == set()
    assert Person.objects.filter(name=GONE).count() == 1


KILLED = """
import os, signal
import django
django.setup()
from troth.people.models import Person
from troth.takeout import erasing
steps = erasing.takeouts()
class Death:
    def erase(self, person):
        os.kill(os.getpid(), signal.SIGKILL)
erasing.takeouts = lambda: [*steps[:{after}], Death(), *steps[{after}:]]
person = Person.objects.get(name="Ben Lindqvist")
erasing.erase_everything(person=person, typed=person.name)
"""


@pytest.mark.skipif(IS_POSTGRES, reason="the other program opens the file")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("after", [1, 3, 6])
def test_killed_in_the_middle_nothing_is_gone(after: int, tmp_path: Path) -> None:
    cast = make_cast()
    whole_life(cast)
    counts = _counts()
    name = connection.settings_dict["NAME"]
    connection.close()
    file = tmp_path / "copy.sqlite3"
    subprocess.run([sys.executable, "-c", COPY, str(name), str(file)], check=True)
    environment = os.environ | {
        "TROTH_DATA": str(DATA_FOLDER),
        "DATABASE_URL": f"sqlite:///{file}",
        "DJANGO_SETTINGS_MODULE": "troth.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }
    killed = subprocess.run([sys.executable, "-c", KILLED.format(after=after)], env=environment, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert _counts_of(file) == counts


COPY = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).backup(sqlite3.connect(sys.argv[2]))"


def _counts_of(file: Path) -> dict[str, int]:
    import sqlite3

    other = sqlite3.connect(file)
    return {
        model._meta.label: other.execute(f'SELECT COUNT(*) FROM "{model._meta.db_table}"').fetchone()[0]
        for model in apps.get_models()
    }


@pytest.mark.skipif(IS_POSTGRES, reason="one file only on SQLite")
@pytest.mark.django_db(transaction=True)
def test_nor_does_the_file_keep_what_was_deleted_in_its_free_pages() -> None:
    cast = make_cast()
    whole_life(cast)
    file = Path(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        assert b"canary-of-ben-alone" in content_of(file)
        erase_everything(person=cast.ben, typed=cast.ben.name)
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    for mark in (b"canary-of-ben", b"Ben Lindqvist", b"ben@example.org", cast.ben.id.hex.encode()):
        assert mark not in content_of(file), mark


@pytest.mark.django_db
def test_a_name_may_be_typed_as_any_keyboard_writes_it(cast: Cast) -> None:
    from unicodedata import normalize

    erase_everything(person=cast.kay, typed=normalize("NFD", cast.kay.name).upper())
    assert not Person.objects.filter(id=cast.kay.id).exists()


@pytest.mark.django_db
def test_what_was_between_can_still_be_opened_by_the_other(cast: Cast, client_of: ClientOf) -> None:
    whole_life(cast)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    nameless = Person.objects.get(name=GONE)
    client = client_of(cast.ben)
    for page in (
        f"/between/{nameless.id}/",
        f"/book/{nameless.id}/",
        "/",
        "/promises/",
        "/book/",
        "/compare/",
        "/my-log/",
    ):
        response = client.get(page)
        assert response.status_code == 200, page
        assert "Ama Owusu" not in response.content.decode(), page
