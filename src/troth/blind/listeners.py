"""Who listens: the same list for everybody, each with the keys that concerns are sealed to, chained to the one before.

Nobody may be on it: when the last one stops, that too is a list, or the box would go on telling them what comes.
A false key in it would read along. So its check words stand wherever it is used, and every list names the one before:
a false one has to be kept up for ever, in front of everybody. The digests of the two pages stand in it too: with a new
version of the program comes a new list, and not a new quarter.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from . import canonical, shapes
from .manifest import ORIGIN
from .refusals import FormRefused
from .sealing import key_of
from .words import words_of

MOST_LISTENERS = 11  # and the writer: the twelve stanzas of every letter
MOST_LISTS = 1_000_000
ID = re.compile(r"[0-9a-f]{16}")
WORDS_ABOUT = b"troth listeners 1"


@dataclass(frozen=True, slots=True)
class Listener:
    """One key of one listener; with another key they are another row. `chosen` says how they came to listen."""

    id: str
    name: str
    chosen: str
    since: date
    recipient: str
    verify: bytes

    @classmethod
    def of(cls, value: object) -> "Listener":
        found = shapes.fields(value, {"id", "name", "chosen", "since", "recipient", "verify"}, "a listener")
        recipient = shapes.text(found["recipient"], "a listener's recipient", most=80)
        key_of(recipient)
        return cls(
            shapes.matching(found["id"], ID, "a listener's number"),
            shapes.text(found["name"], "a listener's name", most=300),
            shapes.text(found["chosen"], "how a listener was chosen", most=400),
            shapes.day(found["since"], "a listener's first day"),
            recipient,
            shapes.octets(found["verify"], "a listener's key", length=32),
        )

    def to_document(self) -> dict[str, object]:
        return {
            "id": self.id,
            "name": self.name,
            "chosen": self.chosen,
            "since": self.since.isoformat(),
            "recipient": self.recipient,
            "verify": canonical.to_b64(self.verify),
        }


@dataclass(frozen=True)
class Listeners:
    """One list. `before` is the digest of the one before; the first has none."""

    number: int
    before: str | None
    organisation: str
    box: str
    concern_page: str
    listener_page: str
    listeners: tuple[Listener, ...]

    @classmethod
    def of(cls, value: object) -> "Listeners":
        names = {"version", "number", "before", "organisation", "box", "pages", "listeners"}
        found = shapes.fields(value, names, "the listeners")
        shapes.version(found["version"], "the listeners")
        before = found["before"]
        pages = shapes.fields(found["pages"], {"concern", "listener"}, "the pages")
        listed = cls(
            shapes.whole(found["number"], "the number of this list", least=1, most=MOST_LISTS),
            None if before is None else shapes.matching(before, shapes.HEX_64, "the list before"),
            shapes.text(found["organisation"], "the organisation", most=200),
            shapes.matching(found["box"], ORIGIN, "the box's address"),
            shapes.matching(pages["concern"], shapes.HEX_64, "a page's digest"),
            shapes.matching(pages["listener"], shapes.HEX_64, "a page's digest"),
            shapes.several(found["listeners"], Listener.of, "the listeners", least=0, most=MOST_LISTENERS),
        )
        listed.refuse_if_at_odds()
        return listed

    @classmethod
    def read(cls, data: bytes) -> "Listeners":
        return cls.of(canonical.loads(data))

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "number": self.number,
            "before": self.before,
            "organisation": self.organisation,
            "box": self.box,
            "pages": {"concern": self.concern_page, "listener": self.listener_page},
            "listeners": [one.to_document() for one in self.listeners],
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def words(self) -> tuple[str, ...]:
        """Eight words to compare with a colleague, and with what a listener's own page shows."""
        return words_of(self.to_bytes(), about=WORDS_ABOUT)

    @cached_property
    def by_id(self) -> dict[str, Listener]:
        return {one.id: one for one in self.listeners}

    @cached_property
    def by_key(self) -> dict[bytes, Listener]:
        return {one.verify: one for one in self.listeners}

    def follows(self, earlier: "Listeners") -> bool:
        """Whether this is the next list after that one."""
        return self.number == earlier.number + 1 and self.before == earlier.digest

    def refuse_if_at_odds(self) -> None:
        shapes.increasing(tuple(one.id for one in self.listeners), "the listeners")
        if (self.before is None) is not (self.number == 1):
            raise FormRefused("the first list has none before it, and every other has")
        for what in ({one.recipient for one in self.listeners}, {one.verify for one in self.listeners}):
            if len(what) < len(self.listeners):
                raise FormRefused("two listeners have the same key")
