"""A version as it is read: its clauses out of the signed text, and what differs from the version before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from troth.accords.models import Version
from troth.accords.states import NEEDS
from troth.people.models import Person
from troth.visibility.gate import visible_to

Clause = Mapping[str, str]


@dataclass(frozen=True)
class ReadClause:
    """One clause of a signed text."""

    title: str
    words: str
    is_boundary: bool
    needs: list[tuple[str, str]]


@dataclass(frozen=True)
class Differences:
    """What one version says that another does not, by the clauses' names."""

    added: list[ReadClause] = field(default_factory=list)
    removed: list[ReadClause] = field(default_factory=list)
    changed: list[tuple[ReadClause, ReadClause]] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        return not (self.added or self.removed or self.changed)


def clauses_of(version: Version) -> list[ReadClause]:
    """The clauses of a signed text, boundaries last."""
    rows = [_read(row) for row in json.loads(version.text)["clauses"]]
    return sorted(rows, key=lambda row: (row.is_boundary, row.title.casefold()))


def _read(row: Clause) -> ReadClause:
    needs = [(label, row[name]) for name, label, _ in NEEDS if row.get(name)]
    return ReadClause(row["title"], row["words"], row["kind"] == "boundary", needs)


def differences(before: Version, after: Version) -> Differences:
    """From one version to another, clause by clause."""
    was, now = {one.title: one for one in clauses_of(before)}, {one.title: one for one in clauses_of(after)}
    return Differences(
        added=[one for name, one in now.items() if name not in was],
        removed=[one for name, one in was.items() if name not in now],
        changed=[(was[name], one) for name, one in now.items() if name in was and was[name] != one],
    )


def version_before(viewer: Person, version: Version) -> Version | None:
    """The signed version before this one, as far as `viewer` may read it."""
    earlier = visible_to(viewer, Version).filter(accord=version.accord_id, number__lt=version.number)
    return earlier.order_by("-number").first()
