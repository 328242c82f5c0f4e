"""Asking one level deeper: the leader answers first; the other answers, asks back, or sets it aside unseen.

Setting aside writes one row only its author can read: no log, no mail, no change to anything the leader can read.
"""

from uuid import UUID

from django.db import transaction

from troth.audit.actions import record
from troth.cards.bank import QUESTIONS
from troth.cards.models import Asking, Passed, Turn
from troth.cards.queries.questions import may_ask_from, offered_depth
from troth.cards.rules import TurnKind
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of

from .cards import check_words, utc_today

MOST = 1000
GONE = "This question is no longer there."


@transaction.atomic
def ask_question(*, actor: Person, person: Person, key: str, answer: str, id: UUID | None = None) -> Asking:
    """Put a question to somebody one leads, with one's own answer. Twice is once.

    Raises Refused where it goes deeper than the next level, too soon after the last, or the answer is missing.
    """
    Person.objects.select_for_update().get(id=actor.id)  # two windows ask one question, not two
    already = Asking.objects.filter(id=id).first() if id else None
    if already and already.leader_id == actor.id:
        return already
    asking = Asking(id=new_id() if already else id or new_id(), leader=actor, person=person, asked_on=utc_today())
    _check_asking(actor, person, key)
    asking.question, asking.depth = key, QUESTIONS[key].depth
    asking.answer = check_words(answer, MOST, needed="Answer it yourself first. It is yours to begin.")
    asking.save(force_insert=True)
    record(actor=actor, subject=person, action="asked", kind="question_asked")
    tell(person=person, kind="question_asked")
    return asking


def _check_asking(actor: Person, person: Person, key: str) -> None:
    if not is_leader_of(actor, person):
        raise Refused(f"You do not lead {person.name}.")
    if key not in QUESTIONS:
        raise Refused("Choose one of these questions.")
    if QUESTIONS[key].depth > offered_depth(actor, person):
        raise Refused("That is more than one level deeper than the last time. Begin with another.")
    if (day := may_ask_from(actor, person, utc_today())) > utc_today():
        raise Refused(f"One question a week is enough. The next one can be asked from {day.day} {day:%B}.")


@transaction.atomic
def take_back_question(*, actor: Person, asking: Asking) -> None:
    """Take it back, for both; not once the other has said something: that is theirs too."""
    if asking.leader_id != actor.id:
        raise Refused("Only the one who asked can take it back.")
    Asking.objects.select_for_update().filter(id=asking.id).first()
    if Turn.objects.filter(asking=asking).exclude(author=actor).exists():
        raise Refused(f"{asking.person.name} has said something here already, so it stays.")
    if Asking.objects.filter(id=asking.id).delete()[0]:
        record(actor=actor, subject=asking.person, action="took back", kind="question_asked")


@transaction.atomic
def answer_question(*, actor: Person, asking: Asking, words: str, id: UUID | None = None) -> Turn:
    """Answer; once. The answer can be taken back."""
    _only(actor, asking.person_id)
    return _say(actor, asking, TurnKind.ANSWER, words, id)


@transaction.atomic
def ask_back(*, actor: Person, asking: Asking, words: str, id: UUID | None = None) -> Turn:
    """Ask the leader something in turn."""
    _only(actor, asking.person_id)
    return _say(actor, asking, TurnKind.BACK, words, id)


@transaction.atomic
def reply(*, actor: Person, asking: Asking, words: str, id: UUID | None = None) -> Turn:
    """The leader's reply, once something was said to reply to."""
    _only(actor, asking.leader_id)
    if not Turn.objects.filter(asking=asking).exclude(author=actor).exists():
        raise Refused("There is nothing to reply to yet.")
    return _say(actor, asking, TurnKind.REPLY, words, id)


def _only(actor: Person, whose: UUID) -> None:
    if actor.id != whose:
        raise Refused("This is the other’s to say.")


def _say(actor: Person, asking: Asking, kind: TurnKind, words: str, id: UUID | None) -> Turn:
    words = check_words(words, MOST, needed="Write at least a few words.")
    if not Asking.objects.select_for_update().filter(id=asking.id).exists():
        raise Refused(GONE)
    already = Turn.objects.filter(id=id, author=actor).first() if id else None
    if already:
        return already
    if kind is TurnKind.ANSWER and Turn.objects.filter(asking=asking, kind=kind.value).exists():
        raise Refused("You have answered this already. Take that back first, if you would put it differently.")
    turn = Turn(id=id or new_id(), asking=asking, author=actor, kind=kind.value, words=words, said_at=clock.now())
    turn.save(force_insert=True)
    Passed.objects.filter(author=actor, asking_id=asking.id).delete()
    other = asking.leader if actor.id == asking.person_id else asking.person
    record(actor=actor, subject=other, action="said", kind="question_turn")
    tell(person=other, kind="question_turn")
    return turn


@transaction.atomic
def take_back_turn(*, actor: Person, turn: Turn) -> None:
    """Delete what one said, for both."""
    if turn.author_id != actor.id:
        raise Refused("Only the one who said it can take it back.")
    asking = turn.asking
    if Turn.objects.filter(id=turn.id).delete()[0]:
        other = asking.leader if actor.id == asking.person_id else asking.person
        record(actor=actor, subject=other, action="took back", kind="question_turn")


@transaction.atomic
def pass_question(*, actor: Person, asking: Asking) -> None:
    """Set it aside: it leaves one's list. Nobody is told, and it can be answered later all the same."""
    _only(actor, asking.person_id)
    Passed.objects.bulk_create([Passed(author=actor, asking_id=asking.id)], ignore_conflicts=True)


@transaction.atomic
def bring_back_question(*, actor: Person, asking: Asking) -> None:
    """Have it in one's list again."""
    Passed.objects.filter(author=actor, asking_id=asking.id).delete()
