"""The desk as a page on this computer: one address with a secret in it, for one person's browser and for nobody else.

Other programs and other sites on this computer do not know the secret, and a name that was made to point here by
somebody else's name server is not answered. No cookie, no script, nothing loaded from elsewhere, nothing kept.
"""

import hmac
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from threading import Lock
from wsgiref.types import StartResponse, WSGIEnvironment

from ..trouble import Trouble
from . import markup
from .desk import Desk, Key
from .identity import Identity
from .uploads import fields

LARGEST, A_PIECE = 500_000_000, 1_000_000
STYLE = Path(__file__).parent / "static" / "keyholder.css"
HEADERS = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("Cache-Control", "no-store"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
]
Answer = tuple[str, str, bytes, list[tuple[str, str]]]
HTML, TEXT = "text/html; charset=utf-8", "text/plain; charset=utf-8"


class Site:
    """A WSGI application with one desk. `on_stop` is called when the person presses the button that ends it."""

    def __init__(self, port: int, on_stop: Callable[[], None]) -> None:
        self.secret = secrets.token_urlsafe(24)
        self.address = f"http://127.0.0.1:{port}/{self.secret}/"
        self._host = f"127.0.0.1:{port}"
        self._on_stop = on_stop
        self._desk = Desk()
        self._view = markup.View()
        self._made: tuple[Identity, bytes] | None = None
        self._one_at_a_time = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with self._one_at_a_time:
            status, kind, body, more = self._answer(environ)
        headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *HEADERS, *more]
        start_response(status, headers)
        return [body]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        _, _, rest = environ["PATH_INFO"].partition("/")
        secret, slash, page = rest.partition("/")
        if environ.get("HTTP_HOST") != self._host:
            return "400 Bad Request", TEXT, b"This address is answered under its own name only.", []
        if not slash or not hmac.compare_digest(secret.encode(), self.secret.encode()):
            return "404 Not Found", TEXT, b"There is nothing here.", []
        if environ["REQUEST_METHOD"] == "GET":
            return self._shown(page)
        return self._done(page, environ)

    def _shown(self, page: str) -> Answer:
        if page == "":
            view, self._view = self._view, markup.View()
            return "200 OK", HTML, markup.desk_page(self._desk, view), []
        if page == "make":
            view, self._view = self._view, markup.View()
            return "200 OK", HTML, markup.make_page(self._made[0] if self._made else None, view), []
        if page == "keyholder.css":
            return "200 OK", "text/css; charset=utf-8", STYLE.read_bytes(), []
        if page == "tally" and self._desk.result and self._desk.checked:
            name = f"troth-result-{self._desk.checked.manifest.round[:8]}.json"
            return "200 OK", "application/json", self._desk.result.to_bytes(), _saved_as(name)
        if page == "key" and self._made:
            return "200 OK", "application/octet-stream", self._made[1], _saved_as("troth-keyholder.age")
        return "404 Not Found", TEXT, b"There is nothing here.", []

    def _done(self, page: str, environ: WSGIEnvironment) -> Answer:
        """Do what a button says, and show the page again; what is wrong is shown where it was asked."""
        doing: dict[str, Callable[[Mapping[str, bytes]], None]] = {
            "check": self._check,
            "fetch": self._fetch,
            "count": self._count,
            "sign": self._sign,
            "send": self._send,
            "clear": self._clear,
            "make": self._make,
            "forget": self._forget,
        }
        if page == "stop":
            self._clear({})
            self._forget({})
            self._on_stop()
            return "200 OK", HTML, markup.stopped_page(), []
        if page not in doing:
            return "404 Not Found", TEXT, b"There is nothing here.", []
        self._view = markup.View(step=page)
        try:
            form = _form(environ)
            self._view.kept = _words(form)
            doing[page](form)
            self._view = markup.View(done=page)
        except Trouble as trouble:
            self._view.trouble = trouble
        return "303 See Other", TEXT, b"", [("Location", f"/{self.secret}/{'make' if page == 'make' else ''}")]

    def _check(self, form: Mapping[str, bytes]) -> None:
        data = form.get("file", b"")
        if not data:
            raise Trouble("No file was chosen.", "Choose the file of ballots you were given.")
        self._desk.check(data, "the file you chose")

    def _fetch(self, form: Mapping[str, bytes]) -> None:
        words = _words(form)
        self._desk.fetch(words.get("box", ""), words.get("round", ""), _key(form))

    def _count(self, form: Mapping[str, bytes]) -> None:
        self._desk.count(_key(form))

    def _sign(self, _: Mapping[str, bytes]) -> None:
        self._desk.sign()

    def _send(self, _: Mapping[str, bytes]) -> None:
        self._desk.send()

    def _clear(self, _: Mapping[str, bytes]) -> None:
        self._desk.clear()

    def _make(self, form: Mapping[str, bytes]) -> None:
        passphrase = form.get("passphrase", b"").decode(errors="replace")
        if passphrase != form.get("again", b"").decode(errors="replace"):
            raise Trouble("The two passphrases differ.", "Type the same one twice.")
        secret = form.get("paper", b"").decode(errors="replace")
        identity = Identity.of(secret) if secret.strip() else Identity.new()
        self._made = identity, identity.wrapped(passphrase)

    def _forget(self, _: Mapping[str, bytes]) -> None:
        self._made = None


def _form(environ: WSGIEnvironment) -> Mapping[str, bytes]:
    length, stream = int(environ.get("CONTENT_LENGTH") or 0), environ["wsgi.input"]
    if length > LARGEST:
        while length > 0 and (
            piece := stream.read(min(length, A_PIECE))
        ):  # a browser reads no answer before it sent all
            length -= len(piece)
        raise Trouble(
            "This file is too large for the page.",
            "The command line takes it: troth keyholder tally, with the file's name.",
        )
    return fields(environ.get("CONTENT_TYPE", ""), stream.read(length))


def _words(form: Mapping[str, bytes]) -> dict[str, str]:
    """What was typed that may be shown again; neither files nor passphrases."""
    return {name: form[name].decode(errors="replace")[:300] for name in ("box", "round") if name in form}


def _key(form: Mapping[str, bytes]) -> Key:
    return Key(form.get("key", b""), form.get("passphrase", b"").decode(errors="replace"))


def _saved_as(name: str) -> list[tuple[str, str]]:
    return [("Content-Disposition", f'attachment; filename="{name}"')]
