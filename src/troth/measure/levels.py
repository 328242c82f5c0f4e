"""The level of a scale: the mean of the persons' means, rounded to a quarter, and never so low or high that it tells on one.

DESIGN.md clamps it to 1.5 to 4.5. Next to the bands of the same items that is not always enough: five people whose
answers are mostly low on one item and in the middle on another can have a mean of 1.5 in one way only, and then the two
together say "all". So the ends are moved inwards until every band beside them could still be neither none nor all. How
far depends on the bands alone, which are said anyway, so that the ends tell nothing new.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import floor

from .ranges import LEAST, Bands

STEP = Fraction(1, 4)
FLOOR, CEILING = Fraction(3, 2), Fraction(9, 2)


class End(StrEnum):
    """Whether a level is a number, or the end beyond which nothing is told apart."""

    NONE = "about"
    FLOOR = "or less"
    CEILING = "or more"


@dataclass(frozen=True, slots=True)
class Level:
    """A released level, from how many people, and whether it stands for everything below or above it."""

    value: Fraction
    n: int
    end: End = End.NONE


def rounded(mean: Fraction) -> Fraction:
    """To the nearest quarter, halves upward."""
    return Fraction(floor(mean / STEP + Fraction(1, 2))) * STEP


def level_of(means: Sequence[Fraction], bands: Sequence[Bands]) -> Level | None:
    """The level of a scale with the bands released beside it (one for each of its items).

    None for fewer than five people, and where the bands leave no room for a level that tells nothing of one person.
    """
    if len(means) < LEAST or not bands:
        return None
    ends = ends_for(tuple(bands))
    if ends is None:
        return None
    lowest, highest = ends
    value = rounded(sum(means, Fraction(0)) / len(means))
    if value <= lowest:
        return Level(lowest, len(means), End.FLOOR)
    if value >= highest:
        return Level(highest, len(means), End.CEILING)
    return Level(value, len(means))


@lru_cache(maxsize=4096)
def ends_for(bands: tuple[Bands, ...]) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest level that may be said beside these bands: the widest pair that leaves every band open.

    Everybody is taken to have answered every item of the scale: whoever looks on can know no more than that.
    """
    beside = [_Item(one) for one in bands]
    levels = [FLOOR + STEP * step for step in range(int((CEILING - FLOOR) / STEP) + 1)]
    half = STEP / 2
    low = {level: _is_open(beside, Fraction(0), level + half) for level in levels}
    high = {level: _is_open(beside, level - half, CEILING + 1) for level in levels}
    inside = {level: _is_open(beside, level - half, level + half) for level in levels}
    pairs = [
        (lowest, highest)
        for lowest, highest in combinations(levels, 2)
        if low[lowest] and high[highest] and all(inside[level] for level in levels if lowest < level < highest)
    ]
    return max(pairs, key=lambda pair: pair[1] - pair[0], default=None)


class _Item:
    """Every outcome its bands allow for one item, each with the smallest and the largest mean it can have."""

    def __init__(self, bands: Bands) -> None:
        self.n = bands.of
        self.outcomes = [
            ((low, middle, high), Fraction(low + 3 * middle + 4 * high, self.n), Fraction(2 * low + 3 * middle + 5 * high, self.n))
            for low in bands.low.counts
            for middle in bands.middle.counts
            if (high := self.n - low - middle) in bands.high
        ]
        self.least = min(least for _, least, _ in self.outcomes)
        self.most = max(most for _, _, most in self.outcomes)

    def tells(self, above: Fraction, below: Fraction) -> bool:
        """Whether a mean of at least `above` and less than `below` leaves a band nothing but none, or nothing but all."""
        left = [outcome for outcome, least, most in self.outcomes if most >= above and least < below]
        return any(set(band) in ({0}, {self.n}) for band in zip(*left, strict=True))


def _is_open(items: list[_Item], above: Fraction, below: Fraction) -> bool:
    """Whether a level from `above` to just under `below` tells of no item that a band is none or all.

    A level nobody can reach is open: it is never said. The others of the scale have at least `least` and at most `most`.
    """
    least, most = sum(item.least for item in items), sum(item.most for item in items)
    above, below = above * len(items), below * len(items)
    if most < above or least >= below:
        return True
    return not any(item.tells(above - (most - item.most), below - (least - item.least)) for item in items)
