"""What both may know of an accord, and the words for what stands in it."""

from enum import StrEnum


class Stage(StrEnum):
    """What both know. That somebody has begun, filled in or sealed is never a stage."""

    APART = "apart"
    TALK = "talk"  # revealed: the map is there, clauses are written
    SIGNED = "signed"
    ENDED = "ended"
    GONE = "gone"  # both sides erased everything: it is on its way out of the database


RUNNING = (Stage.APART, Stage.TALK, Stage.SIGNED)
WRITING = (Stage.TALK, Stage.SIGNED)


class Party(StrEnum):
    """The two sides of an accord."""

    LEADER = "leader"
    MEMBER = "member"


class Choice(StrEnum):
    """What the one who rated decides to do about what was not kept, as they see it."""

    RAISE = "raise"
    CHANGE = "change"
    RELEASE = "release"
    NOTE = "note"


class Aim(StrEnum):
    """What a proposal would do to a team's accord."""

    ADD = "add"
    CHANGE = "change"
    END = "end"


class ProposalState(StrEnum):
    """What became of a proposal. That nobody has answered it is never a state."""

    OPEN = "open"
    ADOPTED = "adopted"
    DECLINED = "declined"  # the leader said no, with the reason
    WITHDRAWN = "withdrawn"


class Says(StrEnum):
    """What somebody of the team says to a wording, or to a version."""

    AGREE = "agree"
    CONCERN = "concern"
    ASIDE = "aside"


# The sides a clause may have, beside its words: field, what it is called, what it asks.
NEEDS = (
    ("organisation", "What the organisation needs", "What has to work, whoever does it."),
    ("person", "What the person needs to be well", "Hours, quiet, notice, whatever keeps it possible."),
    ("team", "What the team needs", "What the others count on."),
    ("leader", "What the leader must answer for", "What cannot be given away, and why."),
)
TEXTS = ("words", *(name for name, _, _ in NEEDS))
