"""Due notices by mail through a real mail server, by two workers of which one is killed again and again.

`python -m bench notices` measures 10,000 on each database and writes the figures down; `python -m bench.notices
[HOW MANY] [sqlite|postgresql]` only prints them.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from aiosmtpd.controller import Controller

from tests.notices.letterbox import Letterbox
from tests.postgres import free_port

from .chores import _empty_places
from .places import ROOT, child

NOTICES = 10_000
WORK = ("-m", "troth", "work")
PAUSE = (1.0, 4.0)


def measure(*, notices: int = NOTICES) -> dict[str, Any]:
    """On each database: what was lost, what was sent twice, and how many went out a second."""
    found = []
    for engine, env in _empty_places():
        child("put_notices", str(notices), env=env)
        found.append({"engine": engine, **send_all(env, notices=notices, is_done=lambda: _is_done(env))})  # noqa: B023
        print(found[-1], flush=True)
    return {"notices": found}


def _is_done(env: dict[str, str]) -> bool:
    return bool(child("notices_left", env=env)["left"] == 0)


def send_all(
    env: dict[str, str],
    *,
    notices: int,
    is_done: Callable[[], bool],
    worker: Sequence[str] = WORK,
    pause: tuple[float, float] = PAUSE,
) -> dict[str, Any]:
    """Have two workers send everything that is due in `env`, killing one after each pause; what came of it."""
    box = Letterbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    env = env | {
        "TROTH_SMTP_HOST": "127.0.0.1",
        "TROTH_SMTP_PORT": str(controller.port),
        "TROTH_SMTP_STARTTLS": "false",
        "TROTH_QUIET_HOURS": "",
    }
    kills, began = 0, time.monotonic()
    steady, victim = _start(worker, env), _start(worker, env)
    try:
        while len(_recipients(box)) < notices or not is_done():
            time.sleep(random.uniform(*pause))
            if len(_recipients(box)) < notices:
                box.victim = victim  # the mail server kills it with the next mail in hand, whoever brings that
                victim = _wait_for_death(victim, box, worker, env)
                kills += 1
    finally:
        for one in (steady, victim):
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()
        controller.stop()
    return _figures(box, notices, kills, began)


def _start(worker: Sequence[str], env: dict[str, str]) -> subprocess.Popen[str]:
    command = [sys.executable, *worker]
    return subprocess.Popen(command, env=env, cwd=ROOT, text=True, start_new_session=True, stderr=subprocess.DEVNULL)


def _wait_for_death(
    victim: subprocess.Popen[str], box: Letterbox, worker: Sequence[str], env: dict[str, str]
) -> subprocess.Popen[str]:
    """Another worker once that one is dead; where no mail came by, it is killed all the same."""
    try:
        victim.wait(timeout=5)
    except subprocess.TimeoutExpired:
        box.victim = None
        os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
    return _start(worker, env)


def _recipients(box: Letterbox) -> set[str]:
    return {str(mail["To"]) for mail in box.mails}


def _figures(box: Letterbox, notices: int, kills: int, began: float) -> dict[str, Any]:
    ids = {str(mail["Message-ID"]) for mail in box.mails}
    most = box.at[: notices * 9 // 10] or box.at
    return {
        "notices": notices,
        "kills": kills,
        "lost": notices - len(_recipients(box)),
        "twice": len(box.mails) - len(ids),
        "message_ids": len(ids),
        "per_second": round(len(most) / max(most[-1] - most[0], 0.001)),
        "seconds": round(time.monotonic() - began),
    }


if __name__ == "__main__":
    how_many = int(sys.argv[1]) if len(sys.argv) > 1 else NOTICES
    measure(notices=how_many)
