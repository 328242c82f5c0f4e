"""The tables of people: persons and teams, offices, rosters."""

from .offices import (
    Election,
    Elector,
    HasVoted,
    Nomination,
    Objection,
    Office,
    OfficeBallot,
    OfficeStart,
    RuleChange,
)
from .persons import Address, Membership, Organisation, Person, Team
from .roster import LeaderConfirmation, ProposedAddress, RosterDraft, RosterEntry, RosterImport

__all__ = [
    "Address",
    "Election",
    "Elector",
    "HasVoted",
    "LeaderConfirmation",
    "Membership",
    "Nomination",
    "Objection",
    "Office",
    "OfficeBallot",
    "OfficeStart",
    "Organisation",
    "Person",
    "ProposedAddress",
    "RosterDraft",
    "RosterEntry",
    "RosterImport",
    "RuleChange",
    "Team",
]
