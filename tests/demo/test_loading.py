"""Loading the demo company: into an empty database only, whole or not at all, and the same every time."""

import signal
import time
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast
from tests.processes import environment, start, troth
from troth.accounts.models import BookEntry, Moment, Promise
from troth.cli.demo import load
from troth.kernel.errors import Refused
from troth.people.models import Office, Organisation, Person


def fingerprint() -> list[Any]:
    """Everything that is told, without what is random by design (identifiers)."""
    tables = (
        Person.objects.values_list("name", "job", "joined_on", "left_on"),
        Office.objects.values_list("kind", "person__name", "since", "until"),
        Promise.objects.values_list("giver__name", "receiver__name", "words", "said_on", "due_on", "state", "answer"),
        Moment.objects.values_list("doer__name", "touched__name", "words", "happened_on"),
        BookEntry.objects.values_list("author__name", "about__name", "words", "felt", "size", "happened_on"),
    )
    return [sorted(map(str, table)) for table in tables]


@pytest.mark.django_db
def test_a_database_that_holds_anything_is_refused_and_left_alone(cast: Cast) -> None:
    with pytest.raises(Refused):
        load()
    assert Organisation.objects.get().name == "Test & Sons"
    assert not Organisation.objects.get().is_demo


@pytest.mark.django_db
def test_on_one_day_it_is_the_same_company_every_time() -> None:
    found = []
    for _ in range(2):
        with transaction.atomic():
            load()
            found.append(fingerprint())
            transaction.set_rollback(True)
    assert found[0] == found[1]
    assert not Person.objects.exists()


def test_killed_in_the_middle_there_is_no_half_company_and_the_next_start_makes_it_whole(tmp_path: Path) -> None:
    own = environment(tmp_path)
    first = start("-m", "troth", "demo", env=own)
    assert first.stdout is not None
    while "Making the demo company" not in first.stdout.readline():
        assert first.poll() is None
    time.sleep(2)
    assert first.poll() is None, "it was done before it could be killed"
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = troth("demo", env=own)
    assert "Making the demo company" in second.stdout, second.stderr
    assert "Ioana Petrescu" in second.stdout
    third = troth("demo", env=own)
    assert "Making the demo company" not in third.stdout
    assert "Ioana Petrescu" in third.stdout
