"""Undo: what was done last can be taken back until the next thing is done, however long that takes."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_secret
from troth.people.models import Person

from .actions import books, comparisons, lines, moments, promises
from .queries.books import entry_for
from .queries.comparisons import comparison_for
from .queries.moments import moment_for
from .queries.promises import change_for, line_for, promise_for

TOO_LATE = "Something else has happened since, so there is nothing to undo."


def offer_undo(request: HttpRequest, what: str, do: str, **args: Any) -> None:
    """Say what was done, with a way back. It replaces the way back from the thing before."""
    key = new_secret()
    request.session["undo"] = {
        "what": what,
        "url": reverse("accounts:undo", args=[key]),
        "key": key,
        "do": do,
        "args": _plain(args),
    }


def say_done(request: HttpRequest, what: str) -> None:
    """Say what was done where there is no way back, and forget the way back from the thing before."""
    request.session.pop("undo", None)
    messages.success(request, what)


def take_back(request: HttpRequest, viewer: Person, key: str) -> None:
    """Do the undoing that was offered under this key. Refuses when something else was done since."""
    offered = request.session.get("undo")
    if not offered or offered.get("key") != key:
        raise Refused(TOO_LATE)
    del request.session["undo"]
    WAYS_BACK[offered["do"]](viewer, **offered["args"])


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _unsay(viewer: Person, *, id: str) -> None:
    promises.unsay_promise(actor=viewer, promise=promise_for(viewer, UUID(id)).promise)


def _take_back_heard(viewer: Person, *, id: str) -> None:
    promises.take_back_heard(actor=viewer, promise=promise_for(viewer, UUID(id)).promise)


def _unsend(viewer: Person, *, id: str) -> None:
    lines.unsend_line(actor=viewer, promise=promise_for(viewer, UUID(id)).promise)


def _restore_promise(viewer: Person, *, id: str, was: dict[str, Any], now: str) -> None:
    promises.restore_promise(actor=viewer, promise=promise_for(viewer, UUID(id)).promise, was=was, now=now)


def _unanswer(viewer: Person, *, id: str) -> None:
    promises.answer_promise(actor=viewer, promise=promise_for(viewer, UUID(id)).promise, answer="")


def _withdraw_change(viewer: Person, *, id: str) -> None:
    promises.answer_change(actor=viewer, change=change_for(viewer, UUID(id)), agrees=False)


def _delete_line(viewer: Person, *, id: str) -> None:
    lines.delete_line(actor=viewer, note=line_for(viewer, UUID(id)))


def _reopen_line(viewer: Person, *, id: str, state: str, due_on: str) -> None:
    lines.reopen_line(actor=viewer, note=line_for(viewer, UUID(id)), state=state, due_on=date.fromisoformat(due_on))


def _restore_line(viewer: Person, *, fields: dict[str, Any]) -> None:
    lines.restore_line(actor=viewer, fields=fields)


def _retract_moment(viewer: Person, *, id: str) -> None:
    moments.take_back_moment(actor=viewer, moment=moment_for(viewer, UUID(id)))


def _restore_moment(viewer: Person, *, fields: dict[str, Any]) -> None:
    moments.restore_moment(actor=viewer, fields=fields)


def _delete_entry(viewer: Person, *, id: str) -> None:
    books.delete_entry(actor=viewer, entry=entry_for(viewer, UUID(id)))


def _restore_entry(viewer: Person, *, fields: dict[str, Any]) -> None:
    books.restore_entry(actor=viewer, fields=fields)


def _withdraw_comparison(viewer: Person, *, id: str) -> None:
    comparisons.withdraw_proposal(actor=viewer, comparison=comparison_for(viewer, UUID(id), clock.now()).comparison)


WAYS_BACK: dict[str, Callable[..., None]] = {
    "unsay": _unsay,
    "take-back-heard": _take_back_heard,
    "unsend": _unsend,
    "restore-promise": _restore_promise,
    "unanswer": _unanswer,
    "withdraw-change": _withdraw_change,
    "delete-line": _delete_line,
    "reopen-line": _reopen_line,
    "restore-line": _restore_line,
    "retract-moment": _retract_moment,
    "restore-moment": _restore_moment,
    "delete-entry": _delete_entry,
    "restore-entry": _restore_entry,
    "withdraw-comparison": _withdraw_comparison,
}
