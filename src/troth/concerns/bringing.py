"""What listeners put before somebody, as each of the two reads it. That it was read is noted nowhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from troth.people.models import Office, Person
from troth.pulses.actions.moving import today
from troth.visibility.gate import one_visible, visible_as, visible_to
from troth.visibility.kinds import Viewer

from .models import Answer, Brought
from .rules import ANSWERED_WITHIN, TOLD_OF, Asked, Did, due_on, is_late, kept_until, monday_after
from .standing import leads_somebody
from .words import ASKED, DID_WORDS, AskedWords

MOST, FEW = 50, 5


@dataclass(frozen=True)
class Lies:
    """One thing that was put before somebody, and its answer as far as this reader has it."""

    row: Brought
    answer: Answer | None
    is_mine: bool  # brought by the reader, as a listener
    on: date

    @property
    def words(self) -> AskedWords:
        return ASKED[Asked(self.row.asked)]

    @property
    def due_on(self) -> date:
        return due_on(self.row.week)

    @property
    def is_there(self) -> bool:
        """Whether its Monday has come."""
        return self.row.week <= self.on

    @property
    def is_late(self) -> bool:
        return self.answer is None and is_late(self.row.week, self.on)

    @property
    def kept_until(self) -> date:
        return kept_until(self.row.week)

    @property
    def did(self) -> str:
        return DID_WORDS[Did(self.answer.did)] if self.answer else ""

    @property
    def can_be_changed(self) -> bool:
        """Whether the answer has not reached the listener yet."""
        return self.answer is not None and self.answer.week > self.on


@dataclass(frozen=True)
class Today:
    """What of it belongs on somebody's Today."""

    owed: Sequence[Brought] = ()
    answered: Sequence[Brought] = ()
    late: Sequence[Brought] = ()


def lies_for(viewer: Person) -> list[Lies]:
    """Everything the viewer brought or has before them, the latest weeks first; within a week in no order of time."""
    rows = list(visible_to(viewer, Brought).select_related("listener", "before").order_by("-week", "id")[:MOST])
    answers = {one.brought_id: one for one in visible_to(viewer, Answer).filter(brought__in=rows)}
    return [Lies(row, answers.get(row.id), row.listener_id == viewer.id, today()) for row in rows]


def one_for(viewer: Person, id: UUID) -> Lies:
    """One of them. Raises Http404."""
    row = one_visible(viewer, Brought, id=id)
    return Lies(row, visible_to(viewer, Answer).filter(brought=row).first(), row.listener_id == viewer.id, today())


def can_act(lies: Lies) -> bool:
    """Whether who it was put before leads somebody still."""
    return leads_somebody(lies.row.before)


def next_monday() -> date:
    """The day on which what is brought or answered now reaches the other side."""
    return monday_after(today())


def brought_today(viewer: Person, held: Collection[str]) -> Today:
    """What waits for an answer of theirs; and, for a listener, what was answered of late, or was not in time."""
    before = visible_as(viewer, Brought, Viewer.COUNTERPART).filter(answer=None)
    owed = list(before.order_by("week", "id")[:FEW])
    if Office.Kind.LISTENER not in held:
        return Today(owed)
    mine, lately = visible_as(viewer, Brought, Viewer.AUTHOR), today() - TOLD_OF
    answered = mine.filter(answer__week__lte=today(), answer__week__gt=lately)
    late_since, late_until = lately - ANSWERED_WITHIN, today() - ANSWERED_WITHIN
    late = mine.filter(Q(answer=None) | Q(answer__week__gt=today()), week__gte=late_since, week__lt=late_until)
    return Today(owed, _few(answered), _few(late))


def _few(rows: QuerySet[Brought]) -> list[Brought]:
    return list(rows.select_related("before").order_by("week", "id")[:FEW])
