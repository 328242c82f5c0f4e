"""The look back: one month of one's own, like a bank's statement but kind."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from troth.accounts.models import BookEntry, Moment, MomentKind, Promise
from troth.accounts.promise_states import OWED, State
from troth.accounts.rules import Felt
from troth.people.models import Person
from troth.visibility.gate import visible_to

MOST = 100


@dataclass(frozen=True)
class Month:
    """A calendar month."""

    first: date

    @property
    def last(self) -> date:
        return self.first.replace(day=monthrange(self.first.year, self.first.month)[1])

    @property
    def before(self) -> "Month":
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def after(self) -> "Month":
        return Month(self.last + timedelta(days=1))


@dataclass(frozen=True)
class LookBack:
    """What came in, what went out, what was promised and left open; all of it the reader's own."""

    month: Month
    came_in: list[BookEntry]
    went_out: list[BookEntry]
    gave: list[Moment]
    took: list[Moment]
    kept: list[Promise]
    not_kept: list[Promise]
    left_open: list[Promise]
    kept_for_me: list[Promise]
    not_kept_for_me: list[Promise]

    @property
    def is_empty(self) -> bool:
        mine = (self.came_in, self.went_out, self.gave, self.took, self.kept, self.not_kept, self.left_open)
        return not any((*mine, self.kept_for_me, self.not_kept_for_me))


def look_back_for(viewer: Person, month: Month) -> LookBack:
    """One month, read from what is the viewer's own or shared with them: three queries, however much there is."""
    in_month = (month.first, month.last)
    entries = list(
        visible_to(viewer, BookEntry)
        .filter(author=viewer, happened_on__range=in_month)
        .select_related("about", "kind")
        .order_by("happened_on", "id")[:MOST]
    )
    moments = list(
        visible_to(viewer, Moment)
        .filter(doer=viewer, happened_on__range=in_month)
        .select_related("touched", "kind")
        .order_by("happened_on", "id")[:MOST]
    )
    promises = list(
        visible_to(viewer, Promise)
        .filter(Q(settled_on__range=in_month) | Q(state__in=OWED, said_on__lte=month.last))
        .select_related("giver", "receiver")
        .order_by("due_on", "id")[:MOST]
    )
    mine = [promise for promise in promises if promise.giver_id == viewer.id]
    theirs = [promise for promise in promises if promise.giver_id != viewer.id]
    return LookBack(
        month=month,
        came_in=[entry for entry in entries if entry.felt == Felt.DEPOSIT],
        went_out=[entry for entry in entries if entry.felt == Felt.WITHDRAWAL],
        gave=[moment for moment in moments if moment.kind.leaning == MomentKind.Leaning.GIVES],
        took=[moment for moment in moments if moment.kind.leaning == MomentKind.Leaning.COSTS],
        kept=_in_state(mine, State.KEPT),
        not_kept=_in_state(mine, State.CANNOT),
        left_open=[promise for promise in mine if promise.state in OWED],
        kept_for_me=_in_state(theirs, State.KEPT),
        not_kept_for_me=_in_state(theirs, State.CANNOT),
    )


def _in_state(promises: list[Promise], state: State) -> list[Promise]:
    return [promise for promise in promises if promise.state == state]
