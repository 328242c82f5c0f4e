"""How many answered low, in the middle or high, as ranges that never say none, never all, and never one number.

Low is 1 or 2, middle 3, high 4 or 5, after reversed items were turned. Where the cuts lie depends on how many answered
and on nothing else; tests go through every possible outcome from 5 to 60 answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LEAST = 5  # answers, below which nothing at all is said
LEAST_FOR_SHARE = 12  # answers, from which the middle of the high range is told apart once more


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """From `low` to `high` of `of` answers, both included."""

    low: int
    high: int
    of: int

    def __contains__(self, count: int) -> bool:
        return self.low <= count <= self.high

    @property
    def counts(self) -> range:
        return range(self.low, self.high + 1)


@dataclass(frozen=True, slots=True)
class Bands:
    """What is said of one item: three ranges, of which the high one is the favourable share."""

    low: Range
    middle: Range
    high: Range

    @property
    def each(self) -> tuple[Range, Range, Range]:
        return self.low, self.middle, self.high

    @property
    def of(self) -> int:
        return self.low.of


@dataclass(frozen=True, slots=True)
class Counts:
    """How many answers were low, middle and high. Never leaves the tally."""

    low: int
    middle: int
    high: int

    @property
    def each(self) -> tuple[int, int, int]:
        return self.low, self.middle, self.high

    @property
    def total(self) -> int:
        return self.low + self.middle + self.high


def counted(answers: Iterable[int]) -> Counts:
    """Favourable answers (1 to 5) sorted into the three bands."""
    found = list(answers)
    low, high = sum(answer <= 2 for answer in found), sum(answer >= 4 for answer in found)
    return Counts(low, len(found) - low - high, high)


def bands_of(counts: Counts) -> Bands | None:
    """The ranges that may be said, or None for fewer than five answers."""
    n = counts.total
    if n < LEAST:
        return None
    low, middle, high = (range_of(count, n) for count in counts.each)
    return Bands(low, middle, share_of(counts.high, n) if n >= LEAST_FOR_SHARE else high)


def range_of(count: int, n: int) -> Range:
    """Few, some or most of n; up to half or more where n is too small, or unlucky, for three."""
    few = few_of(n)
    if few is None:
        half = n // 2
        return Range(0, half, n) if count <= half else Range(half + 1, n, n)
    if count <= few:
        return Range(0, few, n)
    if count >= n - few:
        return Range(n - few, n, n)
    return Range(few + 1, n - few - 1, n)


def share_of(favourable: int, n: int) -> Range:
    """The coarse favourable share, from twelve answers: `range_of` with its middle part halved."""
    found, few = range_of(favourable, n), few_of(n)
    if few is None or found.low != few + 1:
        return found
    # n - 2 * few is the least that is high when few are low and few in the middle; a cut there would leave one outcome.
    cut = n // 2 + (n // 2 == n - 2 * few)
    return Range(found.low, cut, n) if favourable <= cut else Range(cut + 1, found.high, n)


def few_of(n: int) -> int | None:
    """How many are still "few" of n: about a third, but such that no three ranges leave a single outcome.

    With 3 * few >= n three times few could be one outcome, with 3 * few + 3 = n three times some; with few = 1, (n - 2,
    1, 1) would be. None where no cut is left: 5, 6 and 9.
    """
    return next((few for few in range((n - 1) // 3, 1, -1) if 3 * few + 3 != n), None)
