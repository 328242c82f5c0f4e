"""How wide a level or a change must be taken, from how many were asked and how many answered, and from nothing else.

No spread of answers enters: an interval that contained it would disclose it (DESIGN.md, section 6).
"""

from dataclasses import dataclass
from math import sqrt

from .levels import STEP
from .student import quantile

SPREAD = 0.75  # s: how far persons' means lie apart, assumed and the same for all
RETEST = 0.70  # r: how much of that stays with the person from one time to the next
ROUNDING = float(STEP) ** 2 / 12  # the variance that rounding to a quarter adds
PRIOR_FREEDOM = 10  # how many degrees of freedom the assumed spread is worth
LEVEL_CONFIDENCE, CHANGE_CONFIDENCE = 0.90, 0.95


@dataclass(frozen=True, slots=True)
class Response:
    """How many of a circle answered: n of N."""

    n: int
    of: int

    def __post_init__(self) -> None:
        if not 1 <= self.n <= self.of:
            raise ValueError("at least one, and at most everybody, answers")

    @property
    def variance(self) -> float:
        """Of the level around that of the whole circle, before rounding: s²(1 - r f)/n."""
        return SPREAD**2 * (1 - RETEST * self.n / self.of) / self.n

    @property
    def freedom(self) -> int:
        return PRIOR_FREEDOM + self.n - 1


def se_level(response: Response, *, rounding: float = ROUNDING) -> float:
    """The standard error of a released level, in points of the scale."""
    return sqrt(response.variance + rounding)


def se_change(response: Response, *, rounding: float = ROUNDING) -> float:
    """The standard error of the difference of two released levels with the same response."""
    return sqrt(2 * (response.variance + rounding))


def half_width(response: Response, *, confidence: float = LEVEL_CONFIDENCE, rounding: float = ROUNDING) -> float:
    """Half of the interval around a level, in points of the scale."""
    return quantile(confidence, response.freedom) * se_level(response, rounding=rounding)
