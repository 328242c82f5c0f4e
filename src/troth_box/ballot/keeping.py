"""Tokens as they are kept or carried to another device: a link, the code at its end, or a file with that link in it."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from troth.blind import canonical, shapes
from troth.blind.ballots import MESSAGE_BYTES
from troth.blind.parts import MODULUS_BYTES, MOST_PEOPLE
from troth.blind.refusals import FormRefused

from ..trouble import Trouble

SALT_BYTES, LONGEST_NAME = 16, 500
FIRST_LINE = "# The right to answer once, without a name. Whoever has this file can answer in your place."
WORDS_LINE = re.compile(r"# words of ([0-9a-f]{32}): ([a-z ]+)")


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
    """One's tokens, and the names shown with them. `words` are the ones seen when they were collected, if known."""

    box: str
    tokens: tuple[Token, ...]
    rosters: tuple[Roster, ...]
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def rounds(self) -> list[str]:
        return sorted({token.round for token in self.tokens})

    @property
    def link(self) -> str:
        """Opened on another device, it brings everything along; the part after # is sent to nobody."""
        document = {
            "tokens": [token.to_document() for token in self.tokens],
            "rosters": [roster.to_document() for roster in self.rosters],
        }
        return f"{self.box}/#token={canonical.to_b64(canonical.dumps(document))}"

    @property
    def text(self) -> str:
        """The file: the link, below it in words what was seen."""
        seen = [f"# words of {round}: {words}" for round, words in sorted(self.words.items())]
        return "\n".join([FIRST_LINE, *seen, self.link]) + "\n"


def read(text: str, box: str = "") -> Kept:
    """The tokens in a file, a link, or a code (for which the address of the box must be given)."""
    lines = [line.strip() for line in text.splitlines()]
    code = "".join(line for line in lines if not line.startswith("#"))
    link, _, token = code.rpartition("#token=")
    try:
        parts = urlsplit(link)
        document = canonical.loads(canonical.from_b64(token))
        found = shapes.fields(document, {"tokens", "rosters"}, "what was carried over")
        tokens = shapes.several(found["tokens"], Token.of, "the tokens", least=1, most=1000)
        rosters = shapes.several(found["rosters"], Roster.of, "the lists of names", least=0, most=1000)
    except ValueError as problem:
        because = str(problem) if isinstance(problem, FormRefused) else "it cannot be read"
        raise Trouble(f"This is no token ({because}).", "Copy the whole link or code, or name the file.") from None
    words = {match[1]: match[2] for line in lines if (match := WORDS_LINE.fullmatch(line))}
    origin = f"{parts.scheme}://{parts.netloc}" if link else box
    if not origin:
        raise Trouble("A code alone does not say where the box is.", "Name its address with --box.")
    return Kept(origin, tokens, rosters, words)


def _name(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_NAME:
        raise FormRefused("a name is a text")
    return value
