"""A plan in words: who is added, changed, moved, leaving, each with a name; long lists are shown in part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from .importing import Plan
from .values import Place

SHOWN = 100


@dataclass(frozen=True)
class Entry:
    """One person and what happens to them."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """One kind of change: how many, and the first of them."""

    key: str
    title: str
    count: int
    entries: list[Entry]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.entries)


def parts_of(plan: Plan) -> list[Part]:
    """The parts of a preview that hold anything."""
    found = plan.difference
    parts = [
        _part("added", "Added", found.added, _added(plan)),
        _part("returning", "Back again", found.returning, _returning(plan)),
        _part("changed", "Changed", _changed_people(plan), _changed(plan)),
        _part("moved", "Moved", found.moved, _moved(plan)),
        _part("leaving", "Leaving", found.leaving, _leaving(plan)),
        _part("addresses", "A new address, to be confirmed first", found.addresses, _addresses(plan)),
        _part("teams", "New teams", found.new_teams, (Entry(team.name) for team in found.new_teams)),
        _part("renamed", "Renamed teams", found.renamed, (Entry(name, f"was {old}") for _, old, name in found.renamed)),
    ]
    return [part for part in parts if part.count]


def _part(key: str, title: str, all_of_it: Iterable[object], entries: Iterable[Entry]) -> Part:
    shown = [entry for entry, _ in zip(entries, range(SHOWN), strict=False)]
    return Part(key, title, len(list(all_of_it)), shown)


def _added(plan: Plan) -> Iterator[Entry]:
    teams = _team_names(plan)
    places: dict[str, list[Place]] = {}
    for place in plan.difference.opened:
        places.setdefault(place.person, []).append(place)
    for row in plan.difference.added:
        yield Entry(row.name, ", ".join([row.email or row.login, *_said(places.get(row.key, []), teams)]))


def _returning(plan: Plan) -> Iterator[Entry]:
    for person, row in plan.difference.returning:
        yield Entry(row.name, f"left on {plan.now.people[person].left_on}")


def _changed_people(plan: Plan) -> dict[UUID, list[str]]:
    changes: dict[UUID, list[str]] = {}
    for one in plan.difference.changes:
        was = one.before or "nothing"
        changes.setdefault(one.person, []).append(f"{one.what}: {one.after}, was {was}")
    return changes


def _changed(plan: Plan) -> Iterator[Entry]:
    for person, changes in _changed_people(plan).items():
        yield Entry(plan.now.people[person].name, "; ".join(changes))


def _moved(plan: Plan) -> Iterator[Entry]:
    teams = _team_names(plan)
    keys = {person: key for key, person in plan.difference.people.items()}
    opened: dict[str, list[Place]] = {}
    for place in plan.difference.opened:
        opened.setdefault(place.person, []).append(place)
    closed: dict[UUID, list[str]] = {}
    for person, team in plan.difference.closed:
        verb = "no longer leads" if plan.now.places[person, team] else "out of"
        closed.setdefault(person, []).append(f"{verb} {plan.now.teams[team].name}")
    for person in plan.difference.moved:
        into = _said(opened.get(keys.get(person, ""), []), teams)
        yield Entry(plan.now.people[person].name, ", ".join([*closed.get(person, []), *into]))


def _leaving(plan: Plan) -> Iterator[Entry]:
    for person, day in sorted(plan.difference.leaving, key=lambda one: plan.now.people[one[0]].name):
        yield Entry(plan.now.people[person].name, f"left on {day}" if day else "not in the file")


def _addresses(plan: Plan) -> Iterator[Entry]:
    for person, email in plan.difference.addresses:
        now = plan.now.people[person]
        yield Entry(now.name, f"{email}, now {now.email or 'without one'}")


def _said(places: list[Place], teams: dict[str, str]) -> list[str]:
    return [f"{'leads' if place.is_leader else 'into'} {teams.get(place.team, '')}" for place in places]


def _team_names(plan: Plan) -> dict[str, str]:
    return {team.key: team.name for team in plan.roster.teams}


def kept_names(plan: Plan) -> list[str]:
    """Operators the file does not know, who stay."""
    return sorted(plan.now.people[person].name for person in plan.difference.kept)
