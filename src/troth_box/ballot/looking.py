"""What is looked at before anything is done for a round, as in a browser: the manifest, clock, keys and page."""

from dataclasses import dataclass
from datetime import date

from troth.blind import canonical, pages, signed
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.parts import Circle
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind
from troth.blind.words import gate_words_of, words_of

from ..keyholder.checking import signer_of
from ..reaching import Box
from .keeping import Roster


@dataclass(frozen=True)
class Looked:
    """A manifest that holds, and the eight words for it."""

    manifest: Manifest
    by: bytes
    words: str


def look(box: Box, round: str) -> Looked:
    """Fetch a round's manifest and check that it is whole, of this round and of this box."""
    document = box.manifest(round)
    by = signer_of(document)
    manifest = Manifest.read(signed.read(Kind.MANIFEST, canonical.dumps(document), [by]).document)
    if manifest.round != round:
        raise FormRefused("the box answered with another round than was asked for")
    if manifest.box != box.origin:
        raise FormRefused(f"this round belongs to the box at {manifest.box}, which is not where it was found")
    return Looked(manifest, by, " ".join(words_of(manifest.to_bytes())))


def look_at_gate(box: Box, looked: Looked) -> Gate:
    """Which circles answer: signed by the key of the manifest, and calculated again here."""
    document = canonical.dumps(box.gate(looked.manifest.round))
    return Gate.read(signed.read(Kind.GATE, document, [looked.by]).document, looked.manifest)


def words_of_week(gate: Gate) -> str:
    """The eight words of who answers together, which are this week's."""
    return " ".join(gate_words_of(gate.to_bytes()))


def look_at_page(box: Box, manifest: Manifest) -> None:
    """Compare the page the box shows to browsers, byte for byte, with the one fixed beforehand."""
    if pages.digest(box.page()) != manifest.page:
        raise FormRefused(
            "the page this box shows to browsers is not the one fixed for this round; tell your colleagues"
        )


def refuse_wrong_day(manifest: Manifest, today: date, *, doing: str) -> None:
    """Refuse outside of the days for issuing or answering, with a day's grace for a clock that is wrong."""
    (manifest.issuing if doing == "issuing" else manifest.answering).refuse_if_away(today)


def check_names(circle: Circle, roster: Roster | None) -> tuple[str, ...]:
    """The names counted together, if they are the ones the manifest fixes; a stranger more or less is noticed."""
    if roster is None or roster.digest != circle.roster:
        raise FormRefused("the names shown are not the ones fixed for this circle")
    if len(roster.names) != circle.eligible:
        raise FormRefused("there are more or fewer names than people counted together")
    return roster.names
