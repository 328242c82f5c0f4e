"""One decision as its reader may see it, those that run, and those that are past."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.http import Http404

from troth.decisions.models import Answer, Decision, FeltHeard, Included, Input, Support
from troth.decisions.rules import (
    SAY_WORDS,
    Heard,
    Missing,
    Phase,
    SayLevel,
    ShownTo,
    Stage,
    in_lines,
    phase_of,
    what_is_missing,
)
from troth.kernel import clock
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to

MOST_RUNNING = 60
PAGE = 20
MOST_WORDS_LOOKED_FOR = 5


@dataclass(frozen=True)
class Said:
    """One input as its reader may see it, and what they can do about it."""

    input: Input
    supporters: list[Person]
    is_mine: bool
    i_support: bool
    can_support: bool

    @property
    def can_take_back(self) -> bool:
        return self.is_mine and self.input.answer_id is None

    @property
    def stands(self) -> bool:
        """An objection nobody has lifted, of somebody who is still here to lift it."""
        return self.input.is_objection and not self.input.lifted and self.input.author.left_on is None


@dataclass(frozen=True)
class Group:
    """Inputs answered together, with their answer; or those without one."""

    answer: Answer | None
    said: list[Said]


@dataclass(frozen=True)
class View:
    """One decision, for one reader."""

    decision: Decision
    viewer: Person
    phase: Phase
    circle: list[Person]
    groups: list[Group]

    @property
    def say(self) -> SayLevel:
        return SayLevel(self.decision.say)

    @property
    def called(self) -> str:
        return SAY_WORDS[self.say].called

    @property
    def means(self) -> str:
        return SAY_WORDS[self.say].means

    @property
    def options(self) -> list[str]:
        return in_lines(self.decision.options)

    @property
    def is_mine(self) -> bool:
        return self.decision.opener_id == self.viewer.id

    @property
    def decides(self) -> bool:
        return self.decision.decider_id == self.viewer.id

    @property
    def is_included(self) -> bool:
        return any(one.id == self.viewer.id for one in self.circle)

    @property
    def is_asked(self) -> bool:
        """Whether the reader can say something now."""
        return self.is_included and not self.decides and self.phase is Phase.ASKING

    @property
    def is_open(self) -> bool:
        return self.decision.stage == Stage.OPEN

    @property
    def is_decided(self) -> bool:
        return self.decision.stage == Stage.DECIDED

    @property
    def may_object(self) -> bool:
        return self.say is SayLevel.AGREE

    @property
    def is_shown_to_all(self) -> bool:
        return self.decision.shown_to == ShownTo.INCLUDED

    @property
    def needs_decider(self) -> bool:
        """The one named to decide has left, and the reader is the one who can name another."""
        return self.is_open and self.is_mine and not self.decides and self.decision.decider.left_on is not None

    @property
    def said(self) -> list[Said]:
        return [one for group in self.groups for one in group.said]

    @property
    def missing(self) -> Missing:
        """What is still to come before it can be told; true for those who run it, who read every input."""
        return what_is_missing(self.phase, [heard(one.input) for one in self.said])


def heard(one: Input) -> Heard:
    """An input, as far as it can stand in the way."""
    return Heard(
        is_answered=one.answer_id is not None,
        is_objection=one.is_objection,
        is_lifted=one.lifted,
        can_be_lifted=one.author.left_on is None,
    )


def view_of(viewer: Person, id: UUID) -> View:
    """The whole of it as the reader may see it, or 404; in a few statements, however much was said."""
    decision = visible_to(viewer, Decision).select_related("opener", "decider").filter(id=id).first()
    if decision is None:
        raise Http404
    rows = visible_to(viewer, Included).filter(decision=decision).select_related("person")
    circle = [row.person for row in rows.order_by("person__name", "person_id")]
    phase = phase_of(Stage(decision.stage), decision.closes_at, clock.now())
    may_support = phase is Phase.ASKING and viewer.id not in (decision.opener_id, decision.decider_id)
    return View(decision, viewer, phase, circle, _groups(viewer, decision, may_support=may_support))


def _groups(viewer: Person, decision: Decision, *, may_support: bool) -> list[Group]:
    """What was said: first what has no answer, then answer by answer."""
    inputs = list(
        visible_to(viewer, Input).filter(decision=decision).select_related("author").order_by("said_on", "id")
    )
    supporters: dict[UUID, list[Person]] = defaultdict(list)
    rows = visible_to(viewer, Support).filter(input__decision=decision).select_related("author")
    for row in rows.order_by("author__name", "author_id"):
        supporters[row.input_id].append(row.author)
    answers = {row.id: row for row in visible_to(viewer, Answer).filter(decision=decision)}
    by_answer: dict[UUID | None, list[Said]] = defaultdict(list)
    for one in inputs:
        mine = one.author_id == viewer.id
        supports = any(person.id == viewer.id for person in supporters[one.id])
        said = Said(one, supporters[one.id], mine, supports, may_support and not mine)
        by_answer[one.answer_id].append(said)
    keys = sorted(by_answer, key=lambda key: (key is not None, _first(by_answer[key])))
    return [Group(answers.get(key) if key else None, by_answer[key]) for key in keys]


def _first(said: list[Said]) -> tuple[str, str]:
    return str(said[0].input.said_on), str(said[0].input.id)


def input_for(viewer: Person, id: UUID) -> Input:
    """Something that was said, as far as the reader may read it, or 404."""
    found = visible_to(viewer, Input).select_related("author", "decision").filter(id=id).first()
    if found is None:
        raise Http404
    return found


def answer_for(viewer: Person, id: UUID) -> Answer:
    """An answer the reader gave or may read, or 404."""
    return one_visible(viewer, Answer, id=id)


def feeling_for(viewer: Person, decision: Decision) -> FeltHeard | None:
    """What the reader kept for themselves about it."""
    return visible_to(viewer, FeltHeard).filter(decision=decision).first()


@dataclass(frozen=True)
class Running:
    """A decision that is open, as one line of a list."""

    decision: Decision
    phase: Phase
    decides: bool

    @property
    def called(self) -> str:
        return SAY_WORDS[SayLevel(self.decision.say)].called


def running_for(viewer: Person) -> list[Running]:
    """Those that are open, the soonest to be decided first."""
    rows = visible_to(viewer, Decision).filter(stage=Stage.OPEN).select_related("opener", "decider")
    now = clock.now()
    return [
        Running(one, phase_of(Stage(one.stage), one.closes_at, now), one.decider_id == viewer.id)
        for one in rows.order_by("decide_by", "id")[:MOST_RUNNING]
    ]


def past_for(viewer: Person, words: str = "", page: int = 1) -> Page[Decision]:
    """Those decided or called off that hold each of the words, the newest first, a page at a time."""
    rows = visible_to(viewer, Decision).exclude(stage=Stage.OPEN).select_related("decider")
    for word in _looked_for(words):
        rows = rows.filter(
            Q(about__icontains=word)
            | Q(outcome__icontains=word)
            | Q(reasons__icontains=word)
            | Q(came_of__icontains=word)
        )
    return Paginator(rows.order_by("-ended_on", "id"), PAGE).get_page(page)


def _looked_for(words: str) -> Iterable[str]:
    return [word[:60] for word in words.split()[:MOST_WORDS_LOOKED_FOR]]
