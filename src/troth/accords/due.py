"""What of accords happens when it is due."""

from uuid import UUID

from troth.jobs.registry import due

from .actions.beginning import follow_roster
from .actions.reviews import review_comes_due


@due("accords.review_due")
def review_due(accord: str) -> None:
    """The day to look again."""
    review_comes_due(accord=UUID(accord))


@due("people.changed")
def people_changed(people: list[str]) -> None:
    """The roster gave these another leader, or took one away."""
    follow_roster(people=[UUID(one) for one in people])
