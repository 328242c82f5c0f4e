"""How a promise moves: who may do what with it in which state, and what state follows."""

from dataclasses import dataclass
from enum import StrEnum

from troth.kernel.errors import Refused


class State(StrEnum):
    ASKED = "asked"  # "did I hear this right?": sent by the receiver, not yet the giver's word
    OPEN = "open"
    NOT_YET = "not_yet"  # still owed, with a new day and a reason
    KEPT = "kept"
    CANNOT = "cannot"
    RELEASED = "released"


class Move(StrEnum):
    ACCEPT = "accept"  # also with other words or another day: that is the giver's correction
    TAKE_BACK = "take_back"
    KEEP = "keep"
    NOT_YET = "not_yet"
    CANNOT = "cannot"
    RELEASE = "release"
    REOPEN = "reopen"
    ANSWER = "answer"
    CHANGE = "change"


class Side(StrEnum):
    GIVER = "giver"
    RECEIVER = "receiver"
    EITHER = "either"


OWED = (State.OPEN, State.NOT_YET)
CLOSED = (State.KEPT, State.CANNOT, State.RELEASED)


@dataclass(frozen=True, slots=True)
class Step:
    by: Side
    sources: tuple[State, ...]
    target: State | None  # None: the state stays, or the promise is gone


STEPS = {
    Move.ACCEPT: Step(Side.GIVER, (State.ASKED,), State.OPEN),
    Move.TAKE_BACK: Step(Side.RECEIVER, (State.ASKED,), None),
    Move.KEEP: Step(Side.GIVER, OWED, State.KEPT),
    Move.NOT_YET: Step(Side.GIVER, OWED, State.NOT_YET),
    Move.CANNOT: Step(Side.GIVER, OWED, State.CANNOT),
    Move.RELEASE: Step(Side.RECEIVER, OWED, State.RELEASED),
    Move.ANSWER: Step(Side.RECEIVER, (State.KEPT,), None),
    Move.CHANGE: Step(Side.EITHER, OWED, None),
}

SENTENCES = {
    State.ASKED: "This was not accepted yet.",
    State.OPEN: "This is still open.",
    State.NOT_YET: "This is still open.",
    State.KEPT: "This was already marked as kept.",
    State.CANNOT: "This was already closed with “I can’t”.",
    State.RELEASED: "This was already released.",
}


def step_of(move: Move, by: Side) -> Step:
    """The step for a move by the giver or the receiver; refuses when it is the other's to make."""
    step = STEPS[move]
    if step.by not in (by, Side.EITHER):
        raise Refused(
            "Only the one who gave their word can do that." if by is Side.RECEIVER else "Only the other can do that."
        )
    return step


def why_not(state: str) -> str:
    """One sentence for a move that came too late or too early."""
    return SENTENCES[State(state)]


def owed(state: str) -> bool:
    return state in OWED
