"""Tables of accords."""

from .pairs import Accord, Answer, HandOver, Side, Topic
from .reviews import Feeling, Fulfilment
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
    "Topic",
    "Version",
]
