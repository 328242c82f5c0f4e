"""Asking a box without a network: a WSGI request, and what comes back."""

import io
from dataclasses import dataclass

from troth_box.box import Box
from troth_box.serving.wsgi import application_of


@dataclass(frozen=True)
class Came:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(box: Box, method: str, path: str, body: bytes = b"", **environ: str) -> Came:
    """One request; `environ` adds to it or, with None, takes from it."""
    told: list[tuple[str, list[tuple[str, str]]]] = []
    given: dict[str, object] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "HTTP_HOST": box.settings.host,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **environ,
    }
    sent = b"".join(application_of(box)(given, lambda line, headers: told.append((line, headers))))
    [(line, headers)] = told
    assert len({name.lower() for name, _ in headers}) == len(headers)
    return Came(int(line.split()[0]), {name.lower(): value for name, value in headers}, sent)
