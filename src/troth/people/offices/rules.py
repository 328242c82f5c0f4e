"""The states of nominations, votes and changes of rules: arithmetic only, no clock, no database."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

ASKED_DAYS = 14
OBJECTION_DAYS = 7
VOTE_DAYS = 7
COUNTERSIGN_DAYS = 14
FEWEST_BALLOTS = 5
"""Fewer ballots than this (or than the roll, where that is smaller) decide nothing, and their figures stay unsaid."""


class NominationState(StrEnum):
    """Where a nomination stands."""

    ASKED = "asked"  # the nominee has not answered yet; only the two know
    OPEN = "open"  # announced, open to objection
    WAITING = "waiting"  # for a representative's countersignature
    VOTING = "voting"  # the members decide
    CHOSEN = "chosen"
    NOT_CHOSEN = "not chosen"
    REFUSED = "refused"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"

    @property
    def is_running(self) -> bool:
        """Whether anything can still come of it."""
        return self in _NOMINATION_STEPS


_NOMINATION_STEPS = {
    NominationState.ASKED: {NominationState.OPEN, NominationState.DECLINED, NominationState.WITHDRAWN},
    NominationState.OPEN: {NominationState.WAITING, NominationState.VOTING, NominationState.WITHDRAWN},
    NominationState.WAITING: {
        NominationState.CHOSEN,
        NominationState.REFUSED,
        NominationState.VOTING,
        NominationState.WITHDRAWN,
    },
    NominationState.VOTING: {NominationState.CHOSEN, NominationState.NOT_CHOSEN, NominationState.WITHDRAWN},
}


class ElectionState(StrEnum):
    """Where a vote stands."""

    NOMINATING = "nominating"
    SETTLING = "settling"  # no more nominations; objections to the last ones still run
    VOTING = "voting"
    CLOSED = "closed"


class RuleState(StrEnum):
    """Where a change of a rule stands."""

    PROPOSED = "proposed"
    IN_FORCE = "in force"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


def may_become(state: NominationState, then: NominationState) -> bool:
    """Whether a nomination may go from one state to the other: one way, never back."""
    return then in _NOMINATION_STEPS.get(state, set())


def states_before(then: NominationState) -> list[NominationState]:
    """The states from which a nomination may come to `then`."""
    return [state for state, steps in _NOMINATION_STEPS.items() if then in steps]


def after(moment: datetime, days: int) -> datetime:
    """The same moment some days later."""
    return moment + timedelta(days=days)


def countersigners(
    sitting: Iterable[UUID], *, nominee: UUID | None, proposer: UUID | None, replaced: UUID | None
) -> list[UUID]:
    """Those sitting who may countersign: none who is nominated, who nominated, or who is to be replaced."""
    return [person for person in sitting if person not in (nominee, proposer, replaced)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a vote came to. `winner` is None where nobody won; `approvals` is empty where too few voted to say."""

    ballots: int
    approvals: dict[str, int]
    winner: str | None
    tied: tuple[str, ...] = ()


def counted(ballots: Sequence[Collection[str]], candidates: Sequence[str], *, roll: int) -> Outcome:
    """Count approval ballots: each names the candidates its voter would accept.

    The winner has most approvals and those of more than half of the ballots. Equals at the top are `tied`.
    """
    if not ballots or len(ballots) < min(FEWEST_BALLOTS, roll):
        return Outcome(len(ballots), {}, None)
    tally = Counter(name for ballot in ballots for name in set(ballot))
    approvals = {name: tally[name] for name in candidates}
    most = max(approvals.values(), default=0)
    top = tuple(name for name in candidates if approvals[name] == most)
    if most * 2 <= len(ballots):
        return Outcome(len(ballots), approvals, None)
    if len(top) > 1:
        return Outcome(len(ballots), approvals, None, top)
    return Outcome(len(ballots), approvals, top[0])


class Safer(StrEnum):
    """Which direction of a number protects people more."""

    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class Rule:
    """A number that protects people, and within which bounds it may ever be set."""

    key: str
    title: str
    unit: str
    default: int
    safer: Safer
    least: int
    most: int

    def lowers_protection(self, before: int, then: int) -> bool:
        """Whether going from one value to the other takes protection away."""
        return then > before if self.safer is Safer.LOWER else then < before

    def tightest(self, values: Iterable[int]) -> int:
        """The most protective of these values."""
        return min(values) if self.safer is Safer.LOWER else max(values)


def value_for(rule: Rule, changes: Sequence[tuple[datetime, int]], *, opened_at: datetime, now: datetime) -> int:
    """The value that binds something opened at `opened_at`: the tightest in force at any time since.

    `changes` are (in force from, value) in order of time.
    """
    at_opening = rule.default
    since = []
    for start, value in changes:
        if start <= opened_at:
            at_opening = value
        elif start <= now:
            since.append(value)
    return rule.tightest([at_opening, *since])
