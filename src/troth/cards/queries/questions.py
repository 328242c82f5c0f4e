"""Reading questions: what may be asked next, what waits for me, and one exchange as its two readers see it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from troth.cards.bank import Question, at_depth, words_of
from troth.cards.models import Asking, Passed, Turn
from troth.cards.rules import DEPTH_WORDS, Depth, TurnKind, deepest_offered, next_question_on
from troth.people.models import Person
from troth.people.queries import is_leader_of, leaders_of
from troth.visibility.gate import one_visible, visible_to

FEW = 12


@dataclass(frozen=True)
class Level:
    """The questions of one depth that this leader has not asked this person yet."""

    called: str
    questions: list[Question]
    is_deepest: bool


@dataclass(frozen=True)
class Exchange:
    """One question with everything said to it."""

    asking: Asking
    question: str
    turns: list[Turn]
    is_mine: bool
    is_set_aside: bool

    @property
    def has_answer(self) -> bool:
        return any(turn.kind == TurnKind.ANSWER.value for turn in self.turns)

    @property
    def can_take_back(self) -> bool:
        return self.is_mine and all(turn.author_id == self.asking.leader_id for turn in self.turns)

    @property
    def can_reply(self) -> bool:
        return self.is_mine and not self.can_take_back


def offered_depth(viewer: Person, other: Person) -> Depth:
    """How deep the reader's next question to `other` may go: one level below the last one that was answered."""
    between = visible_to(viewer, Asking).filter(leader=viewer, person=other)
    answered = between.filter(turns__kind=TurnKind.ANSWER.value).order_by("asked_on", "turns__said_at")
    return deepest_offered(list(answered.values_list("depth", flat=True)))


def may_ask_from(viewer: Person, other: Person, today: date) -> date:
    """The first day the reader may ask `other` again."""
    last = visible_to(viewer, Asking).filter(leader=viewer, person=other).order_by("-asked_on").first()
    return next_question_on(last.asked_on if last else None, today)


def levels_for(viewer: Person, other: Person) -> list[Level]:
    """What may be asked, the deepest level first; what was asked within the year is left out."""
    asked = set(
        visible_to(viewer, Asking).filter(leader=viewer, person=other).order_by().values_list("question", flat=True)
    )
    deepest = offered_depth(viewer, other)
    return [
        Level(DEPTH_WORDS[depth], [one for one in at_depth(depth) if one.key not in asked], depth is deepest)
        for depth in sorted(Depth, reverse=True)
        if depth <= deepest
    ]


def questions_waiting(viewer: Person) -> list[Asking]:
    """Questions of the reader's leaders that they neither answered nor set aside, newest first."""
    aside = visible_to(viewer, Passed).values("asking_id")
    waiting = visible_to(viewer, Asking).filter(person=viewer, leader__in=leaders_of(viewer).order_by().values("id"))
    waiting = waiting.exclude(id__in=aside).exclude(turns__author=viewer).select_related("leader")
    return list(waiting.order_by("-asked_on", "id")[:FEW])


def exchanges_between(viewer: Person, other: Person) -> list[Asking]:
    """The questions between the two, either way, newest first; the same whether one was answered, passed or neither."""
    rows = visible_to(viewer, Asking)
    both = rows.filter(leader=viewer, person=other) | rows.filter(leader=other, person=viewer)
    return list(both.order_by("-asked_on", "id")[:FEW])


def exchange_for(viewer: Person, id: UUID) -> Exchange:
    """One exchange of the reader's, or 404."""
    asking = one_visible(viewer, Asking, id=id)
    turns = visible_to(viewer, Turn).filter(asking=asking).select_related("author").order_by("said_at", "id")
    return Exchange(
        asking=asking,
        question=words_of(asking.question),
        turns=list(turns),
        is_mine=asking.leader_id == viewer.id,
        is_set_aside=visible_to(viewer, Passed).filter(asking_id=asking.id).exists(),
    )


def turn_for(viewer: Person, id: UUID) -> Turn:
    """One thing said between the reader and another, or 404."""
    return one_visible(viewer, Turn, id=id)


def one_led(viewer: Person, id: UUID) -> Person:
    """Somebody the reader leads now, or 404: only of them is there anything to ask here."""
    person = one_visible(viewer, Person, id=id)
    if not is_leader_of(viewer, person):
        raise Http404
    return person
