"""Reading a repair from one's own side, with what was said in it and what could be said next."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from troth.cites.registry import Cited, cited
from troth.people.models import Person
from troth.repair.models import Repair, Turn
from troth.repair.parties import other_of, role_of
from troth.repair.rules.days import days_to_mend, revisit_days
from troth.repair.rules.steps import (
    BEFORE_HEARD,
    Move,
    Outcome,
    Role,
    Stage,
    Truth,
    may,
    needs_safeguard,
    needs_truth,
)
from troth.repair.words import KIND_WORDS, OUTCOME_WORDS, STAGE_WORDS, STEP_NAMES, STEPS_DONE, KindWords
from troth.visibility.gate import one_visible, visible_to

MANY = 100


@dataclass(frozen=True)
class View:
    """A repair as one side meets it; `turns` is empty in lists."""

    repair: Repair
    viewer: Person
    turns: tuple[Turn, ...] = ()
    source: Cited | None = None
    promise: Cited | None = None

    @property
    def role(self) -> Role:
        return role_of(self.repair, self.viewer)

    @property
    def other(self) -> Person:
        return other_of(self.repair, self.viewer)

    @property
    def mends(self) -> bool:
        return self.role is Role.MENDER

    @property
    def stage(self) -> Stage:
        return Stage(self.repair.stage)

    @property
    def stage_words(self) -> str:
        closed = self.stage is Stage.CLOSED
        return OUTCOME_WORDS.get(self.repair.outcome, STAGE_WORDS[self.stage]) if closed else STAGE_WORDS[self.stage]

    @property
    def steps(self) -> list[dict[str, object]]:
        stage = self.repair.closed_at_stage if self.stage is Stage.CLOSED else self.stage
        done = STEPS_DONE[stage or Stage.ASKED]
        return [{"label": name, "is_done": i < done, "is_current": i == done} for i, name in enumerate(STEP_NAMES)]

    @property
    def named(self) -> Turn | None:
        """What it was put into words as, last."""
        return next((turn for turn in reversed(self.turns) if turn.move == Move.NAME), None)

    @property
    def kind(self) -> KindWords | None:
        return KIND_WORDS.get(self.repair.kind)

    @property
    def needs_truth(self) -> bool:
        return needs_truth(self.repair.kind)

    @property
    def needs_safeguard(self) -> bool:
        return needs_safeguard(self.repair.kind, self.repair.truth)

    @property
    def was_misled(self) -> bool:
        return self.repair.truth == Truth.MISLED

    @property
    def is_open(self) -> bool:
        return self.stage is not Stage.CLOSED

    @property
    def is_mended(self) -> bool:
        return self.repair.outcome == Outcome.MENDED

    @property
    def is_before_heard(self) -> bool:
        return self.stage in BEFORE_HEARD

    @property
    def other_has_spoken(self) -> bool:
        return any(turn.author_id != self.viewer.id for turn in self.turns)

    @property
    def has_spoken(self) -> bool:
        return any(turn.author_id == self.viewer.id for turn in self.turns)

    @property
    def has_listened(self) -> bool:
        return any(turn.move == Move.LISTEN for turn in self.turns)

    @property
    def may_take_back(self) -> bool:
        return self.is_open and self.role == self.repair.begun_by and not self.other_has_spoken

    @property
    def days(self) -> int | None:
        """From the first word to the last, for the two alone."""
        closed = self.repair.closed_on
        return days_to_mend(self.repair.begun_on, closed) if closed else None

    @property
    def revisits(self) -> tuple[date, ...]:
        """The days to come back to it."""
        return revisit_days(self.repair.committed_on) if self.repair.committed_on else ()

    @property
    def may_reopen(self) -> bool:
        """Not where it ended because one of the two took their words along."""
        return self.may(Move.REOPEN) and bool(self.repair.closed_at_stage)

    def may(self, move: Move) -> bool:
        """Whether that is mine to do now."""
        return may(move, self.role, self.stage)


def _rows(viewer: Person) -> QuerySet[Repair]:
    return visible_to(viewer, Repair).select_related("mender", "hurt")


def repairs_for(viewer: Person) -> tuple[list[View], list[View]]:
    """One's own, those that are open and those that are closed, latest word first."""
    rows = _rows(viewer).order_by("-moved_on", "id")[:MANY]
    views = [View(row, viewer) for row in rows]
    return [one for one in views if one.is_open], [one for one in views if not one.is_open]


def repairs_between(viewer: Person, other: Person) -> list[View]:
    """What the two go back to, open ones first."""
    pair = Q(mender=viewer, hurt=other) | Q(mender=other, hurt=viewer)
    views = [View(row, viewer) for row in _rows(viewer).filter(pair).order_by("-moved_on", "id")[:MANY]]
    return sorted(views, key=lambda one: not one.is_open)


def repair_for(viewer: Person, id: UUID) -> View:
    """One repair with all that was said, from one's own side; or 404."""
    row = one_visible(viewer, Repair, id=id)
    turns = visible_to(viewer, Turn).filter(repair=row).select_related("author").order_by("number")
    source = cited(viewer, row.cited_kind, row.cited_id) if row.cited_id else None
    promise = cited(viewer, "promise", row.promise_id) if row.promise_id else None
    return View(row, viewer, tuple(turns), source, promise)


def turn_for(viewer: Person, id: UUID) -> Turn:
    """One thing said, or 404."""
    return one_visible(viewer, Turn, id=id)
