"""A small company on a real box: a quarter, three listeners, and as many writers with slips as a test needs."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from tests.blind import concern_formats as formats
from tests.box.rounds import SITE, Day
from troth.blind import asked, canonical, letters, signed
from troth.blind.asked import Opening
from troth.blind.keys import SigningKey, generate
from troth.blind.letters import Answered, Written
from troth.blind.listeners import Listener, Listeners
from troth.blind.receipts import Receipt
from troth.blind.seasons import Season
from troth.blind.signed import Kind
from troth.blind.writers import Writer
from troth_box.box import Box
from troth_box.concern.identity import ListenerIdentity

FIRST = date(2026, 10, 1)
MONDAY = date(2026, 10, 5)
A_DAY = timedelta(days=1)


@cache
def season_key() -> SigningKey:
    return generate()


@cache
def _proof() -> bytes:
    from troth.blind.certificate import certify

    return certify(season_key())


@dataclass
class Company:
    """Who listens, and how things are sent. The calendar is the test's."""

    box: Box
    day: Day
    identities: list[ListenerIdentity] = field(default_factory=lambda: [ListenerIdentity.new() for _ in range(3)])
    lists: list[Listeners] = field(default_factory=list)

    @classmethod
    def begun(
        cls, box: Box, day: Day, today: date = MONDAY, identities: list[ListenerIdentity] | None = None
    ) -> "Company":
        company = cls(box, day, identities) if identities else cls(box, day)
        day.today = today
        box.post.take_season(company.signed_season)
        company.publish(company.identities)
        return company

    @property
    def season(self) -> Season:
        key = season_key().public.to_bytes()
        own = {"box": self.box.settings.origin, "key": key, "certificate": _proof()}
        receipts = canonical.from_b64(self.box.post.key()["key"], 32)
        return formats.season_of_public(receipts, **own)

    @property
    def signed_season(self) -> bytes:
        return signed.sign(Kind.SEASON, self.season.to_document(), SITE).to_bytes()

    @property
    def listeners(self) -> Listeners:
        return self.lists[-1]

    def listed(self, identities: list[ListenerIdentity]) -> Listeners:
        """The list that would come next."""
        pages = (self.box.concern_page.digest, self.box.listener_page.digest)
        before = self.lists[-1] if self.lists else None
        return formats.listeners_of(identities, before, self.box.settings.origin, pages)

    def publish(self, identities: list[ListenerIdentity]) -> bytes:
        made = self.listed(identities)
        data = signed.sign(Kind.LISTENERS, made.to_document(), SITE).to_bytes()
        self.box.post.take_listeners(data)
        self.lists.append(made)
        return data

    def row(self, identity: ListenerIdentity) -> Listener:
        return self.listeners.by_key[identity.holder.verify]

    # --- writers -----------------------------------------------------------------------------------------------------

    def letter(self, writer: Writer, text: str = formats.TEXT, **changed: Any) -> bytes:
        return self.sealed(formats.written(writer, self.listeners, text, **changed), writer)

    def sealed(self, letter: Written, writer: Writer) -> bytes:
        return letters.close(letter, writer.writing, formats.readers(self.listeners, writer.recipient))

    def opening(self, writer: Writer, text: str = formats.TEXT) -> Opening:
        slip = formats.slip_of(season_key())
        sealed = self.letter(writer, text)
        return Opening(self.season.season, slip.message, slip.signature, writer.verify, sealed)

    def opened(self, writer: Writer | None = None) -> Writer:
        """A concern, handed in today."""
        writer = writer or Writer.new()
        self.box.post.open(self.opening(writer).to_bytes())
        return writer

    def ask(self, kind: Kind, writer: Writer, **asks: Any) -> bytes:
        """A request of a writer's."""
        return asked.written(kind, self.box.settings.origin, writer.writing, thread=writer.thread, **asks)

    def add(self, writer: Writer, text: str, kind: str = "message") -> bytes:
        sealed = self.letter(writer, text, number=1, kind="more")
        return self.box.post.write(self.ask(Kind.WRITE, writer, sealed=sealed, **{"as": kind}))

    def read(self, writer: Writer) -> dict[str, Any]:
        return self.box.post.read(self.ask(Kind.READ, writer, day=self.day.today))

    def texts(self, writer: Writer) -> list[str]:
        """What the writer reads, each as long as its key opens it."""
        found = self.read(writer)["letters"]
        sealed = [canonical.from_b64(one["sealed"]) for one in found]
        return [letters.read(letters.opened(one, writer.reading), writer.thread).text for one in sealed]

    # --- listeners ---------------------------------------------------------------------------------------------------

    def of_listener(self, kind: Kind, identity: ListenerIdentity | None = None, **asks: Any) -> bytes:
        by = (identity or self.identities[0]).signing
        return asked.written(kind, self.box.settings.origin, by, day=self.day.today, **asks)

    def inbox(
        self, identity: ListenerIdentity | None = None, after: str = "", *, is_open: bool = True
    ) -> dict[str, Any]:
        return self.box.post.desk.inbox(self.of_listener(Kind.INBOX, identity, after=after, open=is_open))

    def states(self) -> list[str]:
        return [one["state"] for one in self.inbox(is_open=False)["threads"]]

    def thread(self, writer: Writer, identity: ListenerIdentity | None = None) -> list[dict[str, Any]]:
        found = self.box.post.desk.thread(self.of_listener(Kind.THREAD, identity, thread=writer.thread))
        return found["letters"]  # type: ignore[return-value]

    def answered(self, writer: Writer, text: str = formats.ANSWER) -> Answered:
        return formats.answered(writer, self.listeners, self.row(self.identities[0]), text)

    def answer(self, writer: Writer, kind: str = "reply", text: str = formats.ANSWER) -> bytes:
        to = formats.readers(self.listeners, *([] if kind == "note" else [writer.recipient]))
        sealed = letters.close(self.answered(writer, text), self.identities[0].signing, to)
        self.hand_in(writer, sealed, kind)
        return sealed

    def hand_in(self, writer: Writer, sealed: bytes, kind: str, identity: ListenerIdentity | None = None) -> None:
        ask = self.of_listener(Kind.ANSWER, identity, thread=writer.thread, sealed=sealed, **{"as": kind})
        self.box.post.desk.answer(ask)

    def close(self, writer: Writer, *, shut: bool = False) -> None:
        self.box.post.close(self.of_listener(Kind.CLOSE, thread=writer.thread, shut=shut))

    # --- the site and the calendar -----------------------------------------------------------------------------------

    def counts(self) -> dict[str, Any]:
        ask = asked.written(Kind.COUNTS, self.box.settings.origin, SITE, day=self.day.today)
        return self.box.post.counts(ask)

    def later(self, days: int = 1) -> None:
        self.day.today += timedelta(days=days)

    def receipt(self, data: bytes) -> Receipt:
        """A receipt whose signature holds."""
        key = canonical.from_b64(self.box.post.key()["key"], 32)
        return Receipt.read(signed.read(Kind.RECEIPT, data, [key]).document)


def digest(sealed: bytes) -> str:
    return hashlib.sha256(sealed).hexdigest()
