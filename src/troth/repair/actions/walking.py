"""The steps between beginning and end. Each checks the table of steps under the repair's lock, and adds one turn.

Each returns what was said, or None where the same form (`id`) was sent before: it is said once. Where the two act at
once, the second meets what the first has done, and is refused with a sentence if their step is not there any more.
Killed in the middle, nothing was said.
"""

from datetime import date
from uuid import UUID

from django.db import transaction

from troth.accounts.actions.promises import say_promise, today_of
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.repair.models import Repair, Turn
from troth.repair.rules.steps import Move, Truth, needs_safeguard, needs_truth

from .beginning import named
from .revisits import plan_revisit
from .saying import add_turn, check_words, opened


@transaction.atomic
def say_what_happened(
    *, actor: Person, repair: Repair, words: str, more: str = "", id: UUID | None = None
) -> Turn | None:
    """The one who was hurt says what happened and what it did; as often as they like, while it is open."""
    now = opened(actor, repair, Move.SAY, id)
    if now is None:
        return None
    said = {"words": check_words(words, needed="Write at least a few words."), "more": check_words(more, field="more")}
    return add_turn(now, actor, Move.SAY, id=id, turn=said)


@transaction.atomic
def offer_to_listen(*, actor: Person, repair: Repair, words: str = "", id: UUID | None = None) -> Turn | None:
    """“I would like to hear it”, where the other has asked; once, and without a word of one's own if one likes."""
    now = opened(actor, repair, Move.LISTEN, id)
    if now is None:
        return None
    if Turn.objects.filter(repair=now, move=Move.LISTEN).exists():
        return None
    return add_turn(now, actor, Move.LISTEN, id=id, turn={"words": check_words(words)})


@transaction.atomic
def name_it(
    *,
    actor: Person,
    repair: Repair,
    words: str,
    more: str,
    kind: str,
    was_planned: bool = False,
    id: UUID | None = None,
) -> Turn | None:
    """Put into words what happened and what it did, as one has understood it; again and again until it is it."""
    now = opened(actor, repair, Move.NAME, id)
    if now is None:
        return None
    changes = {"kind": kind, "was_planned": was_planned}
    return add_turn(now, actor, Move.NAME, id=id, turn=named(words, more, kind), changes=changes)


@transaction.atomic
def confirm_it(*, actor: Person, repair: Repair, number: int, words: str = "", id: UUID | None = None) -> Turn | None:
    """“Yes, that is it”, to exactly the words of the turn `number`. From here on words of apology have a place."""
    now = opened(actor, repair, Move.CONFIRM, id)
    if now is None:
        return None
    latest = Turn.objects.filter(repair=now, move=Move.NAME).order_by("-number").first()
    if latest is None or latest.number != number:
        raise Refused("It was put differently in the meantime. Read it again first.")
    return add_turn(now, actor, Move.CONFIRM, id=id, turn={"words": check_words(words)})


@transaction.atomic
def own_it(*, actor: Person, repair: Repair, words: str, truth: str = "", id: UUID | None = None) -> Turn | None:
    """Own what was one's part. Where it is about integrity, `truth` says whether it is true."""
    now = opened(actor, repair, Move.OWN, id)
    if now is None:
        return None
    if needs_truth(now.kind) != (truth in set(Truth)):
        raise Refused("First answer: is it true?" if needs_truth(now.kind) else "That question was not asked.")
    said = {"words": check_words(words, needed="Say what was yours in it.")}
    return add_turn(now, actor, Move.OWN, id=id, turn=said, changes={"truth": truth})


@transaction.atomic
def speak_openly(*, actor: Person, repair: Repair, words: str, more: str = "", id: UUID | None = None) -> Turn | None:
    """Regret, in one's own words, and, for somebody who wants it, how it came about."""
    now = opened(actor, repair, Move.OPEN, id)
    if now is None:
        return None
    said = {"words": check_words(words, needed="Say it in your own words, or leave this step out.")}
    return add_turn(now, actor, Move.OPEN, id=id, turn={**said, "more": check_words(more, field="more")})


@transaction.atomic
def commit_to_it(
    *,
    actor: Person,
    repair: Repair,
    words: str,
    due_on: date,
    if_then: str,
    safeguard: str = "",
    id: UUID | None = None,
) -> Turn | None:
    """Promise what will be different: what, by when, and what happens if it gets hard. It becomes a promise of theirs.

    The days to come back to it are counted from today, as it is for the one who was hurt.
    """
    now = opened(actor, repair, Move.COMMIT, id)
    if now is None:
        return None
    turn = {
        "more": check_words(if_then, field="if_then", needed="Say what you will do if it gets hard to keep."),
        "safeguard": check_words(safeguard, field="safeguard", most=600),
    }
    if needs_safeguard(now.kind, now.truth) and not turn["safeguard"]:
        raise Refused("Say what they can check for themselves.", field="safeguard")
    promise = say_promise(actor=actor, to=now.hurt, words=words, due_on=due_on, id=id)
    changes = {"promise_id": promise.id, "committed_on": today_of(now.hurt), "revisit": 0}
    said = add_turn(now, actor, Move.COMMIT, id=id, turn={**turn, "words": promise.words}, changes=changes)
    plan_revisit(now)
    return said


@transaction.atomic
def say_since(*, actor: Person, repair: Repair, words: str, id: UUID | None = None) -> Turn | None:
    """What was done since the promise."""
    now = opened(actor, repair, Move.SINCE, id)
    if now is None:
        return None
    said = {"words": check_words(words, needed="Write at least a few words.")}
    return add_turn(now, actor, Move.SINCE, id=id, turn=said)
