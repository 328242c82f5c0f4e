"""What the box looks at in a request: its address, its body, and whether there is a cookie. Nothing else is read."""

from dataclasses import dataclass, field
from typing import Any

from ..refusal import Refusal

Environ = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """The few things a route may know."""

    named: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    has_cookie: bool
    mark: str
    takes_packed: bool

    @classmethod
    def of(cls, environ: Environ, named: dict[str, str], *, most: int) -> "Asked":
        return cls(
            named,
            _body(environ, most),
            "HTTP_COOKIE" in environ,
            environ.get("HTTP_IF_NONE_MATCH", ""),
            "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
        )

    @property
    def id(self) -> str:
        return self.named["id"]


def _body(environ: Environ, most: int) -> bytes:
    """The whole body, of a length that was told and is allowed."""
    if not most:
        return b""
    told = environ.get("CONTENT_LENGTH", "")
    if not told.isascii() or not told.isdigit():
        raise Refusal(411)
    if int(told) > most:
        raise Refusal(413)
    body: bytes = environ["wsgi.input"].read(int(told))
    if len(body) != int(told):
        raise Refusal(400)
    return body
