"""The arithmetic of an account: what a balance is, how it fades, and when a direction may be said."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

HALF_LIFE = 60.0  # days after which a moment weighs half
LOSS = 2.0  # how much more a withdrawal weighs than a deposit of the same size
PRIOR = 2.0  # what is unknown before anything is known: (1, 1)
ENOUGH = 0.5  # a direction is said only while less than this share is unknown

LOSSES = (1.0, 2.0, 3.0)
HALF_LIVES = (30.0, 60.0, 120.0)
SIZES = (1, 2, 3)


class Felt(StrEnum):
    """How a moment felt to the one it touched; nobody else decides it."""

    DEPOSIT = "deposit"
    NEUTRAL = "neutral"
    WITHDRAWAL = "withdrawal"


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"
    MIXED = "mixed"
    TOO_LITTLE = "too little"


@dataclass(frozen=True, slots=True)
class Weighed:
    """A moment as felt: the day it happened, how it felt, and how much (1 to 3; a neutral one weighs nothing)."""

    on: date
    felt: Felt
    size: int = 1

    def __post_init__(self) -> None:
        if self.size not in SIZES:
            raise ValueError(f"a felt size is 1, 2 or 3, not {self.size}")


@dataclass(frozen=True, slots=True)
class Parameters:
    loss: float = LOSS
    half_life: float = HALF_LIFE


DEFAULTS = Parameters()
BAND = tuple(Parameters(loss, half_life) for loss in LOSSES for half_life in HALF_LIVES)


@dataclass(frozen=True, slots=True)
class Balance:
    """Deposits R and withdrawals S as they weigh on one day; `balance` B and `unknown` u follow from them."""

    deposits: float
    withdrawals: float

    @property
    def weight(self) -> float:
        return self.deposits + self.withdrawals + PRIOR

    @property
    def balance(self) -> float:
        """B = (R - S) / (R + S + 2), between -1 and 1."""
        return (self.deposits - self.withdrawals) / self.weight

    @property
    def unknown(self) -> float:
        """u = 2 / (R + S + 2), between 0 and 1; silence raises it."""
        return PRIOR / self.weight

    @property
    def shares(self) -> tuple[float, float, float]:
        """Deposits, withdrawals and unknown as shares of one whole, for the picture."""
        return self.deposits / self.weight, self.withdrawals / self.weight, self.unknown


@dataclass(frozen=True, slots=True)
class Point:
    """The balance on one day, and the band it has over every choice of parameters."""

    on: date
    balance: float
    low: float
    high: float
    unknown: float


@dataclass(frozen=True, slots=True)
class Account:
    """What a book says today, with the direction it allows."""

    now: Balance
    direction: Direction
    low: float
    high: float


def fade(days: float, half_life: float = HALF_LIFE) -> float:
    """What is left of a weight after some days: f = 2^(-D/h)."""
    return float(2.0 ** (-days / half_life))


def balance_on(day: date, moments: Iterable[Weighed], parameters: Parameters = DEFAULTS) -> Balance:
    """The account on a day; moments after that day do not count yet. Their order does not matter."""
    deposits = withdrawals = 0.0
    for moment in moments:
        if moment.on > day:
            continue
        left = fade((day - moment.on).days, parameters.half_life) * moment.size
        if moment.felt is Felt.DEPOSIT:
            deposits += left
        elif moment.felt is Felt.WITHDRAWAL:
            withdrawals += left * parameters.loss
    return Balance(deposits, withdrawals)


def band_on(day: date, moments: Sequence[Weighed]) -> tuple[float, float]:
    """The lowest and the highest balance over the nine combinations of loss and half-life."""
    balances = [balance_on(day, moments, parameters).balance for parameters in BAND]
    return min(balances), max(balances)


def direction_on(day: date, moments: Sequence[Weighed]) -> Direction:
    """The direction that may be said: only if all nine combinations agree and less than half is unknown."""
    if balance_on(day, moments).unknown >= ENOUGH:
        return Direction.TOO_LITTLE
    low, high = band_on(day, moments)
    if low > 0:
        return Direction.UP
    if high < 0:
        return Direction.DOWN
    return Direction.MIXED


def account_on(day: date, moments: Sequence[Weighed]) -> Account:
    low, high = band_on(day, moments)
    return Account(balance_on(day, moments), direction_on(day, moments), low, high)


def through_time(start: date, end: date, moments: Sequence[Weighed], every: int = 7) -> list[Point]:
    """The balance from start to end, one point every few days and always one on the last day."""
    if end < start:
        raise ValueError("the end lies before the start")
    days = [start + timedelta(days=offset) for offset in range(0, (end - start).days + 1, every)]
    if days[-1] != end:
        days.append(end)
    return _walk(days, sorted(moments, key=lambda moment: moment.on))


def _walk(days: list[date], moments: Sequence[Weighed]) -> list[Point]:
    """One pass over the days: each balance is the last one faded, plus what has happened since."""
    running = {parameters: Balance(0.0, 0.0) for parameters in BAND}
    before, taken, points = days[0], 0, []
    for day in days:
        taken_to = bisect_right(moments, day, key=lambda moment: moment.on)
        fresh = moments[taken:taken_to]
        for parameters, was in running.items():
            left, new = fade((day - before).days, parameters.half_life), balance_on(day, fresh, parameters)
            running[parameters] = Balance(was.deposits * left + new.deposits, was.withdrawals * left + new.withdrawals)
        before, taken = day, taken_to
        points.append(_point(day, running))
    return points


def _point(day: date, running: Mapping[Parameters, Balance]) -> Point:
    balances = [each.balance for each in running.values()]
    now = running[DEFAULTS]
    return Point(day, now.balance, min(balances), max(balances), now.unknown)
