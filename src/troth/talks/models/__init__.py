"""Tables of talks."""

from .matters import FollowUp, Matter, MatterPromise, MatterWord, Postponed, Preparation, Revisit, Talk
from .series import AgendaItem, HowItGoes, Meeting, PrivateNote, Series, SharedNote

__all__ = [
    "AgendaItem",
    "FollowUp",
    "HowItGoes",
    "Matter",
    "MatterPromise",
    "MatterWord",
    "Meeting",
    "Postponed",
    "Preparation",
    "PrivateNote",
    "Revisit",
    "Series",
    "SharedNote",
    "Talk",
]
