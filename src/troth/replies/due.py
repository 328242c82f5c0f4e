"""What of replies happens when it is due."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .actions.tending import tell_next, tend


@due("replies.tell")
def tell(reply: str, after: str = "") -> None:
    """Tell the next few hundred of a group."""
    tell_next(reply_id=UUID(reply), after=UUID(after) if after else None)


@daily("replies.tend")
def every_night() -> None:
    """What has been kept long enough."""
    tend()
