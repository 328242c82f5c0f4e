"""The level of one circle through time, drawn towards that circle's own past and towards nobody else's.

A local level model with a Kalman filter (DESIGN.md, section 6): P <- P+q; K = P/(P+V); m <- m+K(y-m); P <- (1-K)P.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from .student import quantile
from .uncertainty import LEVEL_CONFIDENCE, ROUNDING, Response

START, START_VARIANCE = 3.6, 0.375**2  # what is assumed before the first wave
DRIFT = 0.10**2  # q: how much a level may wander from one wave to the next


@dataclass(frozen=True, slots=True)
class Wave:
    """A released level and how many answered."""

    level: float
    response: Response


@dataclass(frozen=True, slots=True)
class Course:
    """Where the level is taken to be after a wave, its variance, and how many degrees of freedom its interval has."""

    level: float
    variance: float
    freedom: int

    def half_width(self, confidence: float = LEVEL_CONFIDENCE) -> float:
        return quantile(confidence, self.freedom) * sqrt(self.variance)


def course_of(waves: Iterable[Wave | None], *, rounding: float = ROUNDING) -> list[Course | None]:
    """The course after each wave; None before the first. A wave without a release only adds uncertainty."""
    level, variance, freedom = START, START_VARIANCE, 0
    course: list[Course | None] = []
    for wave in waves:
        variance += DRIFT
        if wave:
            gain = variance / (variance + wave.response.variance + rounding)
            level += gain * (wave.level - level)
            variance *= 1 - gain
            freedom = wave.response.freedom
        course.append(Course(level, variance, freedom) if freedom else None)
    return course
