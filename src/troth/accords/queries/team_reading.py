"""A team's version as it is read: its clauses out of the adopted text, and what differs, word by word."""

from django.urls import reverse

from troth.accords.differences import Clause, Differences, Part, differences_of, parts_of
from troth.accords.models import TeamAnswer, TeamClause, TeamVersion, TeamWording
from troth.accords.rules import plain
from troth.accords.states import NEEDS, TEXTS, Aim
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .reading import ReadClause, clauses_in, rows_of
from .teams import Proposed

NAMES = {"title": "Name", "words": "What we agree"} | {name: label for name, label, _ in NEEDS}


def clauses_of(version: TeamVersion) -> list[ReadClause]:
    """The clauses of an adopted version."""
    return clauses_in(version.text)


def differences_from_before(viewer: Person, version: TeamVersion) -> Differences | None:
    """What this version changed; None for the first one."""
    rows = visible_to(viewer, TeamVersion).filter(accord=version.accord_id, number=version.number - 1)
    before = rows.first()
    return differences_of(rows_of(before.text), rows_of(version.text)) if before else None


def what_would_change(one: Proposed) -> tuple[Part, ...]:
    """What a proposed change to a clause in force would make of its words; for somebody of the team."""
    clause = one.proposal.clause
    if clause is None or not one.is_open or one.proposal.aim != Aim.CHANGE:
        return ()
    return parts_of(_as_row(clause), _as_row(one.now.wording))


def part_name(name: str) -> str:
    """What a part of a clause is called on the page."""
    return NAMES.get(name, "What it is")


def place_of(answer: TeamAnswer) -> str:
    """The page on which an answer stands."""
    wording: TeamWording | None = answer.wording
    if wording is not None:
        return reverse("accords:team-proposal", args=[wording.proposal_id])
    return reverse("accords:team-version", args=[answer.version_id])


def _as_row(of: TeamClause | TeamWording) -> Clause:
    return {name: text for name in ("title", *TEXTS) if (text := plain(str(getattr(of, name))))}
