"""An operator's machine: the site with its worker, and the box, as processes of their own; days pass when told to."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path
from subprocess import Popen

import requests
from django.conf import settings

from tests.postgres import free_port
from tests.processes import environment, start, test_database_url, wait_until
from troth.pulses import keys
from troth.pulses.models import Round
from troth.pulses.rules.states import State

MOVED = Path(__file__).parent / "moved"
MORNING = time(9, tzinfo=UTC)


@dataclass
class Machine:
    """Everything lies under `folder`: what site and box keep, what they say, and what anybody puts aside."""

    folder: Path
    box_database: str
    day: date
    ports: tuple[int, int] = field(default_factory=lambda: (free_port(), free_port()))
    running: list[Popen[str]] = field(default_factory=list)

    @property
    def site(self) -> str:
        return f"http://127.0.0.1:{self.ports[0]}"

    @property
    def box(self) -> str:
        """Under another host name: a cookie of the site never goes there."""
        return f"http://localhost:{self.ports[1]}"

    @property
    def now(self) -> datetime:
        return datetime.combine(self.day, MORNING)

    @property
    def logs(self) -> list[Path]:
        return [self.folder / "site.log", self.folder / "box.log"]

    def start(self) -> None:
        self.set_clock()
        everywhere = {
            "PYTHONPATH": str(MOVED),
            "TROTH_TEST_CLOCK": str(self._clock),
            "HOME": str(self.home),
            "TMPDIR": str(self.home),
        }
        site = environment(
            self.folder / "site",
            database_url=test_database_url(),
            TROTH_ORIGIN=self.site,
            TROTH_BOX_URL=self.box,
            TROTH_SECRET_KEY=settings.SECRET_KEY,
            TROTH_AUDIT_KEY=settings.AUDIT_KEY,
            **everywhere,
        )
        box = environment(
            self.folder / "nowhere",
            TROTH_BOX_DATA=str(self.folder / "box"),
            TROTH_BOX_DATABASE_URL=self.box_database,
            TROTH_BOX_ORIGIN=self.box,
            TROTH_BOX_SITE_KEY=keys.site_public(),
            **everywhere,
        )
        serve = ("-m", "troth", "serve", f"--port={self.ports[0]}", "--processes=1")
        self.running = [
            start(*serve, env=site, output=self.logs[0]),
            start("-m", "troth", "box", "serve", f"--port={self.ports[1]}", env=box, output=self.logs[1]),
        ]
        wait_until(lambda: self._answers(f"{self.site}/sign-in/"), seconds=60)
        wait_until(lambda: self._answers(f"{self.box}/rounds"), seconds=60)

    def stop(self) -> None:
        """As somebody who switches the machine off properly."""
        for process in self.running:
            process.terminate()
        for process, log in zip(self.running, self.logs, strict=True):
            assert process.wait(timeout=40) == 0, log.read_text()

    def kill(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    @property
    def home(self) -> Path:
        """Where programs put what is nobody's business; nothing may come to lie in it."""
        folder = self.folder / "home"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def _clock(self) -> Path:
        return self.folder / "clock"

    def set_clock(self) -> None:
        """It is nine in the morning of `day`, and goes on from there."""
        draft = self._clock.with_suffix(".new")
        draft.write_text(str((self.now - datetime.now(UTC)).total_seconds()))
        draft.replace(self._clock)

    def turn(self, day: date, *, until: State, box: str = "") -> None:
        """Let it be that day, and wait until the round stands there: the worker and the box do it by themselves."""
        self.day = day
        self.set_clock()
        self.wait(lambda: Round.objects.filter(state=until).exists())
        if box:
            self.wait(lambda: self.state_at_box() == box)

    def state_at_box(self) -> str:
        return "".join(one["state"] for one in requests.get(f"{self.box}/rounds", timeout=20).json())

    def wait(self, is_so: Callable[[], object], *, seconds: float = 30) -> None:
        try:
            wait_until(is_so, seconds=seconds)
        except AssertionError:
            said = "\n".join(log.read_text() for log in self.logs)
            raise AssertionError(f"{Round.objects.values('state')}\n{said}") from None

    def _answers(self, url: str) -> bool:
        ended = [log.read_text() for one, log in zip(self.running, self.logs, strict=True) if one.poll() is not None]
        assert not ended, ended
        try:
            return requests.get(url, timeout=30).status_code < 500
        except requests.ConnectionError:
            return False


@contextmanager
def running(folder: Path, box_database: str, day: date) -> Iterator[Machine]:
    machine = Machine(folder, box_database, day)
    try:
        machine.start()
        yield machine
    finally:
        machine.kill()
