"""Who owes a group an answer to its figures: the lowest leader who leads all of it, then the next one up."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

ANSWER_WITHIN = timedelta(days=7)
NEXT_UP_AFTER = timedelta(days=21)


@dataclass(frozen=True, slots=True)
class Answering:
    """The team whose leader answers, and the next team up that somebody else leads; None where there is none."""

    team: str | None
    above: str | None


def answering(
    teams: Collection[str], parents: Mapping[str, str | None], leaders: Mapping[str, frozenset[str]]
) -> Answering:
    """Who answers for a group made of these teams.

    Where one and the same person leads each of its teams, it is they. Otherwise it is the leader of the lowest team
    that is one of them or stands above all of them; a team nobody leads is passed over.
    """
    ways = {team: list(_upward(team, parents)) for team in sorted(teams)}
    if not ways:
        return Answering(None, None)
    topmost = min(ways, key=lambda team: (len(ways[team]), team))
    if frozenset.intersection(*(leaders.get(team, frozenset()) for team in ways)):
        return Answering(topmost, _next(ways[topmost][1:], leaders, leaders[topmost]))
    shared = [team for team in ways[topmost] if all(team in way for way in ways.values())]
    lowest = _next(shared, leaders, frozenset())
    if lowest is None:
        return Answering(None, None)
    return Answering(lowest, _next(shared[shared.index(lowest) + 1 :], leaders, leaders[lowest]))


def _upward(team: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    found: str | None = team
    while found is not None:
        yield found
        found = parents.get(found)


def _next(way: Collection[str], leaders: Mapping[str, frozenset[str]], than: frozenset[str]) -> str | None:
    return next((team for team in way if leaders.get(team, frozenset()) - than), None)


def due_on(since: date) -> date:
    """The last day on which an answer is in time."""
    return since + ANSWER_WITHIN


def is_overdue(since: date, today: date) -> bool:
    """Whether the week for an answer is over."""
    return today > due_on(since)


def next_up_on(since: date) -> date:
    """From which day on the next leader up may answer too."""
    return since + NEXT_UP_AFTER
