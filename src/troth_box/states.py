"""How far a round is, as arithmetic: what follows by the calendar alone, and what one day may still be done."""

from datetime import date, timedelta
from enum import StrEnum

from troth.blind.parts import Days

UNCOUNTED = timedelta(days=90)  # after answering ended: a keyholder who has not counted by then does not come

UNRELEASED = 2 * UNCOUNTED  # after answering ended: figures that the site has not asked for by then are given up


class State(StrEnum):
    """One way only, from the top down; cancelled and shredded are ends."""

    ISSUING = "issuing"
    GATED = "gated"
    OPEN = "open"
    CLOSED = "closed"
    TALLIED = "tallied"
    SHREDDED = "shredded"
    CANCELLED = "cancelled"


COUNTED = (State.TALLIED, State.SHREDDED)


def following(state: State, answering: Days, today: date) -> State | None:
    """The state that the calendar asks for next; None where it is to stay as it is."""
    match state:
        case State.ISSUING if today > answering.last:
            return State.CANCELLED
        case State.GATED if today >= answering.first:
            return State.OPEN
        case State.OPEN if today > answering.last:
            return State.CLOSED
        case State.CLOSED if today > answering.last + UNCOUNTED:
            return State.CANCELLED
    return None
