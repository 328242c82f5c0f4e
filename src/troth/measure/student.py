"""Quantiles of Student's t for whole degrees of freedom, by the finite sums that hold for them.

The one thing a statistics library would be needed for here; why it is not one is in docs/decisions. The tests hold it
against published tables and against figures computed by SciPy.
"""

from functools import lru_cache
from math import atan2, cos, pi, sin, sqrt


def between(t: float, freedom: int) -> float:
    """The chance that a t variable with that many degrees of freedom lies between -t and t.

    Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even).
    """
    if freedom < 1:
        raise ValueError("at least one degree of freedom is needed")
    angle = atan2(t, sqrt(freedom))
    square = cos(angle) ** 2
    if freedom % 2:
        rest = sin(angle) * cos(angle) * _series(square, range(2, freedom - 2, 2)) if freedom > 1 else 0.0
        return 2 / pi * (angle + rest)
    return sin(angle) * _series(square, range(1, freedom - 2, 2))


def _series(square: float, factors: range) -> float:
    """1 + f/(f+1) c² + f/(f+1) (f+2)/(f+3) c⁴ + ..., for the factors f, f+2, ..."""
    term = total = 1.0
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
    while low < (middle := (low + high) / 2) < high:  # until no number lies between
        if between(middle, freedom) < confidence:
            low = middle
        else:
            high = middle
    return (low + high) / 2
