"""What became of each promise, as its giver says it, kept in the answer it was made in."""

from troth.accounts.following import FOLLOWERS

from .actions.answering import follow_promise

KIND = "reply"


def register() -> None:
    """Ask accounts to be told."""
    FOLLOWERS[KIND] = follow_promise
