"""The web server and, beside it, the worker: two kinds of process that begin and end together."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

BODY_SECONDS = 30


@dataclass(frozen=True, kw_only=True)
class Server:
    """Granian: docs/decisions/0005 says why."""

    host: str
    port: int
    processes: int
    threads: int

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT; requests under way are finished first."""
        Granian(
            "troth.cli.served:application",
            address=self.host,
            port=self.port,
            interface=Interfaces.WSGI,
            http=HTTPModes.http1,
            websockets=False,
            workers=self.processes,
            blocking_threads=self.threads,
            respawn_failed_workers=True,
            workers_kill_timeout=BODY_SECONDS,
            log_level=LogLevels.warning,
            log_access=False,
        ).serve()


@contextmanager
def beside_a_worker() -> Iterator[None]:
    """A worker as a child process for the length of the block; started again should it die."""
    is_ending = threading.Event()
    current: list[subprocess.Popen[bytes]] = []

    def keep_one_alive() -> None:
        while not is_ending.is_set():
            current[:] = [_start_worker()]
            current[0].wait()
            is_ending.wait(2)

    keeper = threading.Thread(target=keep_one_alive, daemon=True)
    keeper.start()
    try:
        yield
    finally:
        is_ending.set()
        for process in current:
            process.terminate()
        keeper.join(timeout=BODY_SECONDS)


def _start_worker() -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "troth", "work", "--beside", str(os.getpid())]
    return subprocess.Popen(command, start_new_session=True)
