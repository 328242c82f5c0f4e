"""The box as a process: who comes to it leaves no trace in any file, and one token is one ballot, however many send."""

import json
import os
import secrets
import signal
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path

import pytest

from tests import postgres
from tests.box.rounds import Example
from tests.box.served import Served, closed_single, real, round_of_today, served
from tests.processes import environment, troth, wait_until
from tests.settings import IS_POSTGRES
from troth.blind.ballots import Envelope
from troth_box.settings import Settings
from troth_box.states import State
from troth_box.store import opened

# Drawn anew: the server's files hold what other tests write at the same time, and a short mark turns up by chance.
MARK = "".join(f"{secrets.randbelow(0xF000) + 0x1000:04x}" for _ in range(4))
CANARY = f"canary-{MARK}"
ADDRESS = f"2001:db8:{MARK[:4]}:{MARK[4:8]}:{MARK[8:12]}:{MARK[12:]}::"
CANARIES = {
    "User_Agent": f"agent-{CANARY}",
    "Cookie": f"troth=cookie-{CANARY}",
    "Referer": f"http://page-{CANARY}/",
    "X_Forwarded_For": f"{ADDRESS}77",
    "X_Real_IP": f"{ADDRESS}78",
    "Forwarded": f'for="[{ADDRESS}79]"',
    "X_Request_Id": f"request-{CANARY}",
    "Accept_Language": f"language-{CANARY}",
}
SEARCHED = (MARK.encode(), ADDRESS.encode())


@pytest.fixture
def running(settings: Settings, tmp_path: Path) -> Iterator[tuple[Served, Example, Settings]]:
    own, port = real(settings)
    example = round_of_today(own)
    with served(own, port, tmp_path / "box.log", processes=2) as box:
        yield box, example, own


def test_no_address_agent_or_cookie_reaches_any_file(running: tuple[Served, Example, Settings], tmp_path: Path) -> None:
    box, example, _ = running
    path, good = f"/rounds/{example.id}/ballots", example.envelope().to_bytes()
    without_cookie = {name: value for name, value in CANARIES.items() if name != "Cookie"}
    assert box.ask("POST", path, good, **without_cookie) == 204
    assert box.ask("POST", path, example.envelope().to_bytes(), **CANARIES) == 400
    for body in (b"{}", CANARY.encode(), good[:-1]):
        assert box.ask("POST", path, body, **without_cookie) == 400
    for place in (
        "/",
        "/rounds",
        "/page/",
        f"/{CANARY}",
        f"/?canary={CANARY}",
        f"/page/{CANARY}",
        f"{path}?canary={CANARY}",
    ):
        box.ask("GET", place, **CANARIES)
    box.ask("POST", "/rounds", json.dumps({"canary": CANARY}).encode(), **CANARIES)
    box.ask("GET", "/", Host=f"host-{CANARY}")
    said = box.log.read_text()
    assert "127.0.0.1" not in said
    files = [file for folder in _folders(tmp_path) for file in folder.rglob("*") if file.is_file()]
    contents = {str(file): postgres.content_of(file) for file in files}
    assert any(_key(good) in content for content in contents.values())  # the search works
    found = {file: canary for file, content in contents.items() for canary in SEARCHED if canary in content}
    assert found == {}


def _folders(own: Path) -> list[Path]:
    """The data folder with the log beside it, and the database server's files, its log among them."""
    if IS_POSTGRES:
        postgres.shared().run("CHECKPOINT")
    return [own, postgres.shared().folder] if IS_POSTGRES else [own]


def _key(envelope: bytes) -> bytes:
    return Envelope.read(envelope, recipients=2).key


def test_of_five_hundred_at_once_with_one_token_exactly_one_is_taken(
    running: tuple[Served, Example, Settings],
) -> None:
    box, example, settings = running
    first = example.envelope()
    different = [first, *(example.again(first) for _ in range(9))]
    came: Counter[tuple[int, int]] = Counter()
    lock, begin = threading.Lock(), threading.Barrier(50)

    def send(place: int) -> None:
        begin.wait()
        for turn in range(10):
            which = (place + turn) % len(different)
            status = box.ask("POST", f"/rounds/{example.id}/ballots", different[which].to_bytes())
            with lock:
                came[which, status] += 1

    threads = [threading.Thread(target=send, args=[place]) for place in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [winner] = {which for which, status in came if status == 204}
    assert came == {(which, 204 if which == winner else 409): 50 for which in range(len(different))}
    store = opened(settings.database_url)
    [kept] = store.ballots(example.id)
    store.close()
    assert kept.sealed == different[winner].sealed


def test_by_itself_it_counts_a_single_lock_that_is_due(settings: Settings, tmp_path: Path) -> None:
    own, port = real(settings)
    example = closed_single(own, ballots=5)
    store = opened(own.database_url)
    with served(own, port, tmp_path / "box.log", processes=2) as box:
        wait_until(lambda: store.states() == {example.id: (State.SHREDDED, False)}, seconds=60)
        assert box.ask("GET", f"/rounds/{example.id}/tally") == 200
    store.close()


def test_killed_it_has_kept_what_it_answered_and_what_is_sent_again_is_not_doubled(
    settings: Settings, tmp_path: Path
) -> None:
    own, port = real(settings)
    example = round_of_today(own)
    envelopes = [example.envelope() for _ in range(60)]
    answered: list[bytes] = []

    def send(part: list[Envelope], box: Served) -> None:
        with suppress(OSError, HTTPException):
            for envelope in part:
                assert box.ask("POST", f"/rounds/{example.id}/ballots", envelope.to_bytes()) == 204
                answered.append(envelope.key)
                if len(answered) == 20:
                    os.killpg(box.process.pid, signal.SIGKILL)
                    box.process.wait()

    with served(own, port, tmp_path / "box.log") as box:
        threads = [threading.Thread(target=send, args=[envelopes[place::4], box]) for place in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    store = opened(own.database_url)
    kept = set(store.keys(example.id))
    assert 20 <= len(answered) < 60
    assert set(answered) <= kept
    with served(own, port, tmp_path / "box.log") as box:
        for envelope in envelopes:
            assert box.ask("POST", f"/rounds/{example.id}/ballots", envelope.to_bytes()) == 204
    assert store.keys(example.id) == sorted(envelope.key for envelope in envelopes)
    store.close()


def test_a_taken_port_and_a_setting_that_cannot_be_meant_are_said(tmp_path: Path) -> None:
    env = environment(tmp_path, TROTH_BOX_DATA=str(tmp_path), TROTH_BOX_ORIGIN="http://nowhere")
    done = troth("box", "serve", f"--port={postgres.free_port()}", env=env)
    assert (done.returncode, "TROTH_BOX_ORIGIN must be" in done.stderr) == (1, True)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = troth("box", "serve", f"--port={port}", env=env)
    assert f"troth box serve --port {port + 1}" in done.stderr
