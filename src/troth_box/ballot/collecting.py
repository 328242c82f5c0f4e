"""Collecting tokens: what the site is asked, blinded so that it cannot know them again, and what its answer must be."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from troth.blind import canonical, shapes, tokens
from troth.blind.manifest import ORIGIN
from troth.blind.parts import MODULUS_BYTES, Circle
from troth.blind.refusals import FormRefused, InputRefused, SignatureRefused

from ..concern.slips import Collecting as CollectingSlips
from ..concern.slips import Slip, answer_in, begin_at
from ..reaching import Box
from ..trouble import Trouble
from .keeping import Kept, Roster, Token
from .looking import Looked, check_names, look, look_at_page, refuse_wrong_day

MESSAGE_BYTES = 32
MOST_ROUNDS, MOST_CIRCLES = 12, 40
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Errand:
    """What the site's link asks to be collected: for each round, one person's circles, from the smallest upward."""

    box: str
    site: str
    circles: dict[str, tuple[str, ...]]
    slips: str | None = None

    @classmethod
    def of(cls, link: str) -> "Errand":
        box, _, code = "".join(link.split()).partition("#collect=")
        parts = urlsplit(box)
        try:
            document = canonical.loads(canonical.from_b64(code))
            named = {"site", "rounds", "circles"} | ({"slips"} & set(document if isinstance(document, dict) else ()))
            found = shapes.fields(document, named, "the link")
            slips = _round(found["slips"]) if "slips" in found else None
            rounds = shapes.several(found["rounds"], _round, "the rounds", least=1, most=MOST_ROUNDS)
            of_rounds = shapes.fields(found["circles"], set(rounds), "the circles")
            circles = {
                round: shapes.several(of_rounds[round], _circle, "the circles", least=1, most=MOST_CIRCLES)
                for round in rounds
            }
            site = shapes.matching(found["site"], ORIGIN, "the site's address")
        except ValueError as problem:
            because = str(problem) if isinstance(problem, FormRefused) else "it cannot be read"
            raise Trouble(
                f"This is not a link for collecting ({because}).", "Copy the whole address of “Collect it” on the site."
            ) from None
        return cls(f"{parts.scheme}://{parts.netloc}", site, circles, slips)


@dataclass(frozen=True, slots=True)
class Begun:
    """One token in the making. The message, and what takes the blinding off, never leave this program."""

    circle: Circle
    round: str
    message: bytes = field(repr=False)
    blinded: tokens.Blinded = field(repr=False)

    @classmethod
    def new(cls, round: str, circle: Circle) -> "Begun":
        message = tokens.prepare(secrets.token_bytes(MESSAGE_BYTES))
        return cls(circle, round, message, tokens.blind(circle.public_key, message))

    def finished(self, signature: bytes) -> Token:
        """SignatureRefused where the site signed something else, or with another key."""
        try:
            done = tokens.finalize(self.circle.public_key, self.message, signature, self.blinded.inverse)
        except InputRefused:
            raise SignatureRefused("the site's answer is no signature at all") from None
        return Token(self.round, self.circle.id, self.message, done)


@dataclass(frozen=True)
class Collecting:
    """All that was checked and blinded, waiting for the site's answer."""

    errand: Errand
    looked: tuple[Looked, ...]
    begun: tuple[Begun, ...]
    slips: CollectingSlips | None = None

    @property
    def ask(self) -> str:
        """The code to hand to the site."""
        asks = [
            {"round": one.round, "circle": one.circle.id, "blinded": canonical.to_b64(one.blinded.message)}
            for one in self.begun
        ]
        besides = {"slips": self.slips.part} if self.slips else {}
        return canonical.to_b64(canonical.dumps({"asks": asks, "back": f"{self.errand.box}/", **besides}))

    def finished(self, answer: str) -> Kept:
        """The tokens, from the site's code: every one of them good, every list of names the one fixed beforehand."""
        signed, rosters, besides = _answer(answer)
        names = {roster.circle: roster for roster in rosters}
        done = []
        for one in self.begun:
            signature = signed.get((one.round, one.circle.id))
            if signature is None:
                raise FormRefused("the site signed fewer tokens than were asked for")
            check_names(one.circle, names.get(one.circle.id))
            done.append(one.finished(signature))
        manifests = {one.manifest.round: one.manifest.digest for one in self.looked}
        used = {one.circle.id for one in self.begun}
        kept = tuple(roster for roster in rosters if roster.circle in used)
        return Kept(self.errand.box, tuple(done), kept, manifests, slips=self._slips_in(besides))

    def _slips_in(self, besides: object) -> tuple[Slip, ...]:
        """Those given in the same tap; what is refused of them spoils nothing else."""
        if self.slips is None:
            return ()
        try:
            return self.slips.slips_in(besides)
        except Trouble:
            return ()


def begin(link: str, today: date) -> Collecting:
    """Check everything the link leads to, then make and blind the tokens. Nothing was sent yet."""
    errand = Errand.of(link)
    box = Box(errand.box)
    looked = [look(box, round) for round in errand.circles]
    begun: list[Begun] = []
    for one in looked:
        refuse_wrong_day(one.manifest, today, doing="issuing")
        path = _path(one, errand.circles[one.manifest.round])
        for circle in path:
            circle.check_key()
        begun += [Begun.new(one.manifest.round, circle) for circle in path]
    for page in {one.manifest.page: one.manifest for one in looked}.values():
        look_at_page(box, page)
    also = begin_at(box, errand.site, errand.slips, today) if errand.slips else None
    return Collecting(errand, tuple(looked), tuple(begun), also)


def _path(looked: Looked, circles: Sequence[str]) -> tuple[Circle, ...]:
    """One person's circles are one within the next, up to the largest: otherwise they would be one alone."""
    if circles[0] not in looked.manifest.by_id:
        raise FormRefused("the link names a circle that is not in the round")
    path = looked.manifest.path(circles[0])
    if [circle.id for circle in path] != list(circles):
        raise FormRefused("the link names circles that do not lie within each other")
    return path


def _answer(text: str) -> tuple[dict[tuple[str, str], bytes], tuple[Roster, ...], object]:
    document = answer_in(text)
    named = {"signed", "rosters"} | ({"slips"} & set(document if isinstance(document, dict) else ()))
    found = shapes.fields(document, named, "the site's answer")
    signed = shapes.several(found["signed"], _signature, "the signatures", least=1, most=MOST_ROUNDS * MOST_CIRCLES)
    rosters = shapes.several(
        found["rosters"], Roster.of, "the lists of names", least=0, most=MOST_ROUNDS * MOST_CIRCLES
    )
    return dict(signed), rosters, found.get("slips")


def _signature(value: object) -> tuple[tuple[str, str], bytes]:
    found = shapes.fields(value, {"round", "circle", "signature"}, "a signature")
    return (_round(found["round"]), _circle(found["circle"])), shapes.octets(
        found["signature"], "a signature", length=MODULUS_BYTES
    )


def _round(value: object) -> str:
    return shapes.matching(value, shapes.ROUND, "a round")


def _circle(value: object) -> str:
    return shapes.matching(value, shapes.CIRCLE, "a circle")
