"""The ways back from what is done with tough news."""

from uuid import UUID

from troth.accounts.undo import WAYS_BACK
from troth.people.models import Person

from .actions import following, planning
from .queries.following import check_in_for, follow_up_for
from .queries.plans import plan_of
from .rules import Move


def _reopen_check_in(viewer: Person, *, id: str) -> None:
    following.settle_check_in(actor=viewer, check_in=check_in_for(viewer, UUID(id)), move=Move.REOPEN)


def _reopen_group(viewer: Person, *, ids: list[str]) -> None:
    following.reopen_group(actor=viewer, check_ins=ids)


def _restore_way(viewer: Person, *, id: str, way: str, ids: list[str]) -> None:
    following.restore_way(actor=viewer, follow_up=follow_up_for(viewer, UUID(id)), way=way, check_ins=ids)


def _reopen_news(viewer: Person, *, id: str) -> None:
    planning.reopen_news(actor=viewer, news=plan_of(viewer, UUID(id)))


def register() -> None:
    """Make them known to the undo that every page offers."""
    WAYS_BACK.update(
        {
            "reopen-check-in": _reopen_check_in,
            "reopen-group": _reopen_group,
            "restore-way": _restore_way,
            "reopen-news": _reopen_news,
        }
    )
