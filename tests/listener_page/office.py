"""Who listens at the office of the writer's tests, who comes and goes there, and who writes."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.blind import concern_formats as formats
from tests.box.concerning import MONDAY, Company, season_key
from tests.box.rounds import SITE
from troth.blind import letters, signed
from troth.blind.asked import Opening
from troth.blind.letters import Self, Step
from troth.blind.listeners import Listener, Listeners
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.concern.identity import ListenerIdentity


@dataclass
class Person:
    """Somebody on the list: who they are and which key they have."""

    name: str
    identity: ListenerIdentity = field(default_factory=ListenerIdentity.new)
    since: date = MONDAY
    listed: Listener | None = None

    @property
    def row(self) -> Listener:
        if self.listed:
            return self.listed
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
    rows = [company.row(one) for one in company.identities]
    return [Person(row.name, one, row.since, row) for row, one in zip(rows, company.identities, strict=True)]


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
