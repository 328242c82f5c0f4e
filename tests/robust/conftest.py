"""The product as an installation runs it: `troth serve` on the database of the test, and a person who speaks to it."""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from django.conf import settings
from django.test import Client

from tests.postgres import free_port
from tests.processes import environment, start, test_database_url, wait_until
from troth.people.models import Person


class Served:
    """A running `troth serve`, which can be killed as by a power cut."""

    def __init__(self, env: dict[str, str]) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.output = Path(env["TROTH_DATA"]).with_name("served.log")
        self.env = env | {"TROTH_ORIGIN": self.url, "TROTH_SECRET_KEY": settings.SECRET_KEY}
        self.start()

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self.process: subprocess.Popen[str] = start(
            "-m", "troth", "serve", "--port", str(self.port), "--threads", "2", env=self.env, output=self.output
        )
        wait_until(self.answers, seconds=60)

    def answers(self) -> bool:
        """Whether the sign-in page comes."""
        assert self.process.poll() is None, self.output.read_text()
        try:
            return requests.get(f"{self.url}/sign-in/", timeout=30).status_code < 600
        except requests.ConnectionError:
            return False

    def kill(self) -> str:
        """Kill every process of it at once; what it had printed."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        return self.output.read_text()

    def stop(self) -> str:
        """Ask it to stop, and wait; what it had printed."""
        self.process.terminate()
        self.process.wait(timeout=40)
        return self.output.read_text()


Serve = Callable[..., Served]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """`serve()` starts the product on the test's database; `serve(env)` on that of another environment."""
    running: list[Served] = []

    def serve(env: dict[str, str] | None = None) -> Served:
        running.append(Served(env or environment(tmp_path / "data", database_url=test_database_url())))
        return running[-1]

    yield serve
    for served in running:
        if served.process.poll() is None:
            served.kill()


class Speaker:
    """Somebody signed in who makes promises over HTTP, as a browser would."""

    def __init__(self, client: Client, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        for cookie in client.cookies.values():
            self.http.cookies.set(cookie.key, cookie.value)

    def read_token(self) -> None:
        """Open a page, for the secret of its forms."""
        page = self.http.get(f"{self.url}/promises/", timeout=30)
        found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
        assert found, page.text[:300]
        self.token = found.group(1)

    def promise(self, words: str, *, to: Person, once: str = "") -> requests.Response:
        """Say "I said I would WORDS" to somebody, by Friday."""
        form = {
            "csrfmiddlewaretoken": self.token,
            "line-once": once or str(uuid4()),
            "line-direction": "mine",
            "line-person": to.name,
            "line-words": words,
            "line-by_when": "Friday",
        }
        return self.http.post(f"{self.url}/promises/say/", data=form, allow_redirects=False, timeout=30)
