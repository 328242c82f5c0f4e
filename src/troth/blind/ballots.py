"""A ballot: what is said in it, padded so that all are equally long, and the envelope in which it goes to the box."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import canonical, shapes
from .manifest import Manifest
from .parts import MODULUS_BYTES
from .refusals import FormRefused
from .sealing import seal, sealed_length, unseal

PLAIN_BYTES = 1024
MESSAGE_BYTES = 64  # 32 random bytes, behind the 32 that tokens.prepare puts before them
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Ballot:
    """The answers to some of the items, for one circle, under one token. An item that was passed over is not there."""

    answers: Mapping[str, int]
    circle: str
    token: str

    def sealed(self, manifest: Manifest) -> bytes:
        """Closed to the round's recipients."""
        return seal(self.to_bytes(), manifest.seal.recipients)

    @classmethod
    def unsealed(cls, sealed: bytes, identity: str, manifest: Manifest) -> "Ballot":
        """Opened by one of the recipients."""
        return cls.read(unseal(sealed, identity), manifest)

    def to_bytes(self) -> bytes:
        data = canonical.dumps({"answers": dict(self.answers), "circle": self.circle, "token": self.token})
        if len(data) >= PLAIN_BYTES:
            raise FormRefused("these are more answers than a ballot has room for")
        return (data + b"\n").ljust(PLAIN_BYTES)

    @classmethod
    def read(cls, plain: bytes, manifest: Manifest) -> "Ballot":
        """A ballot of this manifest, from its padded bytes."""
        data, _, padding = plain.partition(b"\n")
        if len(plain) != PLAIN_BYTES or padding.strip(b" ") or b"\n" not in plain:
            raise FormRefused("a ballot is padded to one length, and this one is not")
        found = shapes.fields(canonical.loads(data), {"answers", "circle", "token"}, "a ballot")
        answers, asked = found["answers"], {item.id for item in manifest.items}
        if not isinstance(answers, dict) or not asked.issuperset(answers):
            raise FormRefused("a ballot answers what was not asked")
        return cls(
            {id: shapes.whole(answer, "an answer", least=LOWEST, most=HIGHEST) for id, answer in answers.items()},
            shapes.matching(found["circle"], shapes.CIRCLE, "a ballot's circle"),
            shapes.matching(found["token"], shapes.HEX_64, "a ballot's token"),
        )


@dataclass(frozen=True, slots=True)
class Envelope:
    """What is sent to the box: a sealed ballot, and the token that lets it in."""

    circle: str
    message: bytes
    signature: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    @property
    def key(self) -> bytes:
        """What the ballot is kept and published under: SHA-256 of the token's message."""
        return hashlib.sha256(self.message).digest()

    @classmethod
    def of(cls, value: object, recipients: int) -> "Envelope":
        """For a round with so many recipients: every envelope of a round is equally long."""
        found = shapes.fields(value, {"circle", "message", "signature", "sealed"}, "what is sent")
        return cls(
            shapes.matching(found["circle"], shapes.CIRCLE, "the circle"),
            shapes.octets(found["message"], "the token's message", length=MESSAGE_BYTES),
            shapes.octets(found["signature"], "the token's signature", length=MODULUS_BYTES),
            shapes.octets(found["sealed"], "the sealed ballot", length=sealed_length(PLAIN_BYTES, recipients)),
        )

    @classmethod
    def read(cls, data: bytes, recipients: int) -> "Envelope":
        return cls.of(canonical.loads(data), recipients)

    def to_document(self) -> dict[str, object]:
        return {
            "circle": self.circle,
            "message": canonical.to_b64(self.message),
            "signature": canonical.to_b64(self.signature),
            "sealed": canonical.to_b64(self.sealed),
        }

    def to_bytes(self) -> bytes:
        return canonical.dumps(self.to_document())
