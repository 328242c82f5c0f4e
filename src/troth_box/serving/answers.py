"""Answers, and the headers they all have: nothing may be kept, framed, sent on, or loaded from anywhere else."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http import HTTPStatus

from troth.blind import canonical

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (
        "Content-Security-Policy",
        POLICY,
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("X-Robots-Tag", "noindex"),
)
ENCRYPTED_ONLY = ("Strict-Transport-Security", "max-age=31536000")
NOT_KEPT = ("Cache-Control", "no-store")
ASK_AGAIN = ("Cache-Control", "no-cache")
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. `body` may come in pieces; then its length is not told beforehand."""

    status: HTTPStatus = HTTPStatus.NO_CONTENT
    body: Iterable[bytes] = ()
    length: int | None = 0
    headers: tuple[tuple[str, str], ...] = field(default=(NOT_KEPT,))

    @property
    def line(self) -> str:
        return f"{self.status.value} {self.status.phrase}"

    def all_headers(self, *more: tuple[str, str]) -> list[tuple[str, str]]:
        has_length = self.length is not None and self.status is not HTTPStatus.NO_CONTENT
        length = [("Content-Length", str(self.length))] if has_length else []
        return [*HEADERS, *more, *self.headers, *length]


def document(data: bytes) -> Answer:
    """JSON that is there as bytes."""
    return Answer(HTTPStatus.OK, (data,), len(data), (NOT_KEPT, ("Content-Type", JSON)))


def value(found: object) -> Answer:
    """JSON of plain values."""
    return document(canonical.dumps(found))


def pieces(body: Iterable[bytes]) -> Answer:
    """JSON that is too long to be held."""
    return Answer(HTTPStatus.OK, body, None, (NOT_KEPT, ("Content-Type", JSON)))


def refused(status: int, say: str = "") -> Answer:
    """A refusal: without a body, or with the one sentence that says why."""
    body = canonical.dumps({"say": say}) if say else b""
    kind = (("Content-Type", JSON),) if say else ()
    return Answer(HTTPStatus(status), (body,), len(body), (NOT_KEPT, *kind))
