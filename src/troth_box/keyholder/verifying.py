"""What anybody can check of a released tally, without a key: that it is whole, and each number one that can be."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from troth.blind import canonical, shapes, signed, tallies
from troth.blind.gate import Gate
from troth.blind.manifest import Manifest
from troth.blind.parts import Circle
from troth.blind.refusals import FormRefused
from troth.blind.results import Figures, Result
from troth.blind.signed import Kind
from troth.blind.tallies import Tally
from troth.blind.words import gate_words_of, words_of
from troth.measure.items import Item
from troth.measure.levels import CEILING, FLOOR, STEP, End, Level, ends_for
from troth.measure.ranges import LEAST_FOR_SHARE, Bands, Range, range_of, share_of

from .checking import authority, refuse_unknown_rules
from .counting import scales_of, told_level

SALT_BYTES = 16


@dataclass(frozen=True)
class Verified:
    """A tally that holds: who signed it is one of those whose signature counts, and all its numbers fit together.

    `opened` are the circles whose figures were there to be checked against it.
    """

    manifest: Manifest
    gate: Gate
    tally: Tally
    words: tuple[str, ...]
    words_of_week: tuple[str, ...]
    signed_by: str
    opened: frozenset[str]

    def has(self, token: str) -> bool:
        """Whether the ballot with this hash is in the result."""
        return token in self.tally.hashes


def verify(manifest: object, gate: object, tally: object, figures: Iterable[object] = ()) -> Verified:
    """Check the three signed documents against each other, and figures against them; FormRefused says what is wrong.

    In place of the tally a keyholder's whole result may be given, with the figures of every circle.
    """
    plan, gates = authority(manifest, gate)
    refuse_unknown_rules(plan)
    opened: dict[str, Figures] = {}
    if isinstance(tally, dict) and "tally" in tally:
        whole = Result.of(tally, plan, gates)
        found, result = whole.signed, whole.tally
        opened.update(whole.figures)
    else:
        found = signed.read(Kind.TALLY, canonical.dumps(tally), plan.seal.signers)
        result = Tally.read(found.document, plan, gates)
    opened.update(_released(one, result, plan) for one in figures)
    for one in opened.values():
        _refuse_impossible_figures(one.told, scales_of(plan))
    words = words_of(plan.to_bytes()), gate_words_of(gates.to_bytes())
    return Verified(plan, gates, result, *words, _name_of(found.by, plan), frozenset(opened))


def circle_of_names(manifest: Manifest, names: Sequence[str], salt: str) -> Circle | None:
    """The circle whose people these are: the one with their digest in the manifest."""
    listed = canonical.dumps(sorted(names))
    digest = hashlib.sha256(canonical.from_b64(salt, SALT_BYTES) + listed).hexdigest()
    return next((circle for circle in manifest.circles if circle.roster == digest), None)


def _released(value: object, tally: Tally, manifest: Manifest) -> tuple[str, Figures]:
    """A circle and its figures, as whoever may see them gets them from the site."""
    found = shapes.fields(value, {"round", "circle", "figures"}, "released figures")
    circle = shapes.matching(found["circle"], shapes.CIRCLE, "the circle of released figures")
    if found["round"] != manifest.round:
        raise FormRefused("these figures belong to another round")
    return circle, Figures.of(found["figures"], circle, tally, manifest)


def _name_of(signer: bytes, manifest: Manifest) -> str:
    if signer == manifest.seal.deputy:
        return "the deputy"
    return "the keyholder" if manifest.seal.keyholder else "the server"


def _refuse_impossible_figures(told: tallies.Told, scales: Mapping[str, Sequence[Item]]) -> None:
    """Ranges and levels must be among those the rules allow: a finer one would tell more than was promised."""
    bands = {item: _bands(one) for item, one in told.bands.items()}
    for name, level in told.levels.items():
        scale = scales.get(name, ())
        beside = tuple(bands[item.id] for item in scale if item.id in bands)
        if not scale or len(beside) < len(scale) or level not in _levels(beside, level.people):
            raise FormRefused("a level is not one of those that may be told")


def _bands(told: tallies.Bands) -> Bands:
    """The ranges of an item, if they are what is told of some outcome of so many answers."""
    n = told.answers
    low, middle, high = (Range(*ends, n) for ends in (told.low, told.middle, told.high))
    shared = share_of if n >= LEAST_FOR_SHARE else range_of
    is_told = range_of(low.low, n) == low and range_of(middle.low, n) == middle and shared(high.low, n) == high
    if not is_told or not low.low + middle.low + high.low <= n <= low.high + middle.high + high.high:
        raise FormRefused("a range is not one of those that may be told")
    return Bands(low, middle, high)


def _levels(bands: tuple[Bands, ...], people: int) -> list[tallies.Level]:
    """Every level that may be told beside these ranges."""
    ends = ends_for(bands) if len(bands) > 1 else None
    if ends is None:
        return []
    lowest, highest = ends
    steps = [FLOOR + STEP * step for step in range(int((CEILING - FLOOR) / STEP) + 1)]
    inside = [Level(one, people) for one in steps if lowest < one < highest]
    each = [Level(lowest, people, End.FLOOR), *inside, Level(highest, people, End.CEILING)]
    return [told_level(one) for one in each]
