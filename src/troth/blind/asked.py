"""What writers, listeners and the site ask of the box about concerns: each a signed document for that box alone.

A writer's requests are signed with the key from which the thread's name follows, so that the box need know nobody.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from . import canonical, shapes, signed
from .ballots import MESSAGE_BYTES
from .letters import LENGTHS
from .manifest import ORIGIN
from .parts import MODULUS_BYTES
from .refusals import FormRefused
from .signed import Kind
from .writers import thread_of

A_DAY = timedelta(days=1)
PLACE = re.compile(r"(|\d{4}-\d\d-\d\d\.[0-9a-f]{32})")
BY_WRITER = ("message", "care")
BY_LISTENER = ("acknowledge", "reply", "note", "copy")
Reader = Callable[[object], Any]


def sealed(value: object) -> bytes:
    """A sealed letter: of one of the three lengths there are."""
    if not isinstance(value, str):
        raise FormRefused("a sealed letter must be bytes in base64url")
    data = canonical.from_b64(value)
    if len(data) not in LENGTHS:
        raise FormRefused("a sealed letter has one of three lengths, and this has another")
    return data


def _thread(value: object) -> str:
    return shapes.matching(value, shapes.ROUND, "a concern's name")


def _day(value: object) -> date:
    return shapes.day(value, "the day of a request")


FORMS: Mapping[Kind, Mapping[str, Reader]] = {
    Kind.WRITE: {
        "thread": _thread,
        "sealed": sealed,
        "as": lambda value: shapes.one_of(value, BY_WRITER, "what a letter is"),
    },
    Kind.READ: {"thread": _thread, "day": _day},
    Kind.DELETE: {"thread": _thread},
    Kind.CLOSE: {"thread": _thread, "day": _day, "shut": lambda value: shapes.truth(value, "whether it is shut")},
    Kind.INBOX: {
        "day": _day,
        "after": lambda value: shapes.matching(value, PLACE, "where to go on"),
        "open": lambda value: shapes.truth(value, "whether only open ones"),
    },
    Kind.THREAD: {"thread": _thread, "day": _day},
    Kind.ANSWER: {
        "thread": _thread,
        "day": _day,
        "sealed": sealed,
        "as": lambda value: shapes.one_of(value, BY_LISTENER, "what a letter is"),
    },
    Kind.COUNTS: {"day": _day},
}


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and by which key."""

    by: bytes
    asks: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.asks[name]

    @property
    def is_writers(self) -> bool:
        """Whether the key that signed is the one the thread is named after."""
        return "thread" in self.asks and thread_of(self.by) == self.asks["thread"]


def written(kind: Kind, box: str, key: Ed25519PrivateKey, **asks: object) -> bytes:
    """A request as it is sent: days and bytes in their spelling."""
    plain = {name: _spelled(value) for name, value in asks.items()}
    return signed.sign(kind, {"box": box, **plain}, key).to_bytes()


def read(kind: Kind, data: bytes, *, box: str, today: date, by: Collection[bytes] | None) -> Request:
    """A request to this box, of about today. With None the caller must look at who signed."""
    found = signed.read(kind, data, by)
    form = FORMS[kind]
    document = shapes.fields(canonical.loads(found.document), {"box", *form}, "a request")
    if shapes.matching(document["box"], ORIGIN, "the box's address") != box:
        raise FormRefused("this was meant for another box")
    asks = {name: reader(document[name]) for name, reader in form.items()}
    if "day" in asks and abs(asks["day"] - today) > A_DAY:
        raise FormRefused(f"this is of {asks['day']}; here it is {today}")
    return Request(found.by, asks)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first letter of a concern, and the slip that lets it in. Signed by nobody: the slip is what counts."""

    season: str
    message: bytes
    signature: bytes
    verify: bytes
    sealed: bytes

    @classmethod
    def read(cls, data: bytes) -> "Opening":
        names = {"season", "message", "signature", "verify", "sealed"}
        found = shapes.fields(canonical.loads(data), names, "what is sent")
        return cls(
            shapes.matching(found["season"], shapes.ROUND, "the season"),
            shapes.octets(found["message"], "the slip's message", length=MESSAGE_BYTES),
            shapes.octets(found["signature"], "the slip's signature", length=MODULUS_BYTES),
            shapes.octets(found["verify"], "the writing key", length=32),
            sealed(found["sealed"]),
        )

    @property
    def thread(self) -> str:
        return thread_of(self.verify)

    def to_bytes(self) -> bytes:
        parts = {"message": self.message, "signature": self.signature, "verify": self.verify, "sealed": self.sealed}
        spelled = {name: canonical.to_b64(data) for name, data in parts.items()}
        return canonical.dumps({"season": self.season, **spelled})


def _spelled(value: object) -> object:
    if isinstance(value, bytes):
        return canonical.to_b64(value)
    return value.isoformat() if isinstance(value, date) else value
