"""Where a round stands: one way only, and what each state is called on screen."""

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """The states of a round, in their order."""

    DRAFT = "draft"  # its days are set
    FROZEN = "frozen"  # who is counted with whom is fixed; keys are being made
    ISSUING = "issuing"  # everybody collects the right to answer
    GATED = "gated"  # how many did is published, and with that who answers together
    OPEN = "open"
    CLOSED = "closed"
    TALLIED = "tallied"
    RELEASED = "released"
    WITHHELD = "withheld"  # nothing of it may be said
    SHREDDED = "shredded"  # the keys are destroyed, here and at the box
    CANCELLED = "cancelled"


STEPS: Mapping[State, frozenset[State]] = {
    State.DRAFT: frozenset({State.FROZEN, State.CANCELLED}),
    State.FROZEN: frozenset({State.ISSUING, State.CANCELLED}),
    State.ISSUING: frozenset({State.GATED, State.CANCELLED}),
    State.GATED: frozenset({State.OPEN, State.CANCELLED}),
    State.OPEN: frozenset({State.CLOSED}),
    State.CLOSED: frozenset({State.TALLIED}),
    State.TALLIED: frozenset({State.RELEASED, State.WITHHELD}),
    State.RELEASED: frozenset({State.SHREDDED}),
    State.WITHHELD: frozenset({State.SHREDDED}),
    State.SHREDDED: frozenset(),
    State.CANCELLED: frozenset(),
}
RUNNING = frozenset({State.DRAFT, State.FROZEN, State.ISSUING, State.GATED, State.OPEN, State.CLOSED, State.TALLIED})
DONE = frozenset({State.RELEASED, State.WITHHELD, State.SHREDDED, State.CANCELLED})
WORDS: Mapping[State, str] = {
    State.DRAFT: "planned",
    State.FROZEN: "being prepared",
    State.ISSUING: "collecting the right to answer",
    State.GATED: "waiting for the answering week",
    State.OPEN: "answering week",
    State.CLOSED: "being counted",
    State.TALLIED: "counted, being checked",
    State.RELEASED: "released",
    State.WITHHELD: "nothing could be said",
    State.SHREDDED: "done, keys destroyed",
    State.CANCELLED: "called off",
}


def may_become(state: State, then: State) -> bool:
    """Whether a round may go from one state to the other."""
    return then in STEPS[state]
