"""The demo is at one name of this machine: its box is at another, and must not be sent the site's cookies."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

NAMES = ("localhost", "127.0.0.1")
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def other_name(host: str) -> str:
    """Where the box is, if the site is at `host`."""
    return "127.0.0.1" if host == "localhost" else "localhost"


def under_one_name(application: Application, origin: str) -> Application:
    """Send whoever typed this machine's other name on to the site's own."""
    own = urlsplit(origin)

    def application_or_redirect(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        typed, _, port = environ.get("HTTP_HOST", "").partition(":")
        if typed in NAMES and typed != own.hostname and port == str(own.port):
            query = f"?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else ""
            start_response("307 Temporary Redirect", [("Location", f"{origin}{environ['PATH_INFO']}{query}")])
            return [b""]
        return application(environ, start_response)

    return application_or_redirect
