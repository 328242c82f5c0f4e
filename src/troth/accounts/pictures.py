"""The shapes of an account's pictures: two bars with a hatched unknown, and the balance through time with its band."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from troth.accounts.rules import Balance, Point

BAR_WIDTH = 600
LINE_WIDTH, LINE_HEIGHT = 600, 200
MARGIN = 14


@dataclass(frozen=True, slots=True)
class Bars:
    """Widths out of BAR_WIDTH: deposits from the left, withdrawals from the right, what is unknown between them."""

    deposits: int
    unknown: int
    withdrawals: int

    @property
    def unknown_from(self) -> int:
        return self.deposits

    @property
    def withdrawals_from(self) -> int:
        return self.deposits + self.unknown


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    on: date


@dataclass(frozen=True, slots=True)
class Curve:
    """The line and the band as lists of points for SVG, the height of zero, and a few days to write below."""

    line: str
    band: str
    zero: float
    ticks: tuple[Tick, ...]
    last_x: float
    last_y: float


def bars_of(balance: Balance) -> Bars:
    """The three shares in whole units that always add up to the full width."""
    deposits, withdrawals, _unknown = balance.shares
    left, right = round(deposits * BAR_WIDTH), round(withdrawals * BAR_WIDTH)
    return Bars(left, BAR_WIDTH - left - right, right)


def curve_of(points: Sequence[Point]) -> Curve | None:
    """The picture of a balance through time, or None while there is no time to show (fewer than two days)."""
    if len(points) < 2:
        return None
    start, end = points[0].on, points[-1].on

    def x(day: date) -> float:
        return round(MARGIN + (LINE_WIDTH - 2 * MARGIN) * (day - start).days / (end - start).days, 1)

    def y(balance: float) -> float:
        return round(MARGIN + (LINE_HEIGHT - 2 * MARGIN) * (1 - balance) / 2, 1)

    upper = [f"{x(point.on)},{y(point.high)}" for point in points]
    lower = [f"{x(point.on)},{y(point.low)}" for point in reversed(points)]
    ticks = tuple(Tick(x(day), day) for day in (start, points[len(points) // 2].on, end))
    return Curve(
        line=" ".join(f"{x(point.on)},{y(point.balance)}" for point in points),
        band=" ".join([*upper, *lower]),
        zero=y(0),
        ticks=ticks,
        last_x=x(end),
        last_y=y(points[-1].balance),
    )
