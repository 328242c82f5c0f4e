"""Serving the desk on a free port of this computer until its button is pressed, and showing it in the browser."""

import shutil
import socketserver
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from .site import Site

HOST = "127.0.0.1"
SECONDS_TO_SAY_SO = 0.5  # between the answer to the last button and the end
DOOR = (
    '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={0}"><a href="{0}">The desk</a>\n'
)


class _Server(socketserver.ThreadingMixIn, WSGIServer):
    """Browsers open a second connection and say nothing on it; one thread would wait for it in vain."""

    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that goes away is no event."""


class _RequestHandler(WSGIRequestHandler):
    """Writes no log: what is asked has the secret in it."""

    server_version, sys_version = "troth", ""
    timeout = 60

    def log_message(self, *_: Any) -> None:
        """Nothing."""


def serve(*, say: Callable[[str], None], is_opening: bool) -> None:
    """Serve until stopped. `say` is told the address; with `is_opening`, the browser is sent there too."""
    with _Server((HOST, 0), _RequestHandler) as server:
        stopping = threading.Timer(SECONDS_TO_SAY_SO, server.shutdown)
        site = Site(server.server_port, on_stop=stopping.start)
        server.set_app(site)
        door = _door(site.address) if is_opening else None
        say(site.address)
        try:
            if door:
                webbrowser.open(door.as_uri())
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            pass
        finally:
            if door:
                shutil.rmtree(door.parent, ignore_errors=True)


def _door(address: str) -> Path:
    """A file only this user can read that leads to the page: on a command line others could read the secret."""
    folder = Path(tempfile.mkdtemp(prefix="troth-desk-"))
    door = folder / "desk.html"
    door.touch(mode=0o600)
    door.write_text(DOOR.format(escape(address, quote=True)))
    return door
