"""What became of the one promise, as its giver says it, kept beside the conversation it came of."""

from troth.accounts.following import FOLLOWERS

from .actions.ending import follow_promise

KIND = "guided_talk"


def register() -> None:
    """Ask accounts to be told."""
    FOLLOWERS[KIND] = follow_promise
