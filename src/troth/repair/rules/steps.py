"""The steps of a repair as one table: who may do what at which stage, and which stage follows.

The order is the point. Words of apology begin at OWN, and the only way to OWN leads through CONFIRM, which is the
other's "yes, that is it". Nothing the mender does moves past that, and nothing the mender does closes.
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """How far it is, as both know it."""

    ASKED = "asked"  # the one who was hurt would like to come back to something
    NAMED = "named"  # put into words by the one who mends; the other has not said "yes, that is it"
    HEARD = "heard"
    OWNED = "owned"
    OPENED = "opened"
    COMMITTED = "committed"
    CLOSED = "closed"


class Role(StrEnum):
    """The two sides of a repair."""

    MENDER = "mender"
    HURT = "hurt"


class Move(StrEnum):
    """What one of the two can do."""

    SAY = "say"  # what happened, what it did, as much or as little as one likes
    LISTEN = "listen"  # "I would like to hear it"
    NAME = "name"
    CONFIRM = "confirm"  # "yes, that is it", to exactly the words one has read
    OWN = "own"
    OPEN = "open"
    COMMIT = "commit"
    SINCE = "since"  # what was done since, at a revisit
    ANSWER = "answer"  # mended, partly, not yet, I would rather not
    REOPEN = "reopen"


class Outcome(StrEnum):
    """What the one who was hurt says it is; nobody else says it."""

    MENDED = "mended"
    PARTLY = "partly"
    NOT_YET = "not_yet"
    RATHER_NOT = "rather_not"


class Kind(StrEnum):
    """What sort of breach it was, as the one who mends sees it."""

    ABILITY = "ability"
    CARE = "care"
    INTEGRITY = "integrity"
    UNCLEAR = "unclear"


class Truth(StrEnum):
    """Is it true? Asked where it is about integrity, before anything is owned."""

    TRUE = "true"
    NOT_TRUE = "not_true"
    MISLED = "misled"  # true, and the other was led to believe something else


@dataclass(frozen=True, slots=True)
class Step:
    """Whose move it is, from which stages, and the stage that follows (None: it stays)."""

    by: Role
    sources: frozenset[Stage]
    target: Stage | None


_S = Stage
OPEN_STAGES = frozenset(_S) - {_S.CLOSED}
APOLOGY = frozenset({_S.OWNED, _S.OPENED, _S.COMMITTED})  # stages in which words of apology stand
BEFORE_HEARD = frozenset({_S.ASKED, _S.NAMED})

STEPS: dict[Move, Step] = {
    Move.SAY: Step(Role.HURT, OPEN_STAGES, None),
    Move.LISTEN: Step(Role.MENDER, frozenset({_S.ASKED}), None),
    Move.NAME: Step(Role.MENDER, BEFORE_HEARD, _S.NAMED),
    Move.CONFIRM: Step(Role.HURT, frozenset({_S.NAMED}), _S.HEARD),
    Move.OWN: Step(Role.MENDER, frozenset({_S.HEARD}), _S.OWNED),
    Move.OPEN: Step(Role.MENDER, frozenset({_S.OWNED}), _S.OPENED),
    Move.COMMIT: Step(Role.MENDER, frozenset({_S.OWNED, _S.OPENED}), _S.COMMITTED),
    Move.SINCE: Step(Role.MENDER, frozenset({_S.COMMITTED}), None),
    Move.ANSWER: Step(Role.HURT, OPEN_STAGES, None),  # which stage follows is the outcome's: see closes
    Move.REOPEN: Step(Role.HURT, frozenset({_S.CLOSED}), None),  # back to the stage it was closed at
}


def may(move: Move, role: Role, stage: Stage) -> bool:
    """Whether that side may make that move now."""
    step = STEPS[move]
    return step.by is role and stage in step.sources


def after(move: Move, stage: Stage) -> Stage:
    """The stage that follows a move of the table; an answer is `closes`'s business."""
    return STEPS[move].target or stage


def closes(outcome: Outcome) -> bool:
    """Whether that answer closes it: everything but "not yet"."""
    return outcome is not Outcome.NOT_YET


def needs_truth(kind: str) -> bool:
    """Whether "is it true?" comes before owning."""
    return kind == Kind.INTEGRITY


def needs_safeguard(kind: str, truth: str) -> bool:
    """Whether the promise comes with something the other can check: where it was about integrity and was true."""
    return needs_truth(kind) and truth != Truth.NOT_TRUE
