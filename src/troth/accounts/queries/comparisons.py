"""Reading comparisons: what both know, what one side knows, and what both read once revealed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.http import Http404

from troth.accounts.compare_states import Stage
from troth.accounts.models import Comparison, ComparisonPick, ComparisonSide
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to


@dataclass(frozen=True)
class Pairing:
    """Two picks of the same thing side by side, or one that stands alone."""

    mine: ComparisonPick | None
    theirs: ComparisonPick | None

    @property
    def differs(self) -> bool:
        return bool(self.mine and self.theirs and self.mine.felt != self.theirs.felt)


@dataclass(frozen=True)
class Side:
    """A comparison as one side meets it. Nothing in it depends on the other's readiness, picks or stepping out."""

    comparison: Comparison
    other: Person
    is_proposer: bool
    ready: bool
    out: bool
    picks: list[ComparisonPick]

    @property
    def number_waits_for_me(self) -> bool:
        mine = self.comparison.proposer_id if self.is_proposer else self.comparison.other_id
        return self.comparison.stage == Stage.ASKED and self.comparison.number_by_id != mine

    @property
    def is_asked(self) -> bool:
        return self.comparison.stage == Stage.ASKED

    @property
    def is_agreed(self) -> bool:
        return self.comparison.stage == Stage.AGREED

    @property
    def is_revealed(self) -> bool:
        return self.comparison.stage == Stage.REVEALED

    @property
    def left(self) -> int:
        return self.comparison.number - len(self.picks)


def comparisons_for(viewer: Person, now: datetime) -> list[Side]:
    """Those that run, and those revealed; what ran out is gone from the last moment on."""
    running = Q(stage=Stage.REVEALED) | Q(ends_at__gt=now)
    rows = list(
        visible_to(viewer, Comparison)
        .filter(running)
        .select_related("proposer", "other")
        .order_by("-ends_at", "id")[:50]
    )
    sides = (
        {side.comparison_id: side for side in visible_to(viewer, ComparisonSide).filter(comparison__in=rows)}
        if rows
        else {}
    )
    return [_side(viewer, row, sides.get(row.id), []) for row in rows]


def comparison_for(viewer: Person, id: UUID, now: datetime) -> Side:
    """One comparison from one's own side, or 404: also once it has run out."""
    row = one_visible(viewer, Comparison, id=id)
    if row.stage != Stage.REVEALED and row.ends_at <= now:
        raise Http404
    side = visible_to(viewer, ComparisonSide).filter(comparison=row).first()
    picks = visible_to(viewer, ComparisonPick).filter(comparison=row, author=viewer)
    return _side(viewer, row, side, list(picks.select_related("kind").order_by("happened_on", "id")))


def pick_for(viewer: Person, id: UUID) -> ComparisonPick:
    """One of one's own picks, or 404."""
    return one_visible(viewer, ComparisonPick, id=id, author=viewer)


def revealed_for(viewer: Person, comparison: Comparison) -> list[Pairing]:
    """Both sides beside each other: the same moment on one line, the rest by day. Empty unless revealed."""
    if comparison.stage != Stage.REVEALED:
        return []
    picks = list(
        visible_to(viewer, ComparisonPick)
        .filter(comparison=comparison)
        .select_related("kind")
        .order_by("happened_on", "id")
    )
    theirs = [pick for pick in picks if pick.author_id != viewer.id]
    pairs = []
    for pick in (pick for pick in picks if pick.author_id == viewer.id):
        same = next((each for each in theirs if _same(pick, each)), None)
        if same:
            theirs.remove(same)
        pairs.append(Pairing(pick, same))
    return [*pairs, *(Pairing(None, pick) for pick in theirs)]


def _same(one: ComparisonPick, two: ComparisonPick) -> bool:
    if one.moment_id and one.moment_id == two.moment_id:
        return True
    return one.mine != two.mine and (one.kind_id, one.happened_on) == (two.kind_id, two.happened_on)


def _side(viewer: Person, row: Comparison, side: ComparisonSide | None, picks: list[ComparisonPick]) -> Side:
    is_proposer = row.proposer_id == viewer.id
    return Side(
        comparison=row,
        other=row.other if is_proposer else row.proposer,
        is_proposer=is_proposer,
        ready=bool(side and side.ready),
        out=bool(side and side.out),
        picks=picks,
    )
