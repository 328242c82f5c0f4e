"""The demo's box: a second process under another host name, with a database and a data folder of its own.

The site is at 127.0.0.1 and the box at localhost, because cookies ignore ports: no cookie of the one reaches the other.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from .server import beside

KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH")
PATIENCE = 10  # seconds


@contextmanager
def beside_a_box(port: int, *, origin: str) -> Iterator[None]:
    """The box as a child process for the length of the block. All it gets from the site is its public key.

    The block begins once it listens, so that the worker finds it at its first try.
    """
    command = [sys.executable, "-m", "troth", "box", "serve", f"--port={port}", "--beside", str(os.getpid())]
    env = environment(Path(settings.DATA) / "box", origin)
    with beside(command, env=env):
        _wait_for(port)
        with _what_was_said(env):
            yield


@contextmanager
def _what_was_said(env: dict[str, str]) -> Iterator[None]:
    """Concerns of the last two weeks, put into a new box as soon as the site has published who listens."""
    filling = subprocess.Popen([sys.executable, "-m", "troth.cli.demo.sealed"], env=env, start_new_session=True)
    try:
        yield
    finally:
        filling.terminate()
        filling.wait()


def _wait_for(port: int) -> None:
    """Until something listens there; a box that does not start is no reason for the site not to."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("localhost", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


def environment(data: Path, origin: str) -> dict[str, str]:
    """What the box is told."""
    own = {name: os.environ[name] for name in KEPT if name in os.environ}
    return own | {
        "TROTH_BOX_DATA": str(data),
        "TROTH_BOX_ORIGIN": origin,
        "TROTH_BOX_SITE_KEY": _site_public(),
    }


def _site_public() -> str:
    """The key by which the box knows the site's rounds."""
    from troth.pulses.keys import site_public

    return site_public()
