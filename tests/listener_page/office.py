"""A small company on a real box, served with the built pages, with a calendar that a test turns."""

import io
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import concern_formats as formats
from tests.box.concerning import MONDAY, Company, season_key
from tests.box.rounds import SITE, Day
from tests.box_page.rooms import _Quiet, _Server
from troth.blind import letters, signed
from troth.blind.asked import Opening
from troth.blind.letters import Self, Step
from troth.blind.listeners import Listener, Listeners
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concern.identity import ListenerIdentity
from troth_box.serving.wsgi import application_of
from troth_box.settings import Settings


class Office:
    """The box on a port of its own. `said`: what a test answers instead, by address; `asked`: what came, by address."""

    def __init__(self, folder: Path) -> None:
        self.server = _Server(("127.0.0.1", 0), _Quiet)
        self.address = f"http://localhost:{self.server.server_port}"
        self.day = Day(MONDAY)
        site = SITE.public_key().public_bytes_raw()
        settings = Settings(folder, f"sqlite:///{folder / 'box.sqlite3'}", self.address, site)
        self.box = Box(settings, today=self.day)
        self.said: dict[str, tuple[int, bytes]] = {}
        self.asked: list[tuple[str, dict[str, str], bytes]] = []
        self.application = application_of(self.box)
        self.server.set_app(self.answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def company(self, *names: str) -> Company:
        """A quarter has begun, and these listen."""
        people = [Person(name) for name in names or ("Kwabena Osei-Tutu", "Kirsty MacLeod", "Zanele Dlamini")]
        company = Company(self.box, self.day, [one.identity for one in people])
        self.day.today = MONDAY
        self.box.post.take_season(company.signed_season)
        publish(company, people)
        return company

    def later(self, days: int = 1) -> None:
        self.day.today += timedelta(days=days)

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        headers = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        self.asked.append((path, headers, body))
        if path not in self.said:
            return self.application(environ | {"wsgi.input": io.BytesIO(body)}, start_response)
        status, said = self.said[path]
        start_response(f"{status} Said", [("Content-Type", "application/json"), ("Content-Length", str(len(said)))])
        return [said]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.box.store.close()


@dataclass
class Person:
    """Somebody on the list: who they are and which key they have."""

    name: str
    identity: ListenerIdentity = field(default_factory=ListenerIdentity.new)
    since: date = MONDAY

    @property
    def row(self) -> Listener:
        verify = self.identity.holder.verify
        chosen = "Elected on 3 September 2026"
        return Listener(verify.hex()[:16], self.name, chosen, self.since, self.identity.recipient, verify)


def next_list(company: Company, people: list[Person], *, rows: tuple[Listener, ...] = ()) -> Listeners:
    """The list that comes next, with these on it; `rows` besides, as they are."""
    pages = (company.box.concern_page.digest, company.box.listener_page.digest)
    before = company.lists[-1] if company.lists else None
    listed = tuple(sorted([*(one.row for one in people), *rows], key=lambda row: row.id))
    number, digest = (before.number + 1, before.digest) if before else (1, None)
    return Listeners(number, digest, "Harbour Works", company.box.settings.origin, *pages, listed)


def signed_list(made: Listeners, by: Ed25519PrivateKey = SITE) -> bytes:
    return signed.sign(Kind.LISTENERS, made.to_document(), by).to_bytes()


def publish(company: Company, people: list[Person]) -> None:
    made = next_list(company, people)
    company.box.post.take_listeners(signed_list(made))
    company.lists.append(made)


def people_of(company: Company) -> list[Person]:
    """Those on the present list, with their keys."""
    names = {one.verify: one.name for one in company.listeners.listeners}
    return [Person(names[one.holder.verify], one) for one in company.identities]


@dataclass
class Someone:
    """A writer of a company's, who need not write to everybody, nor without a name."""

    company: Company
    writer: Writer

    @classmethod
    def writes(
        cls, company: Company, text: str = formats.TEXT, *, pen: tuple[str, Writer] | None = None, **changed: Any
    ) -> "Someone":
        """A concern, handed in today. `to`: who is to read it; `pen`: a pen-name, and its first words."""
        one = cls(company, Writer.new())
        if pen:
            changed["who"] = one.under(*pen)
        slip = formats.slip_of(season_key())
        sealed = one.letter(text, **changed)
        opening = Opening(company.season.season, slip.message, slip.signature, one.writer.verify, sealed)
        company.box.post.open(opening.to_bytes())
        return one

    def letter(self, text: str, *, to: list[ListenerIdentity] | None = None, **changed: Any) -> bytes:
        listed = self.company.listeners
        rows = [listed.by_key[one.holder.verify] for one in to] if to else list(listed.listeners)
        all_of_them = formats.written(self.writer, listed, text, **changed)
        letter = replace(all_of_them, to=tuple(sorted(one.id for one in rows)))
        return letters.close(letter, self.writer.writing, [*(one.recipient for one in rows), self.writer.recipient])

    def adds(self, text: str, number: int, kind: str = "more", **changed: Any) -> None:
        sealed = self.letter(text, number=number, kind=kind, **changed)
        sent_as = "care" if kind == "care" else "message"
        self.company.box.post.write(self.company.ask(Kind.WRITE, self.writer, sealed=sealed, **{"as": sent_as}))

    def under(self, name: str, words: Writer) -> Self:
        """The pen-name that stands on these words, in this concern."""
        return Self(Step.PEN_NAME, name, words.pen_key, words.pen_proof(self.writer.thread))

    def reads(self) -> list[str]:
        return self.company.texts(self.writer)


def put_in(company: Company, writer: Writer, sealed: bytes, kind: str = "reply") -> None:
    """A letter that somebody with a listener's key hands in, whatever is in it."""
    company.hand_in(writer, sealed, kind)
