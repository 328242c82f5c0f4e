"""What is stored of promises, moments, private books and compared notes."""

from .books import BookEntry
from .comparisons import Comparison, ComparisonPick, ComparisonSide
from .moments import Moment, MomentKind
from .promises import PrivatePromise, Promise, PromiseChange

__all__ = [
    "BookEntry",
    "Comparison",
    "ComparisonPick",
    "ComparisonSide",
    "Moment",
    "MomentKind",
    "PrivatePromise",
    "Promise",
    "PromiseChange",
]
