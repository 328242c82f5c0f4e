"""The demo's box: a second process under another host name, with a database and a data folder of its own.

The site is at 127.0.0.1 and the box at localhost, because cookies ignore ports: no cookie of the one reaches the other.
"""

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path

from django.conf import settings

from .server import beside

KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "PYTHONPATH")


def beside_a_box(port: int, *, origin: str) -> AbstractContextManager[None]:
    """The box as a child process for the length of the block. All it gets from the site is its public key."""
    command = [sys.executable, "-m", "troth", "box", "serve", f"--port={port}", "--beside", str(os.getpid())]
    return beside(command, env=environment(Path(settings.DATA) / "box", origin))


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
