"""What a keyholder hands over: a signed tally that everybody may read, and beside it the figures of each circle.

The tally holds only a digest of each circle's figures. What is released can be checked against the signature; what is
withheld stays closed for good, because nobody can guess it from a digest with a random salt.
"""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import canonical, shapes, signed
from .gate import Gate
from .manifest import Manifest
from .refusals import FormRefused
from .signed import Kind, Signed
from .tallies import Tally, Told

SALT_BYTES = 16
DOMAIN = b"troth figures 1\0"


@dataclass(frozen=True, slots=True)
class Figures:
    """What is told of a circle, and the salt of its digest."""

    salt: bytes = field(repr=False)
    told: Told

    @classmethod
    def new(cls, told: Told) -> "Figures":
        return cls(secrets.token_bytes(SALT_BYTES), told)

    @classmethod
    def of(cls, value: object, circle: str, tally: Tally, manifest: Manifest) -> "Figures":
        """The figures a plain document spells, if they are the ones that this tally closes for this circle."""
        found = shapes.fields(value, {"salt", "told"}, "a circle's figures")
        salt = shapes.octets(found["salt"], "the salt of figures", length=SALT_BYTES)
        figures = cls(salt, Told.of(found["told"], manifest))
        if tally.circles.get(circle) != figures.digest:
            raise FormRefused("these figures are not the ones that were signed")
        if tally.counted[circle] != figures.told.ballots:
            raise FormRefused("a circle is told with another number of ballots than was counted")
        return figures

    @property
    def digest(self) -> str:
        """What the tally says of them."""
        return hashlib.sha256(DOMAIN + self.salt + canonical.dumps(self.told.to_document())).hexdigest()

    def to_document(self) -> dict[str, object]:
        return {"salt": canonical.to_b64(self.salt), "told": self.told.to_document()}


@dataclass(frozen=True, slots=True)
class Result:
    """A signed tally with the figures of every circle in it."""

    signed: Signed
    tally: Tally
    figures: Mapping[str, Figures]

    @classmethod
    def of(cls, value: object, manifest: Manifest, gate: Gate) -> "Result":
        """The result a plain document spells, whole, and signed by somebody whose signature counts."""
        found = shapes.fields(value, {"tally", "figures"}, "the result")
        data = signed.read(Kind.TALLY, canonical.dumps(found["tally"]), manifest.seal.signers)
        tally = Tally.read(data.document, manifest, gate)
        figures = found["figures"]
        if not isinstance(figures, dict) or figures.keys() != tally.circles.keys():
            raise FormRefused("the result must have the figures of exactly the circles in its tally")
        return cls(data, tally, {one: Figures.of(told, one, tally, manifest) for one, told in figures.items()})

    @classmethod
    def read(cls, data: bytes, manifest: Manifest, gate: Gate) -> "Result":
        return cls.of(canonical.loads(data), manifest, gate)

    @property
    def figures_bytes(self) -> bytes:
        """The figures alone."""
        return canonical.dumps({circle: one.to_document() for circle, one in self.figures.items()})

    def to_bytes(self) -> bytes:
        return b'{"figures":' + self.figures_bytes + b',"tally":' + self.signed.to_bytes() + b"}"
