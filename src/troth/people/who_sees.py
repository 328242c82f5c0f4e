"""Who may read what of people."""

from datetime import date
from typing import Any

from django.db.models import Q

from troth.visibility.gate import bind

from .models import (
    Address,
    Election,
    Elector,
    HasVoted,
    LeaderConfirmation,
    Membership,
    Nomination,
    Objection,
    Office,
    OfficeBallot,
    Organisation,
    Person,
    ProposedAddress,
    RosterDraft,
    RosterEntry,
    RosterImport,
    RuleChange,
    Team,
)
from .offices.rules import NominationState
from .queries import office_filter


def _own(viewer: Person) -> Q:
    return Q(person=viewer)


def _everything(viewer: Any) -> Q:
    return Q()


def _operator(viewer: Person) -> Q:
    return office_filter(viewer, Office.Kind.OPERATOR)


def _representative(viewer: Person) -> Q:
    return office_filter(viewer, Office.Kind.REPRESENTATIVE)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _while(row: Membership | Office) -> str:
    return f"since {_day(row.since)}" if row.until is None else f"from {_day(row.since)} until {_day(row.until)}"


def _announced(viewer: Any) -> Q:
    """Nominations are for everybody once the nominee has said yes; those who said no are not named."""
    return ~Q(state__in=[NominationState.ASKED, NominationState.DECLINED]) & ~Q(opened_at=None)


bind(
    "person",
    Person,
    author=lambda viewer: Q(id=viewer.id),
    everyone=_everything,
    says=lambda row: ", ".join(part for part in (row.name, row.job, row.zone) if part) + ".",
)
bind("address", Address, author=_own, operator=_operator, says=lambda row: f"{row.email}.")
bind("organisation", Organisation, everyone=_everything)
bind("team", Team, everyone=_everything)
bind(
    "membership",
    Membership,
    author=_own,
    everyone=_everything,
    says=lambda row: f"{row.person}: {row.role} of {row.team} {_while(row)}.",
    joined=["person", "team"],
)
bind(
    "office",
    Office,
    author=_own,
    everyone=_everything,
    says=lambda row: f"{row.person}: {'deputy ' if row.is_deputy else ''}{row.kind} {_while(row)}.",
    joined=["person"],
)
bind(
    "nomination",
    Nomination,
    author=lambda viewer: Q(proposed_by=viewer),
    counterpart=lambda viewer: Q(nominee=viewer),
    everyone=_announced,
    says=lambda row: f"{row.proposed_by or 'Somebody'} proposed {row.nominee} as {row.kind}: {row.state}.",
    joined=["nominee", "proposed_by"],
)
bind(
    "objection",
    Objection,
    author=_own,
    representative=_representative,
    says=lambda row: f"About {row.nomination.nominee} as {row.nomination.kind}: “{row.text}”",
    joined=["nomination__nominee"],
)
bind("election", Election, everyone=_everything)
bind(
    "elector",
    Elector,
    author=_own,
    everyone=_everything,
    says=lambda row: f"{row.person} may vote on the next {row.election.kind}.",
    joined=["person", "election"],
)
bind(
    "has_voted",
    HasVoted,
    author=_own,
    says=lambda row: f"You voted on the next {row.election.kind}.",
    joined=["election"],
)
bind("office_ballot", OfficeBallot)
bind("rule_change", RuleChange, everyone=_everything)
bind(
    "leader_confirmation",
    LeaderConfirmation,
    author=_own,
    says=lambda row: f"You said on {_day(row.confirmed_on)} that {row.leader} leads you.",
    joined=["leader"],
)
bind(
    "roster_entry",
    RosterEntry,
    author=_own,
    operator=_operator,
    says=lambda row: f"{row.number or row.login_name or 'No number'}.",
)
bind(
    "proposed_address",
    ProposedAddress,
    author=_own,
    representative=_representative,
    operator=_operator,
    says=lambda row: f"{row.email}, proposed on {_day(row.proposed_on)}.",
)
bind("roster_draft", RosterDraft, operator=_operator)
bind("roster_import", RosterImport, operator=_operator)
