"""Slips as they are kept in a file, and collecting them: what the site is asked, and what its answer must be."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from troth.blind import canonical, shapes, tokens
from troth.blind.ballots import MESSAGE_BYTES
from troth.blind.keys import PublicKey
from troth.blind.manifest import ORIGIN
from troth.blind.parts import MODULUS_BYTES
from troth.blind.refusals import FormRefused, InputRefused, SignatureRefused
from troth.blind.seasons import SLIPS, Season

from ..reaching import Box
from ..trouble import Trouble
from .looking import Looked, look

RANDOM_BYTES = 32
MOST_SLIPS = 100
FIRST_LINE = "# Slips, each for one concern, without a name. Whoever has this file can use them in your place."


@dataclass(frozen=True, slots=True)
class Slip:
    """The right to begin one concern."""

    season: str
    message: bytes
    signature: bytes = field(repr=False)

    @classmethod
    def of(cls, value: object) -> "Slip":
        found = shapes.fields(value, {"season", "message", "signature"}, "a slip")
        return cls(
            shapes.matching(found["season"], shapes.ROUND, "a slip's quarter"),
            shapes.octets(found["message"], "a slip's message", length=MESSAGE_BYTES),
            shapes.octets(found["signature"], "a slip's signature", length=MODULUS_BYTES),
        )

    def to_document(self) -> dict[str, object]:
        return {
            "season": self.season,
            "message": canonical.to_b64(self.message),
            "signature": canonical.to_b64(self.signature),
        }


@dataclass(frozen=True)
class Kept:
    """One's slips, and the box they are for."""

    box: str
    slips: tuple[Slip, ...]

    @property
    def link(self) -> str:
        """Opened in a browser, it brings them along; the part after # is sent to nobody."""
        document = {"slips": [slip.to_document() for slip in self.slips]}
        return f"{self.box}/concern/#slips={canonical.to_b64(canonical.dumps(document))}"

    @property
    def text(self) -> str:
        return f"{FIRST_LINE}\n{self.link}\n"

    def drawn(self) -> list[Slip]:
        """All of them in a random order. A used one stays: four instead of five would tell that somebody spoke up."""
        return secrets.SystemRandom().sample(self.slips, len(self.slips))


def read(text: str) -> Kept:
    """The slips in a file or a link: of `troth concern`, or those that came along with tokens from the page."""
    code = "".join(line.strip() for line in text.splitlines() if not line.startswith("# "))
    link, _, spelled = code.rpartition("#slips=" if "#slips=" in code else "#token=")
    try:
        document = canonical.loads(canonical.from_b64(spelled))
        slips = document.get("slips", []) if isinstance(document, dict) else []
        found = shapes.several(slips, Slip.of, "the slips", least=1, most=MOST_SLIPS)
    except ValueError as problem:
        because = str(problem) if isinstance(problem, FormRefused) else "it cannot be read"
        raise Trouble(f"There is no slip in this ({because}).", "Copy the whole link, or name the file.") from None
    parts = urlsplit(link)
    return Kept(f"{parts.scheme}://{parts.netloc}", found)


@dataclass(frozen=True)
class Collecting:
    """Five slips in the making. What takes the blinding off never leaves this program."""

    looked: Looked
    season: Season
    site: str
    begun: tuple[tuple[bytes, tokens.Blinded], ...] = field(repr=False)

    @property
    def part(self) -> dict[str, object]:
        """What is asked for, as a part of what the site is handed."""
        blinded = [canonical.to_b64(one.message) for _, one in self.begun]
        return {"season": self.season.season, "blinded": blinded}

    @property
    def ask(self) -> str:
        """The code to hand to the site, where nothing else is asked for."""
        document = {"asks": [], "slips": self.part, "back": f"{self.looked.box.origin}/"}
        return canonical.to_b64(canonical.dumps(document))

    def finished(self, answer: str) -> Kept:
        """The slips, from the site's code: all five good, or none."""
        document = answer_in(answer)
        slips = self.slips_in(document.get("slips") if isinstance(document, dict) else None)
        return Kept(self.looked.box.origin, slips)

    def slips_in(self, part: object) -> tuple[Slip, ...]:
        """The same from that part of an answer; Trouble, in the site's words, where it gives none."""
        key = self.season.public_key
        return tuple(
            Slip(self.season.season, message, _finalized(key, message, signature, blinded.inverse))
            for (message, blinded), signature in zip(self.begun, _signatures(part, self.season.season), strict=True)
        )


def answer_in(text: str) -> object:
    """What the site's page gave back, pasted as a code or as an address with the code in it."""
    code = "".join(text.split()).rpartition("#signed=")[2]
    try:
        return canonical.loads(canonical.from_b64(code))
    except ValueError:
        raise Trouble(
            "This is not the site's answer.", "Copy the whole code the site shows, and paste it again."
        ) from None


def begin(link: str, today: date) -> Collecting:
    """Check everything the site's link leads to, then make and blind five slips. Nothing was sent yet."""
    address, _, code = "".join(link.split()).partition("#collect=")
    parts = urlsplit(address)
    try:
        document = canonical.loads(canonical.from_b64(code))
        found = document if isinstance(document, dict) else {}
        site = shapes.matching(found.get("site"), ORIGIN, "the site's address")
        name = shapes.matching(found.get("slips"), shapes.ROUND, "the quarter")
    except ValueError as problem:
        because = str(problem) if isinstance(problem, FormRefused) else "it cannot be read"
        raise Trouble(
            f"This is not a link for collecting slips ({because}).", "Copy the whole address of the site's button."
        ) from None
    return begin_at(Box(f"{parts.scheme}://{parts.netloc}"), site, name, today)


def begin_at(box: Box, site: str, name: str, today: date) -> Collecting:
    """The same where the link was read already."""
    looked = look(box)
    season, _ = looked.season(name, today=today)
    messages = [tokens.prepare(secrets.token_bytes(RANDOM_BYTES)) for _ in range(SLIPS)]
    return Collecting(looked, season, site, tuple((one, tokens.blind(season.public_key, one)) for one in messages))


def _signatures(answer: object, season: str) -> Sequence[bytes]:
    if isinstance(answer, dict) and "refused" in answer:
        says = shapes.text(answer["refused"], "why", most=400)
        raise Trouble(says, "Slips are given once a quarter; the next ones come with the next.")
    found = shapes.fields(answer, {"season", "signatures"}, "the site's answer")
    if found["season"] != season:
        raise FormRefused("the site signed for another quarter")
    return shapes.several(
        found["signatures"],
        lambda one: shapes.octets(one, "a signature", length=MODULUS_BYTES),
        "the signatures",
        least=SLIPS,
        most=SLIPS,
    )


def _finalized(key: PublicKey, message: bytes, signature: bytes, inverse: bytes) -> bytes:
    try:
        return tokens.finalize(key, message, signature, inverse)
    except InputRefused:
        raise SignatureRefused("the site's answer is no signature at all") from None
