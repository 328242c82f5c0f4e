"""Tokens as they are kept or carried to another device: a link, the code at its end, or a file with that link in it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from troth.blind import canonical, shapes
from troth.blind.ballots import MESSAGE_BYTES
from troth.blind.parts import MODULUS_BYTES, MOST_PEOPLE
from troth.blind.refusals import FormRefused

from ..concern.slips import Slip
from ..trouble import Trouble

SALT_BYTES, LONGEST_NAME = 16, 300
FIRST_LINE = "# The right to answer once, without a name. Whoever has this file can answer in your place."
NAMES = {"tokens", "rosters", "manifests", "gates", "slips"}
NOT_A_PICTURE = "Copy the whole link or code, or name the file. The text beside a picture to scan is the right one."


@dataclass(frozen=True, slots=True)
class Token:
    """A message and the signature that makes it count, for one round and circle."""

    round: str
    circle: str
    message: bytes
    signature: bytes = field(repr=False)

    @classmethod
    def of(cls, value: object) -> "Token":
        found = shapes.fields(value, {"round", "circle", "message", "signature"}, "a token")
        return cls(
            shapes.matching(found["round"], shapes.ROUND, "a token's round"),
            shapes.matching(found["circle"], shapes.CIRCLE, "a token's circle"),
            shapes.octets(found["message"], "a token's message", length=MESSAGE_BYTES),
            shapes.octets(found["signature"], "a token's signature", length=MODULUS_BYTES),
        )

    @property
    def hash(self) -> str:
        """Under which its ballot is published."""
        return hashlib.sha256(self.message).hexdigest()

    def to_document(self) -> dict[str, object]:
        return {
            "round": self.round,
            "circle": self.circle,
            "message": canonical.to_b64(self.message),
            "signature": canonical.to_b64(self.signature),
        }


@dataclass(frozen=True, slots=True)
class Roster:
    """The names counted together in a circle, and the salt with which the manifest fixes them."""

    circle: str
    salt: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, value: object) -> "Roster":
        found = shapes.fields(value, {"circle", "salt", "names"}, "a list of names")
        shapes.octets(found["salt"], "the salt of a list of names", length=SALT_BYTES)
        return cls(
            shapes.matching(found["circle"], shapes.CIRCLE, "the circle of a list of names"),
            str(found["salt"]),
            shapes.several(found["names"], _name, "a list of names", least=1, most=MOST_PEOPLE),
        )

    @property
    def digest(self) -> str:
        """What the manifest holds of these names."""
        return hashlib.sha256(canonical.from_b64(self.salt) + canonical.dumps(sorted(self.names))).hexdigest()

    def to_document(self) -> dict[str, object]:
        return {"circle": self.circle, "salt": self.salt, "names": list(self.names)}


@dataclass(frozen=True)
class Kept:
    """One's tokens, and the names shown with them.

    `manifests` and `gates` are the digests of what was seen when collecting, and on another device, of each round.
    """

    box: str
    tokens: tuple[Token, ...]
    rosters: tuple[Roster, ...]
    manifests: Mapping[str, str] = field(default_factory=dict)
    gates: Mapping[str, str] = field(default_factory=dict)
    slips: tuple[Slip, ...] = ()

    @property
    def rounds(self) -> list[str]:
        return sorted({token.round for token in self.tokens})

    @property
    def link(self) -> str:
        """Opened on another device, it brings everything along; the part after # is sent to nobody."""
        document = {
            "tokens": [token.to_document() for token in self.tokens],
            "rosters": [roster.to_document() for roster in self.rosters],
            "manifests": dict(self.manifests),
            "gates": dict(self.gates),
        }
        if self.slips:
            document["slips"] = [slip.to_document() for slip in self.slips]
        return f"{self.box}/#token={canonical.to_b64(canonical.dumps(document))}"

    @property
    def text(self) -> str:
        """The file: the link, and what it is."""
        return f"{FIRST_LINE}\n{self.link}\n"


def read(text: str, box: str = "") -> Kept:
    """The tokens in a file, a link, or a code (for which the address of the box must be given)."""
    code = "".join(line.strip() for line in text.splitlines() if not line.strip().startswith("# "))
    link, _, token = code.rpartition("#token=")
    try:
        document = canonical.loads(canonical.from_b64(token))
        named = {"tokens", "rosters", *(document if isinstance(document, dict) else ())} & NAMES
        found = shapes.fields(document, named, "what was carried over")
        tokens = shapes.several(found["tokens"], Token.of, "the tokens", least=1, most=1000)
        rosters = shapes.several(found["rosters"], Roster.of, "the lists of names", least=0, most=1000)
        manifests, gates = (_digests(found.get(name, {})) for name in ("manifests", "gates"))
        slips = shapes.several(found.get("slips", []), Slip.of, "the slips", least=0, most=1000)
    except ValueError as problem:
        because = str(problem) if isinstance(problem, FormRefused) else "it cannot be read"
        raise Trouble(f"This is no token ({because}).", NOT_A_PICTURE) from None
    parts = urlsplit(link)
    origin = f"{parts.scheme}://{parts.netloc}" if link else box
    if not origin:
        raise Trouble("A code alone does not say where the box is.", "Name its address with --box.")
    return Kept(origin, tokens, rosters, manifests, gates, slips)


def _digests(value: object) -> dict[str, str]:
    """Of a document of each round."""
    if not isinstance(value, dict):
        raise FormRefused("what was seen of each round must be named")
    return {
        shapes.matching(round, shapes.ROUND, "a round"): shapes.matching(digest, shapes.HEX_64, "a document's digest")
        for round, digest in value.items()
    }


def _name(value: object) -> str:
    return shapes.text(value, "a name", most=LONGEST_NAME)
