"""Short ways to get a conversation of Quay as far as a test needs it. Ama leads; Ben and Chidi are its members."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from tests.cast import Cast
from troth.accounts.models import Promise
from troth.guided.actions.ending import end_with_promise
from troth.guided.actions.planning import plan_conversation
from troth.guided.models import Conversation
from troth.kernel import clock, ids

WORDS = "have the rota out three weeks ahead"


def soon(days: float = 2) -> datetime:
    """A time to come, counted from noon of today: its morning comes before it, whenever the tests run."""
    return datetime.combine(clock.now().date(), time(12), UTC) + timedelta(days=days)


def on(days: int) -> date:
    """The day that many days from now."""
    return clock.now().date() + timedelta(days=days)


def later(days: float) -> AbstractContextManager[None]:
    """The clock runs that many days ahead."""
    return clock.moved(soon(days))


def planned(cast: Cast, days: float = 2, place: str = "The small room") -> Conversation:
    return plan_conversation(actor=cast.ama, team=cast.quay, starts_at=soon(days), place=place)


def promised(cast: Cast, *, conversation: Conversation | None = None, id: UUID | None = None) -> Conversation:
    """It took place, with a promise due in ten days."""
    talk = conversation or planned(cast)
    end_with_promise(actor=cast.ama, conversation=talk, words=WORDS, due_on=on(10), id=id or ids.new_id())
    talk.refresh_from_db()
    return talk


def promise_to(cast: Cast, name: str) -> Promise:
    """The row of that one of the team."""
    return Promise.objects.get(receiver=getattr(cast, name), words=WORDS)
