"""Reading promises: one's own, both ways, and the lines one keeps to oneself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from troth.accounts.models import PrivatePromise, Promise, PromiseChange
from troth.accounts.promise_states import CLOSED, OWED, State
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to

MANY = 200
LATELY = timedelta(days=30)
GO_BACK_FOR = timedelta(days=60)


@dataclass(frozen=True)
class Shown:
    """A promise as `viewer` meets it: which side they are on, and the change that waits, if one does."""

    promise: Promise
    is_mine: bool
    change: PromiseChange | None
    also: int = 0  # how many more people it was said to at once: known to the one who said it

    @property
    def and_others(self) -> str:
        """What follows the other's name where it was said to more than one."""
        return "" if not self.also else " and one other" if self.also == 1 else f" and {self.also} others"

    @property
    def they_see(self) -> str:
        """Whoever it was said to or by, and what they do: "Ben sees", "Ben and 3 others see"."""
        return f"{self.other.name}{self.and_others} {'see' if self.also else 'sees'}"

    @property
    def other(self) -> Person:
        return self.promise.receiver if self.is_mine else self.promise.giver

    @property
    def is_owed(self) -> bool:
        return self.promise.state in OWED

    @property
    def change_waits_for_me(self) -> bool:
        mine = self.promise.giver_id if self.is_mine else self.promise.receiver_id
        return self.change is not None and self.change.by_id != mine


@dataclass(frozen=True)
class Promises:
    """Everything of promises a page needs, from one reading."""

    asked_of_me: list[Shown]
    asked_by_me: list[Shown]
    due: list[Shown]
    mine: list[Shown]
    theirs: list[Shown]
    to_answer: list[Shown]
    changes: list[Shown]
    go_back_to: list[Shown]
    settled: list[Shown]


def promise_for(viewer: Person, id: UUID) -> Shown:
    """One promise, or 404."""
    [shown] = shown_to(viewer, [one_visible(viewer, Promise, id=id)])
    if not (shown.is_mine and shown.promise.together):
        return shown
    return replace(shown, also=visible_to(viewer, Promise).filter(together=shown.promise.together).count() - 1)


def change_for(viewer: Person, promise_id: UUID) -> PromiseChange:
    """The change waiting on a promise, or 404."""
    return one_visible(viewer, PromiseChange, promise_id=promise_id)


def promises_for(viewer: Person, today: date, other: Person | None = None) -> Promises:
    """All that is open, and what was settled lately; with one person, or with everybody."""
    wanted = Q(state__in=(State.ASKED, *OWED)) | Q(state__in=CLOSED, settled_on__gte=today - GO_BACK_FOR)
    rows = visible_to(viewer, Promise).filter(wanted)
    if other is not None:
        rows = rows.filter(Q(giver=other) | Q(receiver=other))
    shown = shown_to(viewer, rows.order_by("due_on", "id")[:MANY])
    return _sorted_out(shown if other else _once_each(shown), today)


def _once_each(shown: list[Shown]) -> list[Shown]:
    """What one said to several people at once is one line; but whom it was not kept for has a line of their own."""
    lines: dict[tuple[UUID, str], Shown] = {}
    for each in shown:
        promise = each.promise
        is_one = each.is_mine and promise.together and promise.answer != Promise.Answer.NOT_FOR_ME
        key = (promise.together, promise.state) if is_one and promise.together else (promise.id, "")
        lines[key] = replace(lines[key], also=lines[key].also + 1) if key in lines else each
    return list(lines.values())


def shown_to(viewer: Person, rows: Sequence[Promise] | QuerySet[Promise]) -> list[Shown]:
    """Each promise from one's own side, with the change that waits on it."""
    if isinstance(rows, QuerySet):
        rows = list(rows.select_related("giver", "receiver"))
    owed = [row.id for row in rows if row.state in OWED]
    changes = {}
    if owed:
        changes = {
            change.promise_id: change for change in visible_to(viewer, PromiseChange).filter(promise_id__in=owed)
        }
    return [Shown(row, row.giver_id == viewer.id, changes.get(row.id)) for row in rows]


def _sorted_out(shown: list[Shown], today: date) -> Promises:
    owed = [each for each in shown if each.is_owed]
    mine = [each for each in owed if each.is_mine]
    asked = [each for each in shown if each.promise.state == State.ASKED]
    settled = [each for each in shown if each.promise.state in CLOSED]
    return Promises(
        asked_of_me=[each for each in asked if each.is_mine],
        asked_by_me=[each for each in asked if not each.is_mine],
        due=[each for each in mine if each.promise.due_on <= today],
        mine=[each for each in mine if each.promise.due_on > today],
        theirs=[each for each in owed if not each.is_mine],
        to_answer=[each for each in settled if _awaits_answer(each, today)],
        changes=[each for each in owed if each.change_waits_for_me],
        go_back_to=[each for each in settled if _to_go_back_to(each)],
        settled=sorted(settled, key=lambda each: each.promise.settled_on or today, reverse=True),
    )


def _awaits_answer(each: Shown, today: date) -> bool:
    promise = each.promise
    recent = promise.settled_on is not None and promise.settled_on >= today - timedelta(days=14)
    return not each.is_mine and promise.state == State.KEPT and not promise.answer and recent


def _to_go_back_to(each: Shown) -> bool:
    """One's own promises that could not be kept, or were kept but not for the other."""
    promise = each.promise
    return each.is_mine and (promise.state == State.CANNOT or promise.answer == Promise.Answer.NOT_FOR_ME)


def line_for(viewer: Person, id: UUID) -> PrivatePromise:
    """One of one's own private lines, or 404."""
    return one_visible(viewer, PrivatePromise, id=id)


def lines_for(viewer: Person, other: Person | None = None) -> list[PrivatePromise]:
    """The private lines that are open, with one person or with everybody."""
    rows = visible_to(viewer, PrivatePromise).filter(state__in=OWED)
    if other is not None:
        rows = rows.filter(other=other)
    return list(rows.select_related("other").order_by("due_on", "id")[:MANY])
