"""From rows to teams and who is in them: by the team a row names, or by the manager it names."""

from collections import defaultdict
from collections.abc import Sequence

from .values import Place, Row, TeamKey, TeamRow

SEPARATOR = "\x1f"


def placed(rows: Sequence[Row]) -> tuple[tuple[TeamRow, ...], tuple[Place, ...]]:
    """The teams and places these rows imply.

    Where any row names a manager, managers make the teams: a team is those who name the same manager, led by them, and
    belongs under the team its leader is a member of. Otherwise rows name their team, and `leads` or a role its leaders.
    """
    if any(row.manager for row in rows):
        return _by_manager(rows)
    return _by_team(rows)


def _key(path: Sequence[str]) -> TeamKey:
    return "path:" + SEPARATOR.join(" ".join(part.split()).casefold() for part in path)


def _by_team(rows: Sequence[Row]) -> tuple[tuple[TeamRow, ...], tuple[Place, ...]]:
    teams: dict[TeamKey, TeamRow] = {}
    places: dict[tuple[str, TeamKey], Place] = {}

    def team(path: Sequence[str]) -> TeamKey:
        parent: TeamKey | None = None
        for depth in range(1, len(path) + 1):
            key = _key(path[:depth])
            teams.setdefault(key, TeamRow(key, path[depth - 1], parent))
            parent = key
        return _key(path)

    for row in rows:
        for path in row.leads:
            key = team(path)
            places[row.key, key] = Place(row.key, key, is_leader=True)
        if row.team:
            key = team(row.team)
            places.setdefault((row.key, key), Place(row.key, key, is_leader=False))
    return tuple(teams.values()), tuple(places.values())


def _by_manager(rows: Sequence[Row]) -> tuple[tuple[TeamRow, ...], tuple[Place, ...]]:
    by_key = {row.key: row for row in rows}
    reports: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.manager in by_key:
            reports[row.manager].append(row)
    names = _names(reports, by_key)
    teams = []
    places = []
    for manager, members in reports.items():
        above = by_key[manager].manager
        teams.append(TeamRow(f"led:{manager}", names[manager], f"led:{above}" if above in reports else None))
        places.append(Place(manager, f"led:{manager}", is_leader=True))
        places += [Place(row.key, f"led:{manager}", is_leader=False) for row in members]
    return tuple(_parents_first(teams)), tuple(places)


def _names(reports: dict[str, list[Row]], by_key: dict[str, Row]) -> dict[str, str]:
    """A team is called what all its members' rows call theirs, if no other manager's team is; else by its leader."""
    told = {}
    for manager, members in reports.items():
        paths = {row.team for row in members}
        told[manager] = next(iter(paths))[-1] if len(paths) == 1 and next(iter(paths)) else ""
    uses: dict[str, int] = defaultdict(int)
    for name in told.values():
        uses[name.casefold()] += 1
    return {
        manager: name if name and uses[name.casefold()] == 1 else f"Team of {by_key[manager].name}"[:120]
        for manager, name in told.items()
    }


def _parents_first(teams: list[TeamRow]) -> list[TeamRow]:
    """Each team after the one above it; those in a ring of managers last (the ring is a problem of its own)."""
    children: dict[TeamKey | None, list[TeamRow]] = defaultdict(list)
    for team in teams:
        children[team.parent].append(team)
    ordered: list[TeamRow] = []
    waiting = list(children[None])
    while waiting:
        team = waiting.pop(0)
        ordered.append(team)
        waiting += children[team.key]
    return ordered
