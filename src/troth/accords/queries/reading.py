"""A version as it is read: its clauses out of the signed text, and what differs from the version before."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from troth.accords.differences import Clause, Differences, differences_of
from troth.accords.models import Signature, Version
from troth.accords.states import NEEDS
from troth.people.models import Person
from troth.ui.days import full_day
from troth.ui.paper import line, missing
from troth.visibility.gate import visible_to

WHAT_IT_IS = (
    "A word between two people. It is no employment contract, says nothing about pay, and takes no right from anybody."
)


@dataclass(frozen=True)
class ReadClause:
    """One clause of a signed text."""

    title: str
    words: str
    is_boundary: bool
    needs: list[tuple[str, str]]


def rows_of(text: str) -> list[Clause]:
    """The clauses in the canonical text of a version, as they were signed."""
    rows: list[Clause] = json.loads(text)["clauses"]
    return rows


def clauses_in(text: str) -> list[ReadClause]:
    """The clauses of a signed or adopted text, boundaries last."""
    rows = [_read(row) for row in rows_of(text)]
    return sorted(rows, key=lambda row: (row.is_boundary, row.title.casefold()))


def _read(row: Clause) -> ReadClause:
    needs = [(label, row[name]) for name, label, _ in NEEDS if row.get(name)]
    return ReadClause(row["title"], row["words"], row["kind"] == "boundary", needs)


def clauses_of(version: Version) -> list[ReadClause]:
    """The clauses of a signed version."""
    return clauses_in(version.text)


def differences(before: Version, after: Version) -> Differences:
    """From one version to another, clause by clause and word by word."""
    return differences_of(rows_of(before.text), rows_of(after.text))


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
