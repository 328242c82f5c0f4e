"""The shape of the course through the rounds: a line, its band, the levels as they were said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .rules.reading import HIGHEST, LOWEST, Trend

WIDTH, HEIGHT, MARGIN = 600, 200, 14


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Lists of points for SVG, the height of the middle, the levels, and a few days to write below."""

    line: str
    band: str
    middle: float
    dots: tuple[Dot, ...]
    days: tuple[date, ...]
    equivalent: str


def curve_of(trend: Trend) -> Curve:
    """The picture of a trend, 600 by 200, from 1 at the foot to 5 at the top."""
    drawn = [(day, course) for day, course in zip(trend.days, trend.course, strict=True) if course is not None]
    start, end = drawn[0][0], drawn[-1][0]
    reach = max((end - start).days, 1)

    def x(day: date) -> float:
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (day - start).days / reach, 1)

    def y(level: float) -> float:
        within = min(max(level, LOWEST), HIGHEST)
        return round(MARGIN + (HEIGHT - 2 * MARGIN) * (HIGHEST - within) / (HIGHEST - LOWEST), 1)

    upper = [f"{x(day)},{y(one.level + one.half_width())}" for day, one in drawn]
    lower = [f"{x(day)},{y(one.level - one.half_width())}" for day, one in reversed(drawn)]
    dots = [Dot(x(day), y(wave.level)) for day, wave in zip(trend.days, trend.waves, strict=True) if wave]
    return Curve(
        line=" ".join(f"{x(day)},{y(one.level)}" for day, one in drawn),
        band=" ".join([*upper, *lower]),
        middle=y((LOWEST + HIGHEST) / 2),
        dots=tuple(dots),
        days=_some([day for day, _ in drawn]),
        equivalent=" ".join(
            f"{day.day} {day:%B %Y}: {one.level - one.half_width():.1f} to {one.level + one.half_width():.1f}."
            for day, one in drawn
        ),
    )


def _some(days: Sequence[date]) -> tuple[date, ...]:
    """The first, the middle and the last, each once."""
    return tuple(dict.fromkeys((days[0], days[len(days) // 2], days[-1])))
