"""A power cut in mid-writing: what was answered is there, what was not can be sent again, nothing is there twice."""

import threading
from collections.abc import Callable
from uuid import uuid4

import pytest
import requests
from django.test import Client

from tests.cast import Cast, make_cast
from tests.robust.conftest import Serve, Served, Speaker
from troth.accounts.models import Promise
from troth.people.models import Person

POWER_CUT_AT = 12


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return make_cast()


class Talker(threading.Thread):
    """Makes one promise after the other until the power is gone; `unanswered` is the one it was waiting for."""

    def __init__(self, speaker: Speaker, *, to: Person, served: Served) -> None:
        super().__init__()
        self.speaker, self.to, self.served = speaker, to, served
        self.answered: list[str] = []
        self.unanswered = ("", "")
        self.speaker.read_token()

    def run(self) -> None:
        while True:
            self.unanswered = (str(uuid4()), f"promise {uuid4()}")
            try:
                answer = self.speaker.promise(self.unanswered[1], to=self.to, once=self.unanswered[0])
            except requests.RequestException:
                return
            assert answer.status_code == 302, answer.text[:500]
            self.answered.append(self.unanswered[1])
            if len(self.answered) == POWER_CUT_AT:
                self.served.kill()


def test_a_killed_server_has_kept_what_it_answered_and_what_is_sent_again_is_not_doubled(
    serve: Serve, cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    served = serve()
    talkers = [
        Talker(Speaker(client_of(person), served.url), to=cast.ama, served=served) for person in (cast.ben, cast.chidi)
    ]
    for talker in talkers:
        talker.start()
    for talker in talkers:
        talker.join(timeout=60)
    answered = {words for talker in talkers for words in talker.answered}
    kept = set(Promise.objects.values_list("words", flat=True))
    assert len(answered) >= POWER_CUT_AT
    assert answered <= kept
    assert kept - answered <= {talker.unanswered[1] for talker in talkers}

    served.start()
    for talker in talkers:
        once, words = talker.unanswered
        talker.speaker.read_token()
        for _ in range(2):
            talker.speaker.promise(words, to=cast.ama, once=once)
    everything = list(Promise.objects.values_list("words", flat=True))
    assert sorted(everything) == sorted(answered | {talker.unanswered[1] for talker in talkers})


def test_a_server_asked_to_stop_ends_its_worker_too_and_frees_its_port(serve: Serve, cast: Cast) -> None:
    served = serve()
    said = served.stop()
    assert served.process.returncode == 0
    served.start()  # the same port, at once
    assert "Traceback" not in said
