"""Which team of the file is which team in the database: by leader or path, then by who is in it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from .values import Roster, TeamKey, TeamRow


class Known(Protocol):
    """A team in the database."""

    @property
    def id(self) -> UUID: ...
    @property
    def name(self) -> str: ...
    @property
    def parent(self) -> UUID | None: ...


@dataclass(frozen=True)
class Matched:
    """Teams of the file by the teams they are, and what is new or other about them."""

    ids: Mapping[TeamKey, UUID] = field(default_factory=dict)
    new: tuple[TeamRow, ...] = ()
    renamed: tuple[tuple[UUID, str, str], ...] = ()
    reparented: tuple[tuple[UUID, TeamKey | None], ...] = ()


Places = Mapping[tuple[UUID, UUID], bool]


def match_teams(roster: Roster, people: Mapping[str, UUID], teams: Mapping[UUID, Known], places: Places) -> Matched:
    """Match each team of the file at most once.

    A team of a manager is the one they lead; a team of a path is the one of that path. What is left over is the team of
    the same name, or the one that shares more than half of its members: so a renamed team, or one with a new leader,
    stays the same team.
    """
    matching = _Matching(roster, teams)
    overlaps = _overlaps(roster, people, places)
    matching.by_leader(_led(roster, people, places), overlaps)
    matching.by_path()
    matching.by_name()
    matching.by_members(overlaps, Counter(team for _, team in places))
    return _what_is_other(roster, matching.ids, teams)


Overlaps = Mapping[TeamKey, Counter[UUID]]


class _Matching:
    """Teams of the file find theirs, surest way first; a team found is no longer free."""

    def __init__(self, roster: Roster, teams: Mapping[UUID, Known]) -> None:
        self.rows, self.teams = roster.teams, teams
        self.free = set(teams)
        self.ids: dict[TeamKey, UUID] = {}

    def _take(self, team: TeamRow, found: UUID | None) -> None:
        if found is not None and found in self.free and team.key not in self.ids:
            self.ids[team.key] = found
            self.free.discard(found)

    def by_leader(self, led: Mapping[TeamKey, list[UUID]], overlaps: Overlaps) -> None:
        for team in self.rows:
            if team.key.startswith("led:"):
                mine = [one for one in led.get(team.key, ()) if one in self.free]
                self._take(team, max(mine, key=lambda one: (overlaps[team.key][one], one), default=None))

    def by_path(self) -> None:
        paths = {path: team for team, path in _paths(self.teams).items()}
        for team in self.rows:
            self._take(team, paths.get(team.key))

    def by_name(self) -> None:
        named: dict[str, list[UUID]] = defaultdict(list)
        for one in self.free:
            named[self.teams[one].name.casefold()].append(one)
        for team in self.rows:
            same = named.get(team.name.casefold(), [])
            if team.key.startswith("led:") and len(same) == 1:
                self._take(team, same[0])

    def by_members(self, overlaps: Overlaps, sizes: Mapping[UUID, int]) -> None:
        for team in self.rows:
            best = max(overlaps[team.key].items(), key=lambda hit: (hit[1], hit[0]), default=None)
            if best and best[1] * 2 > sizes[best[0]]:
                self._take(team, best[0])


def _what_is_other(roster: Roster, ids: Mapping[TeamKey, UUID], teams: Mapping[UUID, Known]) -> Matched:
    known = [(team, teams[ids[team.key]]) for team in roster.teams if team.key in ids]
    return Matched(
        ids=ids,
        new=tuple(team for team in roster.teams if team.key not in ids),
        renamed=tuple((now.id, now.name, team.name) for team, now in known if now.name != team.name),
        reparented=tuple(
            (now.id, team.parent)
            for team, now in known
            if (ids.get(team.parent) if team.parent else None) != now.parent or (team.parent and team.parent not in ids)
        ),
    )


def _overlaps(roster: Roster, people: Mapping[str, UUID], places: Places) -> dict[TeamKey, Counter[UUID]]:
    """How many members each team of the file shares with each team in the database."""
    now: dict[UUID, list[UUID]] = defaultdict(list)
    for one, team in places:
        now[one].append(team)
    shared: dict[TeamKey, Counter[UUID]] = defaultdict(Counter)
    for place in roster.places:
        person = people.get(place.person)
        if person is not None:
            shared[place.team].update(now[person])
    return shared


def _led(roster: Roster, people: Mapping[str, UUID], places: Places) -> dict[TeamKey, list[UUID]]:
    """The teams in the database that the leaders of each team of the file lead."""
    leads: dict[UUID, list[UUID]] = defaultdict(list)
    for (one, team), is_leader in places.items():
        if is_leader:
            leads[one].append(team)
    led: dict[TeamKey, list[UUID]] = defaultdict(list)
    for place in roster.places:
        person = people.get(place.person)
        if place.is_leader and person is not None:
            led[place.team] += leads[person]
    return led


def _paths(teams: Mapping[UUID, Known]) -> dict[UUID, TeamKey]:
    """Each team's path of names, as `placing` writes it."""
    paths: dict[UUID, TeamKey] = {}
    for team in teams.values():
        names: list[str] = []
        seen: set[UUID] = set()
        here: Known | None = team
        while here and here.id not in seen:
            seen.add(here.id)
            names.append(" ".join(here.name.split()).casefold())
            here = teams.get(here.parent) if here.parent else None
        paths[team.id] = "path:" + "\x1f".join(reversed(names))
    return paths
