"""The ways back from what is done with talks."""

from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import after, matters, notes, series
from .queries.matters import follow_up_for, matter_row
from .queries.series import item_for, meeting_for
from .rules import FollowUpState


def _reopen_meeting(viewer: Person, *, id: str) -> None:
    series.reopen_meeting(actor=viewer, meeting=meeting_for(viewer, UUID(id)))


def _reopen_matter(viewer: Person, *, id: str) -> None:
    matters.reopen_matter(actor=viewer, matter=matter_row(viewer, UUID(id)))


def _owe_again(viewer: Person, *, id: str) -> None:
    after.settle_follow_up(actor=viewer, row=follow_up_for(viewer, UUID(id)), state=FollowUpState.OWED)


def _uncover(viewer: Person, *, id: str) -> None:
    notes.cover_item(actor=viewer, item=item_for(viewer, UUID(id)), covered="open")


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "reopen-meeting": _reopen_meeting,
            "reopen-matter": _reopen_matter,
            "owe-follow-up": _owe_again,
            "uncover-item": _uncover,
        }
    )
