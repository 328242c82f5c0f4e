"""What falls due in people: the undo of an import is forgotten, drafts go, nominations and votes move on."""

from uuid import UUID

from troth.jobs.registry import daily, due

from .offices.deciding import nomination_is_due
from .offices.tidying import tidy
from .offices.voting import election_is_due
from .roster.drafts import forget_draft
from .roster.undoing import forget_undo


@due("people.forget-undo")
def undo_is_over(done: str) -> None:
    """Seven days after an import."""
    forget_undo(UUID(done))


@due("people.forget-draft")
def draft_is_old(draft: str) -> None:
    """An hour after a file was looked at."""
    forget_draft(UUID(draft))


@due("people.nomination-due")
def nomination_due(nomination: str) -> None:
    """When the time for an answer, for objections or for a countersignature is over."""
    nomination_is_due(UUID(nomination))


@due("people.election-due")
def election_due(election: str) -> None:
    """When the time for nominations or for voting is over."""
    election_is_due(UUID(election))


@daily("people.tidy")
def tidy_offices() -> None:
    """Objections and questions that are over, proposals nobody answered."""
    tidy()
