"""What of guided conversations happens when it is due."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .actions.tending import day_comes, tend


@due("guided.day")
def day(conversation: str) -> None:
    """The morning of its day."""
    day_comes(conversation=UUID(conversation))


@daily("guided.tend")
def every_night() -> None:
    """What nobody can hold any more, and what has been kept long enough."""
    tend()
