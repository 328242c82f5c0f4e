"""The level of a scale: the mean of persons' means, rounded to a quarter, its ends moved in so that it tells on nobody.

DESIGN.md clamps it to 1.5 to 4.5. Next to the bands of the same items that is not always enough: five people whose
answers are mostly low on one item and in the middle on another can have a mean of 1.5 in one way only, and then the two
together say "all". So the ends are moved inwards until every band beside them could still be neither none nor all. How
far depends on the bands alone, which are said anyway, so that the ends tell nothing new.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import floor, lcm

from .ranges import LEAST, Bands

STEP = Fraction(1, 4)
FLOOR, CEILING = Fraction(3, 2), Fraction(9, 2)
HALVES = 8  # half a step is one part in so many of a point
ITEMS = 2  # at least, in a scale that has a level


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

    None for fewer than five people, for a single item (its bands say enough), and where the bands leave no room.
    """
    if len(means) < LEAST or len(bands) < ITEMS:
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
    """The lowest and highest level that may be said beside these bands: the widest pair that tells nothing.

    Everybody is taken to have answered every item of the scale: whoever looks on can know no more than that.
    """
    unit = lcm(*(one.of for one in bands)) * len(bands) * HALVES
    beside = [_Item(one, unit // one.of // len(bands)) for one in bands]
    levels = [FLOOR + STEP * step for step in range(int((CEILING - FLOOR) / STEP) + 1)]
    edges = {level: (int((level - STEP / 2) * unit), int((level + STEP / 2) * unit)) for level in levels}
    low = {level: _is_open(beside, 0, below) for level, (_, below) in edges.items()}
    high = {level: _is_open(beside, above, 9 * unit) for level, (above, _) in edges.items()}
    inside = {level: _is_open(beside, above, below) for level, (above, below) in edges.items()}
    pairs = [
        (lowest, highest)
        for lowest, highest in combinations(levels, 2)
        if low[lowest] and high[highest] and all(inside[level] for level in levels if lowest < level < highest)
    ]
    return max(pairs, key=lambda pair: (pair[1] - pair[0], -abs(pair[0] + pair[1] - FLOOR - CEILING)), default=None)


class _Item:
    """Every outcome its bands allow for one item, with the least and the most it can add to the level.

    With `low` and `middle` chosen, high is the rest. An outcome adds from low + 3 middle + 4 high to 2 low + 3 middle +
    5 high, times the weight; for a given `low` both fall as `middle` rises, so that the outcomes between two bounds are
    a run of middles: thousands of people cost thousands of steps, not millions.
    """

    def __init__(self, bands: Bands, weight: int) -> None:
        self.n, self._weight = bands.of, weight
        high, middle = bands.high, bands.middle
        runs = [
            (low, max(middle.low, self.n - low - high.high), min(middle.high, self.n - low - high.low))
            for low in bands.low.counts
        ]
        self._runs = [(low, first, last) for low, first, last in runs if first <= last]
        self.least = weight * min(4 * self.n - 3 * low - last for low, _, last in self._runs)
        self.most = weight * max(5 * self.n - 3 * low - 2 * first for low, first, _ in self._runs)

    def tells(self, above: int, below: int) -> bool:
        """Whether adding at least `above` and less than `below` leaves a band nothing but none, or nothing but all."""
        left = list(self._between(above, below))
        lows = [low for low, _, _ in left]
        middles = [middle for _, first, last in left for middle in (first, last)]
        highs = [self.n - low - middle for low, first, last in left for middle in (first, last)]
        return any(max(band) == 0 or min(band) == self.n for band in (lows, middles, highs) if band)

    def _between(self, above: int, below: int) -> Iterator[tuple[int, int, int]]:
        """For each number of low answers, from how many to how many in the middle there can then be."""
        weight = self._weight
        for low, first, last in self._runs:
            at_least = (weight * (4 * self.n - 3 * low) - below) // weight + 1
            at_most = (weight * (5 * self.n - 3 * low) - above) // (2 * weight)
            if max(first, at_least) <= min(last, at_most):
                yield low, max(first, at_least), min(last, at_most)


def _is_open(items: list[_Item], above: int, below: int) -> bool:
    """Whether a level from `above` to just under `below` tells of no item that a band is none or all.

    A level nobody can reach is open: it is never said. The other items add between their least and their most.
    """
    least, most = sum(item.least for item in items), sum(item.most for item in items)
    if most < above or least >= below:
        return True
    return not any(item.tells(above - (most - item.most), below - (least - item.least)) for item in items)
