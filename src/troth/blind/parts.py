"""The parts of a manifest: days, items, circles, rules and the seal, each of which refuses what could do harm."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from . import canonical, certificate, shapes
from .keys import PublicKey
from .refusals import FormRefused, KeyRefused
from .sealing import key_of

MOST_PEOPLE = 1_000_000
LEAST_ISSUED, LEAST_ANSWERS, LEAST_FOR_SHARE = 8, 5, 12
MODULUS_BYTES = 384
CERTIFICATE_BYTES = certificate.ROOTS * MODULUS_BYTES
A_DAY = timedelta(days=1)
ITEM = re.compile(r"[a-z]{1,20}-[0-9]{1,2}")
NAME = re.compile(r"[a-z]{1,20}")
Choice = TypeVar("Choice", bound=StrEnum)


class Wording(StrEnum):
    """Whom the items speak of, for one circle."""

    LEADER = "leader"
    PLACE = "place"


class Lock(StrEnum):
    """Whether somebody other than the employer holds the key."""

    DOUBLE = "double"
    SINGLE = "single"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last day, both included, in UTC."""

    first: date
    last: date

    @classmethod
    def of(cls, value: object, where: str) -> "Days":
        found = shapes.fields(value, {"first", "last"}, where)
        days = cls(shapes.day(found["first"], where), shapes.day(found["last"], where))
        if days.last < days.first:
            raise FormRefused(f"{where} ends before it begins")
        return days

    def refuse_if_away(self, today: date) -> None:
        """Refuse to act more than a day away from these days: one of the two clocks is wrong."""
        if today < self.first - A_DAY:
            raise FormRefused(f"this begins on {self.first}; it is {today} by the clock here")
        if today > self.last + A_DAY:
            raise FormRefused(f"this ended on {self.last}; it is {today} by the clock here")

    def to_document(self) -> dict[str, str]:
        return {"first": self.first.isoformat(), "last": self.last.isoformat()}


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence as it will be asked, in both wordings."""

    id: str
    scale: str
    is_reversed: bool
    leader: str
    place: str

    @classmethod
    def of(cls, value: object) -> "Question":
        found = shapes.fields(value, {"id", "scale", "reversed", "leader", "place"}, "an item")
        return cls(
            shapes.matching(found["id"], ITEM, "an item's id"),
            shapes.matching(found["scale"], NAME, "an item's scale"),
            shapes.truth(found["reversed"], "whether an item is reversed"),
            shapes.text(found["leader"], "an item's wording", most=300),
            shapes.text(found["place"], "an item's wording", most=300),
        )

    def to_document(self) -> dict[str, object]:
        return {
            "id": self.id,
            "scale": self.scale,
            "reversed": self.is_reversed,
            "leader": self.leader,
            "place": self.place,
        }

    def in_wording(self, wording: Wording) -> str:
        return self.leader if wording is Wording.LEADER else self.place


@dataclass(frozen=True, slots=True)
class Circle:
    """People counted together: how many, under which key, and within which larger circle."""

    id: str
    parent: str | None
    wording: Wording
    eligible: int
    roster: str
    key: bytes = field(repr=False)
    certificate: bytes = field(repr=False)

    @classmethod
    def of(cls, value: object) -> "Circle":
        names = {"id", "parent", "wording", "eligible", "roster", "key", "certificate"}
        found = shapes.fields(value, names, "a circle")
        parent = found["parent"]
        return cls(
            shapes.matching(found["id"], shapes.CIRCLE, "a circle's id"),
            None if parent is None else shapes.matching(parent, shapes.CIRCLE, "a circle's parent"),
            _one_of(Wording, found["wording"], "a circle's wording"),
            shapes.whole(found["eligible"], "how many a circle has", least=0, most=MOST_PEOPLE),
            shapes.matching(found["roster"], shapes.HEX_64, "a circle's roster"),
            shapes.octets(found["key"], "a circle's key", length=MODULUS_BYTES),
            shapes.octets(found["certificate"], "a key's certificate", length=CERTIFICATE_BYTES),
        )

    def to_document(self) -> dict[str, object]:
        return {
            "id": self.id,
            "parent": self.parent,
            "wording": self.wording.value,
            "eligible": self.eligible,
            "roster": self.roster,
            "key": canonical.to_b64(self.key),
            "certificate": canonical.to_b64(self.certificate),
        }

    @property
    def public_key(self) -> PublicKey:
        """The key as one that can be calculated with; FormRefused if it is of no use."""
        try:
            return PublicKey.from_bytes(self.key)
        except KeyRefused as refused:
            raise FormRefused(f"a circle's key: {refused}") from None

    def check_key(self) -> None:
        """Refuse a key that could sort its people, or that anybody could sign with. A tenth of a second: once a key."""
        try:
            certificate.check(self.public_key, self.certificate)
        except KeyRefused as refused:
            raise FormRefused(f"a circle's key: {refused}") from None


@dataclass(frozen=True, slots=True)
class Rules:
    """From how many tokens a circle may answer, from how many answers it is told, and from how many more exactly."""

    issued: int = LEAST_ISSUED
    answers: int = LEAST_ANSWERS
    share_from: int = LEAST_FOR_SHARE

    @classmethod
    def of(cls, value: object) -> "Rules":
        found = shapes.fields(value, {"issued", "answers", "share_from"}, "the rules")
        return cls(
            shapes.whole(found["issued"], "the least number of tokens", least=LEAST_ISSUED, most=1000),
            shapes.whole(found["answers"], "the least number of answers", least=LEAST_ANSWERS, most=1000),
            shapes.whole(found["share_from"], "the least number for a share", least=LEAST_FOR_SHARE, most=1000),
        )

    def to_document(self) -> dict[str, int]:
        return {"issued": self.issued, "answers": self.answers, "share_from": self.share_from}


@dataclass(frozen=True, slots=True)
class Seal:
    """To whom ballots are sealed, and whose signature on the tally counts."""

    recipients: tuple[str, ...]
    keyholder: bytes | None
    deputy: bytes | None
    lock: Lock
    signer: bytes

    @classmethod
    def of(cls, value: object) -> "Seal":
        found = shapes.fields(value, {"recipients", "keyholder", "deputy", "lock", "signer"}, "the seal")
        seal = cls(
            shapes.several(found["recipients"], _recipient, "the recipients", least=1, most=2),
            _key_or_none(found["keyholder"], "the keyholder's key"),
            _key_or_none(found["deputy"], "the deputy's key"),
            _one_of(Lock, found["lock"], "the lock"),
            shapes.octets(found["signer"], "the signer's key", length=32),
        )
        seal.refuse_if_at_odds()
        return seal

    def refuse_if_at_odds(self) -> None:
        """What is said of the lock must be true of the keys."""
        if len(set(self.recipients)) < len(self.recipients):
            raise FormRefused("the recipients must differ")
        if self.lock is Lock.SINGLE:
            if self.keyholder or self.deputy or len(self.recipients) > 1:
                raise FormRefused("a single lock has no keyholder, no deputy and one recipient")
        elif self.keyholder is None or self.signer != self.keyholder:
            raise FormRefused("a double lock has a keyholder, and the keyholder signs")
        elif (self.deputy is None) is not (len(self.recipients) == 1) or self.deputy == self.keyholder:
            raise FormRefused("keyholder and deputy are two, with a recipient each")

    @property
    def signers(self) -> tuple[bytes, ...]:
        """Whose signature on the tally counts."""
        return (self.signer, self.deputy) if self.deputy else (self.signer,)

    @property
    def openers(self) -> tuple[bytes, ...]:
        """Who may fetch the ballots after closing: nobody under a single lock, where the box counts by itself."""
        return tuple(key for key in (self.keyholder, self.deputy) if key)

    def to_document(self) -> dict[str, object]:
        return {
            "recipients": list(self.recipients),
            "keyholder": self.keyholder and canonical.to_b64(self.keyholder),
            "deputy": self.deputy and canonical.to_b64(self.deputy),
            "lock": self.lock.value,
            "signer": canonical.to_b64(self.signer),
        }


def _recipient(value: object) -> str:
    if not isinstance(value, str):
        raise FormRefused("a recipient is a text")
    key_of(value)
    return value


def _key_or_none(value: object, where: str) -> bytes | None:
    return None if value is None else shapes.octets(value, where, length=32)


def _one_of(choices: type[Choice], value: object, where: str) -> Choice:
    try:
        return choices(str(value))
    except ValueError:
        raise FormRefused(f"{where} must be one of {', '.join(choices)}") from None
