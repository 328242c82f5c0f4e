"""Starting the real program, as an installation would, on a test's database or one of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.db import connection

from tests import postgres
from tests.settings import IS_POSTGRES

PLAIN = ("PATH", "HOME", "LANG", "TMPDIR")


def test_database_url() -> str:
    """The database this test works on, for another process that acts as the application."""
    name = str(connection.settings_dict["NAME"])
    return postgres.shared().url(name) if IS_POSTGRES else f"sqlite:///{name}"


test_database_url.__test__ = False  # type: ignore[attr-defined]


def environment(data: Path, *, database_url: str = "", **more: str) -> dict[str, str]:
    """What an installation in the folder `data` has in its environment: nothing of ours but what is given."""
    own = {name: os.environ[name] for name in PLAIN if name in os.environ}
    named = {"TROTH_DATA": str(data), **({"DATABASE_URL": database_url} if database_url else {}), **more}
    return own | named


def troth(*arguments: str, env: dict[str, str], **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `troth ARGUMENTS` to its end; its output as text."""
    return python("-m", "troth", *arguments, env=env, **options)


def python(*arguments: str, env: dict[str, str], **options: Any) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments to its end; its output as text."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=env, text=True, capture_output=True, timeout=600, check=False, **options)


def start(*command: str, env: dict[str, str], output: Path | None = None) -> subprocess.Popen[str]:
    """Start Python with these arguments in a process group of its own; it prints to `output`, or to a pipe."""
    with output.open("a") if output else nullcontext(subprocess.PIPE) as stdout:
        return subprocess.Popen(
            [sys.executable, *command],
            env=env,
            text=True,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def wait_until(is_so: Callable[[], object], *, seconds: float = 20) -> None:
    """Wait for something to become true; AssertionError where it does not in time."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
