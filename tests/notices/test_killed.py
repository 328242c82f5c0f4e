"""None lost, and at most one more of a mail for each kill: what bench/notices.py measures for 10,000, for a few."""

from pathlib import Path

import pytest

from bench.notices import send_all
from tests.processes import environment, test_database_url
from troth.jobs.models import Job
from troth.kernel import clock
from troth.notices.models import Notice, OutboxMail
from troth.people.models import Address, Person

WORKER = str(Path(__file__).parents[1] / "jobs" / "impatient_worker.py")
NOTICES = 60


@pytest.mark.django_db(transaction=True)
def test_two_workers_of_which_one_is_killed_again_and_again_lose_nothing(tmp_path: Path) -> None:
    for number in range(NOTICES):
        person = Person.objects.create(name=f"Person {number}")
        Address.objects.create(person=person, email=f"p{number}@example.org")
        Notice.objects.create(author=person, kind="promise", on=clock.now().date())
        args, key = {"person": str(person.id)}, f"notices:{person.id}"
        Job.objects.create(kind="notices.deliver", due_at=clock.now(), args=args, key=key)
    env = environment(
        tmp_path,
        database_url=test_database_url(),
        DJANGO_SETTINGS_MODULE="troth.config.settings",
        PYTHONPATH=str(Path(__file__).parents[2]),
    )

    def is_done() -> bool:
        return not (Notice.objects.exists() or OutboxMail.objects.exists())

    seen = send_all(env, notices=NOTICES, is_done=is_done, worker=(WORKER, str(tmp_path)), pause=(0.1, 0.4))
    assert seen["lost"] == 0
    assert seen["message_ids"] == NOTICES  # the same one whenever a mail came twice
    assert seen["twice"] <= seen["kills"]
    assert seen["kills"] >= 1
