"""Tables of accords."""

from .pairs import Accord, Answer, HandOver, Side, Topic
from .reviews import Feeling, Fulfilment
from .teams import TeamAccord, TeamAnswer, TeamClause, TeamProposal, TeamReply, TeamVersion, TeamWording
from .writing import Clause, ClauseEdit, Signature, Version

__all__ = [
    "Accord",
    "Answer",
    "Clause",
    "ClauseEdit",
    "Feeling",
    "Fulfilment",
    "HandOver",
    "Side",
    "Signature",
    "TeamAccord",
    "TeamAnswer",
    "TeamClause",
    "TeamProposal",
    "TeamReply",
    "TeamVersion",
    "TeamWording",
    "Topic",
    "Version",
]
