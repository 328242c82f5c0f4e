"""Quantiles of Student's t for whole degrees of freedom, by the finite sums that hold for them.

The one thing a statistics library would be needed for here; why it is not one is in docs/decisions. The tests hold it
against published tables and against figures computed by SciPy.
"""

from functools import lru_cache
from math import atan2, cos, pi, sin, sqrt

STEPS = 200  # halvings at most; an interval of doubles is exhausted sooner


def between(t: float, freedom: int) -> float:
    """The chance that a t variable with that many degrees of freedom lies between -t and t.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even).
    """
    if freedom < 1:
        raise ValueError("at least one degree of freedom is needed")
    angle = atan2(t, sqrt(freedom))
    square = cos(angle) ** 2
    if freedom % 2:
        return 2 / pi * (angle + sin(angle) * cos(angle) * _series(square, range(2, freedom - 2, 2), freedom > 1))
    return sin(angle) * _series(square, range(1, freedom - 2, 2), is_there=True)


def _series(square: float, factors: range, is_there: bool) -> float:
    """1 + f/(f+1) c² + f/(f+1) (f+2)/(f+3) c⁴ + ..., or nothing."""
    term = total = float(is_there)
    for factor in factors:
        term *= square * factor / (factor + 1)
        total += term
    return total


@lru_cache(maxsize=4096)
def quantile(confidence: float, freedom: int) -> float:
    """The t such that a share `confidence` of the distribution lies between -t and t (two-sided), by halving."""
    if not 0 < confidence < 1:
        raise ValueError("a confidence lies between 0 and 1")
    low, high = 0.0, 1.0
    while between(high, freedom) < confidence:
        low, high = high, 2 * high
    for _ in range(STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if between(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return (low + high) / 2
