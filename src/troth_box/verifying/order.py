"""Whether rows lie in the order that random keys alone decide: then their places tell nothing of when they came."""

from collections.abc import Sequence
from enum import Enum, auto
from math import sqrt

FEWEST = 10  # of fewer rows nothing can be said
SORTED = 0.9
ONE_IN_A_HUNDRED = 2.576


class Order(Enum):
    """What the places of rows have to do with their keys."""

    TOO_FEW = auto()
    SORTED = auto()
    PARTLY = auto()
    NOT_AT_ALL = auto()  # as far as can be told from chance: then they lie as they came, or were put there


def order_of(keys: Sequence[bytes], anew: Sequence[bytes]) -> Order:
    """The order of these keys from the first place to the last, beside the one they would have if written anew."""
    both = set(keys) & set(anew)  # where people answer meanwhile, the two may differ by a few
    keys, anew = [one for one in keys if one in both], [one for one in anew if one in both]
    if len(keys) < FEWEST:
        return Order.TOO_FEW
    found = correlation(keys, anew)
    if found >= SORTED:
        return Order.SORTED
    return Order.PARTLY if found > ONE_IN_A_HUNDRED / sqrt(len(keys) - 1) else Order.NOT_AT_ALL


def correlation(keys: Sequence[bytes], anew: Sequence[bytes]) -> float:
    """Spearman's rank correlation of two orders: 1 where they are the same, about 0 where neither knows the other."""
    n = len(keys)
    should = {key: place for place, key in enumerate(anew)}
    apart = sum((place - should[key]) ** 2 for place, key in enumerate(keys))
    return 1 - 6 * apart / (n * (n * n - 1))
