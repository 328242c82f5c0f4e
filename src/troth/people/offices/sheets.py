"""What the pages of offices show, gathered for one reader: never a figure of an open vote, never who has voted."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from troth.people.models import Election, Nomination, Objection, Office, OfficeStart, Person, RuleChange

from . import queries
from .nominating import objections_until
from .registry import RULES, value_of
from .rules import ElectionState, NominationState, Rule, RuleState
from .words import PURPOSES, title_of


@dataclass(frozen=True)
class OfficeSheet:
    """One office: what it is for, who holds it, who is proposed."""

    kind: str
    title: str
    purpose: str
    held: list[Office]
    nominations: list[Nomination]
    elections: list[Election]


@dataclass(frozen=True)
class NominationSheet:
    """One nomination and what the reader may do about it."""

    nomination: Nomination
    title: str
    until: datetime | None
    objections: list[Objection]
    own_objection: Objection | None
    can: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class ElectionSheet:
    """One vote. `results` are filled in once it is closed and enough have voted."""

    election: Election
    title: str
    candidates: list[Nomination]
    results: list[tuple[Nomination, int]]
    may_vote: bool
    has_voted: bool
    winner: Nomination | None


@dataclass(frozen=True)
class RuleSheet:
    """One rule, what it says now, and what is proposed."""

    rule: Rule
    value: int
    proposed: RuleChange | None


def office_sheets_for(viewer: Person) -> dict[str, Any]:
    """Everything the page of offices shows."""
    held = list(queries.offices_for(viewer))
    nominations = list(queries.running_nominations_for(viewer))
    elections = list(queries.running_elections_for(viewer))
    kinds = [*queries.ELECTED, Office.Kind.OPERATOR]
    return {
        "sheets": [
            OfficeSheet(
                kind=kind.value,
                title=title_of(kind),
                purpose=PURPOSES[kind],
                held=[one for one in held if one.kind == kind],
                nominations=[one for one in nominations if one.kind == kind and one.state != NominationState.ASKED],
                elections=[one for one in elections if one.kind == kind],
            )
            for kind in kinds
        ],
        "asked": [one for one in nominations if one.state == NominationState.ASKED and one.nominee_id == viewer.id],
        "waiting": _waiting_for(viewer, nominations),
        "rules": _rules_for(viewer, held),
        "votes": [one for one in elections if queries.may_vote(viewer, one)],
        "has_begun": queries.has_begun(),
        "has_link": OfficeStart.objects.filter(is_used=False).exists(),
        "is_operator": any(one.kind == Office.Kind.OPERATOR and one.person_id == viewer.id for one in held),
        "own": [one for one in held if one.person_id == viewer.id],
    }


def _rules_for(viewer: Person, held: list[Office]) -> list[tuple[Rule, RuleChange]]:
    """Changes of rules that wait for the reader's word as a representative."""
    if not any(one.kind == Office.Kind.REPRESENTATIVE and one.person_id == viewer.id for one in held):
        return []
    proposed = queries.rule_changes_for(viewer).filter(state=RuleState.PROPOSED).exclude(proposed_by=viewer)
    return [(RULES[one.rule], one) for one in proposed if one.rule in RULES]


def _waiting_for(viewer: Person, nominations: list[Nomination]) -> list[Nomination]:
    waiting = [one for one in nominations if one.state == NominationState.WAITING]
    return [one for one in waiting if viewer.id in queries.countersigners_of(one)]


def nomination_sheet_for(viewer: Person, nomination: Nomination) -> NominationSheet:
    """One nomination as this reader sees it."""
    objections = list(queries.objections_for(viewer, nomination))
    own = next((one for one in objections if one.person_id == viewer.id), None)
    return NominationSheet(
        nomination=nomination,
        title=title_of(nomination.kind, is_deputy=nomination.is_deputy),
        until=objections_until(nomination) if nomination.opened_at else None,
        objections=[one for one in objections if one.person_id != viewer.id],
        own_objection=own,
        can=_possible(viewer, nomination, has_objected=own is not None),
    )


def _possible(viewer: Person, nomination: Nomination, *, has_objected: bool) -> set[str]:
    state = NominationState(nomination.state)
    is_nominee, is_proposer = nomination.nominee_id == viewer.id, nomination.proposed_by_id == viewer.id
    may = {
        "answer": state is NominationState.ASKED and is_nominee,
        "withdraw": state.is_running and (is_nominee or (is_proposer and state is NominationState.ASKED)),
        "object": state is NominationState.OPEN and not is_nominee and not has_objected,
        "unobject": state is NominationState.OPEN and has_objected,
        "decide": state is NominationState.WAITING and viewer.id in queries.countersigners_of(nomination),
    }
    if may["answer"]:
        may["withdraw"] = False
    return {what for what, allowed in may.items() if allowed}


def election_sheet_for(viewer: Person, election: Election) -> ElectionSheet:
    """One vote as this reader sees it."""
    closed = election.state == ElectionState.CLOSED
    stood = list(Nomination.objects.filter(election=election).select_related("nominee", "office")) if closed else []
    results = [(one, election.outcome[str(one.id)]) for one in stood if str(one.id) in election.outcome]
    return ElectionSheet(
        election=election,
        title=title_of(election.kind, is_deputy=election.is_deputy),
        candidates=[] if closed else list(queries.candidates_of(election)),
        results=sorted(results, key=lambda pair: (-pair[1], pair[0].nominee.name)),
        may_vote=queries.may_vote(viewer, election),
        has_voted=queries.has_voted(viewer, election),
        winner=next((one for one in stood if one.state == NominationState.CHOSEN), None),
    )


def rule_sheets_for(viewer: Person) -> dict[str, Any]:
    """Everything the page of rules shows."""
    changes = list(queries.rule_changes_for(viewer)[:60])
    proposed = {one.rule: one for one in changes if one.state == RuleState.PROPOSED}
    offices = set(queries.offices_of(viewer, viewer).values_list("kind", flat=True))
    return {
        "sheets": [
            RuleSheet(rule, value_of(rule.key), proposed.get(rule.key))
            for rule in sorted(RULES.values(), key=lambda rule: rule.title)
        ],
        "past": [(RULES[one.rule], one) for one in changes if one.state != RuleState.PROPOSED and one.rule in RULES],
        "is_operator": Office.Kind.OPERATOR in offices,
        "is_representative": Office.Kind.REPRESENTATIVE in offices,
        "has_representative": queries.sitting(Office.Kind.REPRESENTATIVE).exists(),
    }
