"""A roster held against what stands: who is added, changed, moved, leaving. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from .assembling import says_teams
from .teams import Matched, match_teams
from .values import Place, Problem, Roster, Row, TeamKey, TeamRow


@dataclass(frozen=True, slots=True)
class PersonNow:
    """A person as the database has them."""

    id: UUID
    name: str
    job: str = ""
    zone: str = ""
    joined_on: date | None = None
    left_on: date | None = None
    email: str = ""
    proposed: str = ""
    number: str = ""
    login: str = ""
    is_operator: bool = False


@dataclass(frozen=True, slots=True)
class TeamNow:
    """A team as the database has it."""

    id: UUID
    name: str
    parent: UUID | None = None


@dataclass(frozen=True)
class Snapshot:
    """Everything an import could touch, as it stands. `places` says of each open membership whether it leads."""

    people: Mapping[UUID, PersonNow] = field(default_factory=dict)
    teams: Mapping[UUID, TeamNow] = field(default_factory=dict)
    places: Mapping[tuple[UUID, UUID], bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one person, before and after."""

    person: UUID
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """What applying would do. Rows stand for people not yet there; teams are named by the file's keys."""

    problems: tuple[Problem, ...] = ()
    added: tuple[Row, ...] = ()
    returning: tuple[tuple[UUID, Row], ...] = ()
    changes: tuple[Change, ...] = ()
    addresses: tuple[tuple[UUID, str], ...] = ()
    leaving: tuple[tuple[UUID, date | None], ...] = ()
    kept: tuple[UUID, ...] = ()
    unchanged: int = 0
    new_teams: tuple[TeamRow, ...] = ()
    renamed: tuple[tuple[UUID, str, str], ...] = ()
    reparented: tuple[tuple[UUID, TeamKey | None], ...] = ()
    opened: tuple[Place, ...] = ()
    closed: tuple[tuple[UUID, UUID], ...] = ()
    moved: tuple[UUID, ...] = ()
    people: Mapping[str, UUID] = field(default_factory=dict)
    teams: Mapping[TeamKey, UUID] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        """Whether applying would change nothing at all."""
        return not (
            self.added or self.returning or self.changes or self.addresses or self.leaving or self.new_teams
            or self.renamed or self.reparented or self.opened or self.closed
        )  # fmt: skip


def difference(roster: Roster, now: Snapshot, *, today: date, absent_leave: bool) -> Difference:
    """What stands between the roster and the database. With `absent_leave` off, those not in it stay."""
    found, problems = _matched_people(roster, now)
    present = [row for row in roster.people if not _is_gone(row, today)]
    added = tuple(row for row in present if row.key not in found)
    returning = tuple(
        (found[row.key], row) for row in present if row.key in found and now.people[found[row.key]].left_on
    )
    changes = tuple(one for row in present if row.key in found for one in _changes(now.people[found[row.key]], row))
    addresses = tuple(
        (found[row.key], row.email)
        for row in present
        if row.key in found and _is_other_address(now.people[found[row.key]], row)
    )
    problems += _taken(addresses, now, found, roster)
    leaving, kept = _leaving(roster, found, now, today=today, absent_leave=absent_leave)
    teams = match_teams(roster, found, now.teams, now.places) if says_teams(roster) else Matched()
    opened, closed = _places(roster, found, now, teams.ids, gone=[person for person, _ in leaving])
    moved = _moved(opened, closed, found, [person for person, _ in leaving], [person for person, _ in returning])
    touched = {change.person for change in changes} | {person for person, _ in (*addresses, *returning)} | set(moved)
    stayed = {found[row.key] for row in present if row.key in found}
    return Difference(
        problems=tuple(problems),
        added=added,
        returning=returning,
        changes=changes,
        addresses=addresses,
        leaving=leaving,
        kept=kept,
        unchanged=len(stayed - touched),
        new_teams=teams.new,
        renamed=teams.renamed,
        reparented=teams.reparented,
        opened=opened,
        closed=closed,
        moved=moved,
        people=found,
        teams=teams.ids,
    )


def _is_gone(row: Row, today: date) -> bool:
    return row.left_on is not None and row.left_on <= today


def _matched_people(roster: Roster, now: Snapshot) -> tuple[dict[str, UUID], list[Problem]]:
    """Row keys to the people they mean: by number, else by address, else by login name."""
    by: dict[str, dict[str, UUID]] = {"number": {}, "email": {}, "login": {}}
    for one in now.people.values():
        for kind, known in by.items():
            value = getattr(one, kind).casefold()
            if value:
                known[value] = one.id
    found: dict[str, UUID] = {}
    taken: dict[UUID, Row] = {}
    problems = []
    for row in roster.people:
        hits = {kind: known[value] for kind, known in by.items() if (value := getattr(row, kind).casefold()) in known}
        person = hits.get("number") or hits.get("email") or hits.get("login")
        if person is None:
            continue
        if len(set(hits.values())) > 1:
            problems.append(Problem(row.line, f"{' and '.join(hits)} belong to different people in Troth."))
        elif person in taken:
            problems.append(Problem(row.line, f"this is the same person as line {taken[person].line}."))
        else:
            found[row.key] = person
            taken[person] = row
    return found, problems


def _changes(person: PersonNow, row: Row) -> list[Change]:
    """What the file says otherwise. What it leaves blank stays."""
    pairs = (
        ("name", person.name, row.name),
        ("job", person.job, row.job),
        ("time zone", person.zone, row.zone),
        (
            "joined",
            person.joined_on.isoformat() if person.joined_on else "",
            row.joined_on.isoformat() if row.joined_on else "",
        ),
        ("number", person.number, row.number),
        ("login name", person.login, row.login if not person.login else ""),
    )
    return [Change(person.id, what, before, after) for what, before, after in pairs if after and after != before]


def _is_other_address(person: PersonNow, row: Row) -> bool:
    return bool(row.email) and row.email not in (person.email.lower(), person.proposed.lower())


def _taken(
    addresses: tuple[tuple[UUID, str], ...], now: Snapshot, found: Mapping[str, UUID], roster: Roster
) -> list[Problem]:
    """Nobody is offered an address that somebody else signs in with."""
    owners = {person.email.lower(): person.id for person in now.people.values() if person.email}
    lines = {found[row.key]: row.line for row in roster.people if row.key in found}
    return [
        Problem(lines[person], f"the address {email} already belongs to {now.people[owners[email]].name}.")
        for person, email in addresses
        if owners.get(email, person) != person
    ]


def _leaving(
    roster: Roster, found: Mapping[str, UUID], now: Snapshot, *, today: date, absent_leave: bool
) -> tuple[tuple[tuple[UUID, date | None], ...], tuple[UUID, ...]]:
    """Those the file says are gone, with the day it gives; and those it does not know. Operators stay."""
    told = {found[row.key]: row.left_on for row in roster.people if row.key in found and _is_gone(row, today)}
    known = set(found.values())
    leaving: dict[UUID, date | None] = {}
    kept = []
    for person in now.people.values():
        if person.left_on or (person.id in known and person.id not in told):
            continue
        if person.is_operator:
            kept.append(person.id)
        elif person.id in told or absent_leave:
            leaving[person.id] = told.get(person.id)
    return tuple(leaving.items()), tuple(kept)


def _places(
    roster: Roster, found: Mapping[str, UUID], now: Snapshot, teams: Mapping[TeamKey, UUID], *, gone: list[UUID]
) -> tuple[tuple[Place, ...], tuple[tuple[UUID, UUID], ...]]:
    """Memberships to open and to end."""
    closed = {place for place in now.places if place[0] in set(gone)}
    if not says_teams(roster):
        return (), tuple(sorted(closed))
    wanted: dict[tuple[UUID, UUID], bool] = {}
    opened = []
    for place in roster.places:
        person, team = found.get(place.person), teams.get(place.team)
        if person is None or team is None:
            opened.append(place)
            continue
        wanted[person, team] = place.is_leader
        if now.places.get((person, team)) != place.is_leader:
            opened.append(place)
    listed = set(found.values())
    closed |= {place for place, leads in now.places.items() if place[0] in listed and wanted.get(place) != leads}
    return tuple(opened), tuple(sorted(closed))


def _moved(
    opened: tuple[Place, ...],
    closed: tuple[tuple[UUID, UUID], ...],
    found: Mapping[str, UUID],
    leaving: list[UUID],
    returning: list[UUID],
) -> tuple[UUID, ...]:
    """People already there whose teams or roles change."""
    moved: dict[UUID, None] = {}
    for place in opened:
        if place.person in found:
            moved[found[place.person]] = None
    for person, _ in closed:
        moved[person] = None
    not_moved = {*leaving, *returning}
    return tuple(person for person in moved if person not in not_moved)
