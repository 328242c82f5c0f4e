"""A quarter in which concerns can be sent: the one key that signs everybody's slips, the days, the clock.

Made by the site, signed, the same for everybody. There is one key for the whole organisation: among whom a slip hides
is everybody, and a slip says of nobody in which team they are.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from . import canonical, certificate, shapes
from .keys import PublicKey
from .manifest import ORIGIN
from .parts import CERTIFICATE_BYTES, MODULUS_BYTES
from .refusals import FormRefused, KeyRefused
from .words import words_of

SLIPS = 5
ACKNOWLEDGED, ANSWERED, LAWFUL = 7, 30, 90  # days; LAWFUL is the EU's directive 2019/1937, article 9: three months
WORDS_ABOUT = b"troth season 1"
A_DAY = timedelta(days=1)
MOST_OUTSIDE = 12


@dataclass(frozen=True, slots=True)
class Outside:
    """Somebody outside to turn to, and how."""

    name: str
    how: str

    @classmethod
    def of(cls, value: object) -> "Outside":
        found = shapes.fields(value, {"name", "how"}, "a place outside")
        return cls(
            shapes.text(found["name"], "its name", most=200), shapes.text(found["how"], "how to reach it", most=400)
        )

    def to_document(self) -> dict[str, object]:
        return {"name": self.name, "how": self.how}


@dataclass(frozen=True)
class Season:
    """Slips are issued from `first` to `last`, and good up to `until`. `receipts` is the key of the box's receipts."""

    season: str
    organisation: str
    box: str
    first: date
    last: date
    until: date
    key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)
    receipts: bytes
    answer_in: int = ANSWERED
    outside: tuple[Outside, ...] = ()

    @classmethod
    def of(cls, value: object) -> "Season":
        """The season a plain document spells; FormRefused says which part of it is wrong."""
        names = {
            "version", "season", "organisation", "box", "first", "last", "until", "slips", "key", "certificate",
            "receipts", "clock", "outside",
        }  # fmt: skip
        found = shapes.fields(value, names, "the season")
        shapes.version(found["version"], "the season")
        shapes.whole(found["slips"], "how many slips there are", least=SLIPS, most=SLIPS)
        clock = shapes.fields(found["clock"], {"acknowledge", "answer"}, "the clock")
        shapes.whole(clock["acknowledge"], "the days to acknowledge", least=ACKNOWLEDGED, most=ACKNOWLEDGED)
        season = cls(
            shapes.matching(found["season"], shapes.ROUND, "the season's name"),
            shapes.text(found["organisation"], "the organisation", most=200),
            shapes.matching(found["box"], ORIGIN, "the box's address"),
            shapes.day(found["first"], "the first day"),
            shapes.day(found["last"], "the last day"),
            shapes.day(found["until"], "the last day of all"),
            shapes.octets(found["key"], "the key", length=MODULUS_BYTES),
            shapes.octets(found["certificate"], "the key's certificate", length=CERTIFICATE_BYTES),
            shapes.octets(found["receipts"], "the key of receipts", length=32),
            shapes.whole(clock["answer"], "the days to answer", least=ANSWERED, most=LAWFUL),
            shapes.several(found["outside"], Outside.of, "the places outside", least=0, most=MOST_OUTSIDE),
        )
        if not season.first <= season.last <= season.until:
            raise FormRefused("the season's days are not in their order")
        return season

    @classmethod
    def read(cls, data: bytes) -> "Season":
        return cls.of(canonical.loads(data))

    def to_document(self) -> dict[str, object]:
        return {
            "version": 1,
            "season": self.season,
            "organisation": self.organisation,
            "box": self.box,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "until": self.until.isoformat(),
            "slips": SLIPS,
            "key": canonical.to_b64(self.key),
            "certificate": canonical.to_b64(self.certificate),
            "receipts": canonical.to_b64(self.receipts),
            "clock": {"acknowledge": ACKNOWLEDGED, "answer": self.answer_in},
            "outside": [one.to_document() for one in self.outside],
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.to_bytes()).hexdigest()

    @property
    def words(self) -> tuple[str, ...]:
        """Eight words to compare with a colleague."""
        return words_of(self.to_bytes(), about=WORDS_ABOUT)

    @property
    def public_key(self) -> PublicKey:
        try:
            return PublicKey.from_bytes(self.key)
        except KeyRefused as refused:
            raise FormRefused(f"the season's key: {refused}") from None

    def check_key(self) -> None:
        """Refuse a key that could sort people, or that anybody could sign with: once, before slips are made."""
        try:
            certificate.check(self.public_key, self.certificate)
        except KeyRefused as refused:
            raise FormRefused(f"the season's key: {refused}") from None

    def is_good_on(self, day: date) -> bool:
        """Whether slips of this season open a concern on that day."""
        return self.first <= day <= self.until

    def refuse_if_away(self, today: date) -> None:
        """Refuse to act more than a day away from these days: one of the two clocks is wrong."""
        if not self.first - A_DAY <= today <= self.until + A_DAY:
            raise FormRefused(f"this is for {self.first} to {self.until}; it is {today} by the clock here")
