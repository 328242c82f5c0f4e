"""A version as it is read: its clauses out of the signed text, and what differs from the version before."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from troth.accords.models import Signature, Version
from troth.accords.states import NEEDS
from troth.people.models import Person
from troth.ui.days import full_day
from troth.ui.paper import line, missing
from troth.visibility.gate import visible_to

WHAT_IT_IS = (
    "A word between two people. It is no employment contract, says nothing about pay, and takes no right from anybody."
)

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


def signatures_of(version: Version) -> list[Signature]:
    """Who signed it, the leader first. For whoever may read the version."""
    return list(version.signatures.select_related("by").order_by("party"))


def sheet_of(version: Version) -> dict[str, Any]:
    """What stands on a version's page, for paper (accords/paper/version.typ)."""
    accord, clauses = version.accord, clauses_of(version)
    kicker = f"Accord, version {version.number}"
    return {
        "title": f"{kicker}: {accord.leader.name} and {accord.member.name}",
        "kicker": kicker,
        "leader": line(accord.leader.name),
        "and": "and",
        "member": line(accord.member.name),
        "clauses": [
            {
                "title": line(one.title),
                "boundary": "boundary" if one.is_boundary else "",
                "words": line(one.words),
                "needs": [{"label": label, "words": line(words)} for label, words in one.needs],
            }
            for one in clauses
        ],
        "signed": "Signed",
        "names": [{"name": line(each.by.name), "on": full_day(each.on)} for each in signatures_of(version)],
        "fingerprint": "Fingerprint of these words",
        "digest": version.digest,
        "what": WHAT_IT_IS,
        "foot": f"{kicker}. {version.digest[:16]}",
    }


def letters_missing(version: Version) -> list[str]:
    """What paper cannot show of a version, because none of the shipped fonts holds it; the page can be printed."""
    return missing(_texts(version))


def _texts(version: Version) -> Iterator[str]:
    yield from (version.accord.leader.name, version.accord.member.name)
    for one in clauses_of(version):
        yield from (one.title, one.words, *(words for _, words in one.needs))
