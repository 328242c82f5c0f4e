"""The picture of a matter: its talks on the spectrum, through time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .rules import Level
from .spectrum import words_of

WIDTH, ROW = 600, 48
MARGIN = 26


@dataclass(frozen=True, slots=True)
class Plotted:
    """A talk to draw: its day, its level, whether it took place, and who began it."""

    on: date
    level: Level
    is_held: bool
    by: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Where a talk stands in the picture, and what is said about it."""

    x: float
    y: float
    is_held: bool
    says: str


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Rows from the furthest level down, dots in order of their days, the line through those held, days below."""

    rows: tuple[str, ...]
    height: int
    lines: tuple[float, ...]
    dots: tuple[Dot, ...]
    line: str
    ticks: tuple[date, ...]

    @property
    def equivalent(self) -> str:
        """The picture in words."""
        return " ".join(dot.says for dot in self.dots)


def spectrum_of(talks: Sequence[Plotted], levels: Sequence[Level]) -> Spectrum | None:
    """The picture, or None while there is no talk to show. Talks of one day stand beside each other."""
    if not talks:
        return None
    ordered = sorted(talks, key=lambda one: (one.on, one.level))
    start, end = ordered[0].on, ordered[-1].on
    rows = sorted(levels, reverse=True)

    def x(place: int, day: date) -> float:
        if len(ordered) == 1:
            return WIDTH / 2
        by_time = (day - start).days / max(1, (end - start).days)
        by_order = place / (len(ordered) - 1)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * (by_time + by_order) / 2, 1)

    def y(level: Level) -> float:
        return ROW * (rows.index(level) + 0.5)

    dots = tuple(Dot(x(place, one.on), y(one.level), one.is_held, _says(one)) for place, one in enumerate(ordered))
    days = (start,) if start == end else (start, end)
    return Spectrum(
        rows=tuple(words_of(level).called for level in rows),
        height=ROW * len(rows),
        lines=tuple(ROW * (place + 0.5) for place in range(len(rows))),
        dots=dots,
        line=" ".join(f"{dot.x},{dot.y}" for dot in dots if dot.is_held),
        ticks=days,
    )


def _says(one: Plotted) -> str:
    day = f"{one.on.day} {one.on:%B %Y}"
    called = words_of(one.level).called
    return f"{day}: {called}, begun by {one.by}." if one.is_held else f"{day}: {called}, planned by {one.by}."
