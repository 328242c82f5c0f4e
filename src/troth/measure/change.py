"""When a change may be called one: two waves in a row, beyond 95 %, on the same side of where the circle began."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from math import sqrt

from .course import Wave
from .student import quantile
from .uncertainty import CHANGE_CONFIDENCE, se_level

BASELINE = 3  # waves whose mean is what later ones are held against
IN_A_ROW = 2


class Side(IntEnum):
    """Where a wave lies of the baseline: beyond what chance explains, or not."""

    BELOW = -1
    WITHIN = 0
    ABOVE = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One wave against the baseline: how far, how far chance reaches, and whether a change is called here."""

    difference: float
    reach: float
    called: Side

    @property
    def side(self) -> Side:
        if abs(self.difference) <= self.reach:
            return Side.WITHIN
        return Side.ABOVE if self.difference > 0 else Side.BELOW


def readings_of(waves: Sequence[Wave | None]) -> list[Reading | None]:
    """A reading for each wave; None for the three of the baseline, and where nothing was released.

    The standard error of a difference to the mean of three is that of a level times sqrt(4/3) (DESIGN.md, section 6).
    Where responses differ from wave to wave each one enters with its own, which is the same when they are equal. A wave
    without a release breaks no row: it says nothing either way.
    """
    baseline: list[Wave] = []
    readings: list[Reading | None] = []
    row = [Side.WITHIN]
    for wave in waves:
        if wave is None or len(baseline) < BASELINE:
            baseline += [wave] if wave else []
            readings.append(None)
            continue
        reading = _reading(wave, baseline)
        row.append(reading.side)
        latest = set(row[-IN_A_ROW:])
        called = reading.side if len(latest) == 1 else Side.WITHIN
        readings.append(Reading(reading.difference, reading.reach, called))
    return readings


def _reading(wave: Wave, baseline: Sequence[Wave]) -> Reading:
    mean = sum(one.level for one in baseline) / BASELINE
    variance = se_level(wave.response) ** 2 + sum(se_level(one.response) ** 2 for one in baseline) / BASELINE**2
    reach = quantile(CHANGE_CONFIDENCE, wave.response.freedom) * sqrt(variance)
    return Reading(wave.level - mean, reach, Side.WITHIN)
