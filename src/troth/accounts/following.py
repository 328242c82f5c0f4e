"""What capabilities above learn when a giver moves a promise about a thing of theirs; accounts knows none of them."""

from collections.abc import Callable

from .models import Promise

# By the kind of what a promise cites: given one row of the word, after the giver moved it, within the transaction.
FOLLOWERS: dict[str, Callable[[Promise], None]] = {}


def follow(promise: Promise) -> None:
    """Tell whoever keeps what the promise is about."""
    if promise.cites_kind in FOLLOWERS:
        FOLLOWERS[promise.cites_kind](promise)
