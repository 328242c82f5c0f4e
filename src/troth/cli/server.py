"""The web server and, beside it, the worker and the demo's box: processes that begin and end together."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
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
    target: str = "troth.cli.served:application"

    def run(self) -> None:
        """Serve until SIGTERM or SIGINT; requests under way are finished first."""
        Granian(
            self.target,
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


def end_with(parent: int) -> None:
    """Stop this server when the process that started it is gone."""

    def look() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=look, daemon=True).start()


@contextmanager
def beside_a_worker() -> Iterator[None]:
    """A worker as a child process for the length of the block."""
    with beside([sys.executable, "-m", "troth", "work", "--beside", str(os.getpid())]):
        yield


@contextmanager
def beside(command: Sequence[str], env: Mapping[str, str] | None = None) -> Iterator[None]:
    """A child process for the length of the block; started again should it die."""
    is_ending = threading.Event()
    current: list[subprocess.Popen[bytes]] = []

    def keep_one_alive() -> None:
        while not is_ending.is_set():
            current[:] = [subprocess.Popen(command, env=env, start_new_session=True)]
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
