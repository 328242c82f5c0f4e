"""Planning an import and applying it: nothing while there is one bad row, everything or nothing, one at a time."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.audit.actions import record_many
from troth.jobs.actions import put
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Organisation, Person, RosterImport
from troth.people.telling import addresses_proposed, open_places, tell_about_leaders

from .assembling import read_roster
from .difference import Difference, Snapshot, difference
from .placing import placed
from .standing import snapshot
from .values import Problem, Roster
from .writing import Writer

UNDO_DAYS = 7
MANY_LEAVING = 0.3
"""From this share of everybody on, leaving needs a second word: the usual cause is half a file."""

STALE = "Something changed in Troth since this preview was made. Nothing was applied. Please look at the file again."


@dataclass(frozen=True)
class Plan:
    """A file and what applying it would do. `problems` is every bad row; with any, nothing is applied."""

    filename: str
    roster: Roster
    difference: Difference
    now: Snapshot
    today: date
    skips_bad_rows: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every bad row, by line."""
        return tuple(sorted((*self.roster.problems, *self.difference.problems), key=lambda problem: problem.line))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many are added, back again, changed, moved, leaving and unchanged."""
        found = self.difference
        changed = {change.person for change in found.changes} | {person for person, _ in found.addresses}
        return {
            "added": len(found.added),
            "returning": len(found.returning),
            "changed": len(changed),
            "moved": len(found.moved),
            "leaving": len(found.leaving),
            "unchanged": found.unchanged,
        }

    @property
    def is_applicable(self) -> bool:
        """Whether it may be applied: no bad rows, or told to skip them, and something to do."""
        return (self.skips_bad_rows or not self.problems) and not self.difference.is_nothing

    @property
    def fingerprint(self) -> str:
        """Tells this plan from any other: what was looked at is what is applied."""
        found = self.difference
        shown = (
            found.added,
            found.returning,
            found.changes,
            found.addresses,
            found.leaving,
            found.opened,
            found.closed,
        )
        return hashlib.sha256(repr((shown, found.new_teams, found.renamed, self.skips_bad_rows)).encode()).hexdigest()

    @property
    def many_leave(self) -> bool:
        """Whether so many would leave that it needs a second word."""
        everybody = sum(1 for person in self.now.people.values() if person.left_on is None)
        return len(self.difference.leaving) > max(5, everybody * MANY_LEAVING)


def plan_import(content: bytes, filename: str, *, skip_bad_rows: bool = False) -> Plan:
    """Read a file and say what applying it would do; changes nothing. What is wrong with it is in `problems`."""
    return plan_roster(read_roster(content, filename, today=_today()), filename, skip_bad_rows=skip_bad_rows)


def plan_roster(roster: Roster, filename: str, *, skip_bad_rows: bool = False) -> Plan:
    """Plan a roster already read."""
    return _planned(roster, filename, snapshot(), skip_bad_rows=skip_bad_rows)


@transaction.atomic
def apply_import(plan: Plan, *, actor: Person | None, accept_many_leaving: bool = False) -> RosterImport | None:
    """Apply the plan as one; None where it changes nothing.

    Raises Refused where there is a bad row, where what stands is no longer what the plan was made from (a second import
    at the same time, say), and where very many would leave and nobody said that this is meant.
    """
    if plan.problems and not plan.skips_bad_rows:
        raise Refused(f"{nothing_applied(plan.problems)}.")
    if plan.difference.is_nothing:
        return None
    if plan.many_leave and not accept_many_leaving:
        raise Refused(
            f"{len(plan.difference.leaving)} people would leave. Say that this is meant.", field="accept_many_leaving"
        )
    _one_at_a_time()
    now = snapshot()
    fresh = _planned(plan.roster, plan.filename, now, skip_bad_rows=plan.skips_bad_rows)
    if fresh.difference != plan.difference:
        raise Refused(STALE)
    return _written(fresh, actor)


def nothing_applied(problems: Sequence[Problem]) -> str:
    """How many things in the file hold it back, in words, without a full stop."""
    count = len(problems)
    return f"Nothing was applied: {count} {'thing needs' if count == 1 else 'things need'} mending first"


def _planned(roster: Roster, filename: str, now: Snapshot, *, skip_bad_rows: bool) -> Plan:
    today = _today()
    used = roster
    if skip_bad_rows and roster.problems:
        used = _without(roster, roster.problems, today)
    found = difference(used, now, today=today, absent_leave=used is roster)
    if skip_bad_rows and found.problems:
        used = _without(used, found.problems, today)
        found = replace(difference(used, now, today=today, absent_leave=False), problems=found.problems)
    return Plan(filename, roster, found, now, today, skip_bad_rows)


def _without(roster: Roster, problems: tuple[Problem, ...], today: date) -> Roster:
    """The roster without its bad lines, and so without what only they said of teams."""
    bad = {problem.line for problem in problems}
    people = tuple(row for row in roster.people if row.line not in bad)
    teams, places = placed([row for row in people if not (row.left_on and row.left_on <= today)])
    return replace(roster, people=people, teams=teams, places=places)


def _today() -> date:
    return clock.today(ZoneInfo("UTC"))


def _one_at_a_time() -> None:
    """Imports wait for each other here; the second then finds that things have changed."""
    organisation, _ = Organisation.objects.get_or_create(id=1)
    Organisation.objects.select_for_update().get(id=organisation.id)


def _written(plan: Plan, actor: Person | None) -> RosterImport:
    writer = Writer(plan.difference, plan.now, today=plan.today, actor=actor)
    writer.write()
    now = clock.now()
    done = RosterImport.objects.create(
        filename=plan.filename[:200],
        applied_by=actor,
        applied_at=now,
        undo_until=now + timedelta(days=UNDO_DAYS),
        counts=dict(plan.counts),
        before=writer.before,
    )
    put(kind="people.forget-undo", due_at=done.undo_until, args={"done": str(done.id)})
    for action, people in writer.touched.items():
        record_many(
            actor=actor, subjects=_named(people), action=action, kind="membership" if action == "moved" else "person"
        )
    addresses_proposed([person for person, _ in plan.difference.addresses])
    active = [one.id for one in plan.now.people.values() if one.left_on is None]
    tell_about_leaders(before=plan.now.places, after=open_places(), among=active)
    return done


@dataclass(frozen=True, slots=True)
class _Named:
    id: UUID


def _named(people: list[UUID]) -> list[_Named]:
    return [_Named(person) for person in people]
