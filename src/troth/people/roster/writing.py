"""Writing a difference into the database, and noting what stood before so that it can be undone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

from troth.kernel.ids import new_id
from troth.people.models import (
    Address,
    Membership,
    Office,
    Organisation,
    Person,
    ProposedAddress,
    RosterEntry,
    Team,
)
from troth.people.offices.words import title_of
from troth.people.telling import announce

from .difference import Difference, Snapshot
from .values import Row, TeamKey

T = TypeVar("T")
BATCH = 500

_COLUMNS = {"name": "name", "job": "job", "time zone": "zone", "joined": "joined_on"}
_ENTRIES = {"number": "number", "login name": "login_name"}


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most `size`: what one statement may carry."""
    running = iter(items)
    while batch := list(islice(running, size)):
        yield batch


class Writer:
    """Writes one difference, once. `before` is what undoing needs; `touched` who was added and so on."""

    def __init__(self, found: Difference, now: Snapshot, *, today: date, actor: Person | None) -> None:
        self.found, self.now, self.today, self.actor = found, now, today, actor
        self.people: dict[str, UUID] = dict(found.people) | {row.key: new_id() for row in found.added}
        self.teams: dict[TeamKey, UUID] = dict(found.teams) | {team.key: new_id() for team in found.new_teams}
        self.before: dict[str, Any] = {}
        self.touched: dict[str, list[UUID]] = {}

    def write(self) -> None:
        """Every change, in the order in which one needs the other."""
        self._add()
        self._welcome_back()
        self._change()
        self._propose_addresses()
        self._shape_teams()
        self._close()
        self._open()
        self._leave()

    def _add(self) -> None:
        zone = Organisation.objects.values_list("zone", flat=True).first() or "UTC"
        rows = self.found.added
        Person.objects.bulk_create([self._person(row, zone) for row in rows], BATCH)
        Address.objects.bulk_create(
            [Address(person_id=self.people[row.key], email=row.email) for row in rows if row.email], BATCH
        )
        entries = [
            RosterEntry(person_id=self.people[row.key], number=row.number or None, login_name=row.login or None)
            for row in rows
            if row.number or row.login
        ]
        RosterEntry.objects.bulk_create(entries, BATCH)
        self.touched["added"] = [self.people[row.key] for row in rows]
        self.before["added"] = [str(one) for one in self.touched["added"]]

    def _person(self, row: Row, zone: str) -> Person:
        return Person(
            id=self.people[row.key], name=row.name, job=row.job, zone=row.zone or zone, joined_on=row.joined_on
        )

    def _welcome_back(self) -> None:
        back = [person for person, _ in self.found.returning]
        self.before["returned"] = [[str(one), str(self.now.people[one].left_on)] for one in back]
        for batch in batches(back):
            Person.objects.filter(id__in=batch).update(left_on=None)
        self.touched["returned"] = back

    def _change(self) -> None:
        fields: dict[UUID, dict[str, str]] = {}
        for change in self.found.changes:
            fields.setdefault(change.person, {})[change.what] = change.after
        self.before["changed"] = [[str(one.person), one.what, one.before] for one in self.found.changes]
        self.touched["changed"] = list(fields)
        set_fields(fields)

    def _propose_addresses(self) -> None:
        """Only proposed: whoever can change where codes are sent could sign in as somebody else."""
        self.before["proposed"] = [str(person) for person, _ in self.found.addresses]
        for batch in batches([person for person, _ in self.found.addresses]):
            ProposedAddress.objects.filter(person__in=batch).delete()
        ProposedAddress.objects.bulk_create(
            [
                ProposedAddress(person_id=person, email=email, proposed_by=self.actor, proposed_on=self.today)
                for person, email in self.found.addresses
            ],
            BATCH,
        )

    def _shape_teams(self) -> None:
        new = [
            Team(id=self.teams[team.key], name=team.name, parent_id=self.teams[team.parent] if team.parent else None)
            for team in self.found.new_teams
        ]
        Team.objects.bulk_create(new, BATCH)
        self.before["teams"] = [str(team.id) for team in new]
        self.before["renamed"] = [[str(team), before] for team, before, _ in self.found.renamed]
        for team, _, name in self.found.renamed:
            Team.objects.filter(id=team).update(name=name)
        self.before["reparented"] = [
            [str(team), _text(self.now.teams[team].parent)] for team, _ in self.found.reparented
        ]
        for team, parent in self.found.reparented:
            Team.objects.filter(id=team).update(parent_id=self.teams[parent] if parent else None)

    def _close(self) -> None:
        wanted = set(self.found.closed)
        closing: list[UUID] = []
        for batch in batches({person for person, _ in wanted}):
            rows = Membership.objects.filter(person__in=batch, until=None).values_list("id", "person_id", "team_id")
            closing += [one for one, person, team in rows if (person, team) in wanted]
        for batch in batches(closing):
            Membership.objects.filter(id__in=batch).update(until=self.today)
        self.before["closed"] = [str(one) for one in closing]

    def _open(self) -> None:
        roles = {True: Membership.Role.LEADER, False: Membership.Role.MEMBER}
        opened = [
            Membership(
                person_id=self.people[place.person],
                team_id=self.teams[place.team],
                role=roles[place.is_leader],
                since=self.today,
            )
            for place in self.found.opened
        ]
        Membership.objects.bulk_create(opened, BATCH)
        self.before["opened"] = [str(one.id) for one in opened]
        self.touched["moved"] = list(self.found.moved)

    def _leave(self) -> None:
        days: dict[date, list[UUID]] = {}
        for person, day in self.found.leaving:
            days.setdefault(day or self.today, []).append(person)
        for day, people in days.items():
            for batch in batches(people):
                Person.objects.filter(id__in=batch).update(left_on=day)
        left = [person for person, _ in self.found.leaving]
        held = Office.objects.filter(until=None).select_related("person")
        offices = [one for batch in batches(left) for one in held.filter(person__in=batch)]
        Office.objects.filter(id__in=[one.id for one in offices]).update(until=self.today)
        for office in offices:
            title = title_of(office.kind, is_deputy=office.is_deputy)
            announce(f"{office.person.name} has left, and so is no longer {title}.")
        self.before["left"] = [str(one) for one in left]
        self.before["offices"] = [str(one.id) for one in offices]
        self.touched["left"] = left


def _text(one: UUID | None) -> str | None:
    return str(one) if one else None


def set_fields(fields: Mapping[UUID, Mapping[str, str]]) -> None:
    """Set fields of people by the names the difference gives them; blank empties what may be empty."""
    for batch in batches(fields.items()):
        columns = {
            one: {_COLUMNS[what]: value for what, value in new.items() if what in _COLUMNS} for one, new in batch
        }
        people = list(Person.objects.filter(id__in=[one for one, new in columns.items() if new]))
        for person in people:
            for column, value in columns[person.id].items():
                setattr(person, column, _stored(column, value))
        if people:
            Person.objects.bulk_update(people, list(_COLUMNS.values()))
        for one, new in batch:
            entry = {_ENTRIES[what]: value or None for what, value in new.items() if what in _ENTRIES}
            if entry:
                RosterEntry.objects.update_or_create(person_id=one, defaults=entry)
    RosterEntry.objects.filter(number=None, login_name=None).delete()


def _stored(column: str, value: str) -> str | date | None:
    if column == "joined_on":
        return date.fromisoformat(value) if value else None
    return value
