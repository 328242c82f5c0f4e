"""From the answers on one ballot to a mark: turned where the sentence is reversed, a mean where enough is answered.

Means are exact fractions, so that nothing depends on the order in which ballots were added up.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from .items import Item

LOWEST, HIGHEST = 1, 5
ENOUGH = Fraction(3, 4)  # of a scale's items must be answered; nothing is filled in for the others

Ballot = Mapping[str, int]  # item id to answer, 1 to 5; what was passed over is not there


def favourable(item: Item, answer: int) -> int:
    """The answer turned so that 5 is always the best: `6 - x` on a reversed item."""
    if not LOWEST <= answer <= HIGHEST:
        raise ValueError(f"an answer is {LOWEST} to {HIGHEST}, not {answer}")
    return LOWEST + HIGHEST - answer if item.is_reversed else answer


def mean_of(ballot: Ballot, scale: Sequence[Item]) -> Fraction | None:
    """The mean of what one person answered of a scale, or None where less than three quarters of it is answered."""
    turned = [favourable(item, ballot[item.id]) for item in scale if item.id in ballot]
    if not turned or len(turned) < ENOUGH * len(scale):
        return None
    return Fraction(sum(turned), len(turned))
