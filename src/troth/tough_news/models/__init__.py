"""Tables of tough news."""

from .following import CheckIn, FollowUp, OwnWords, Told
from .planning import Affected, CoAuthor, News, OpenQuestion, Preparation

__all__ = [
    "Affected",
    "CheckIn",
    "CoAuthor",
    "FollowUp",
    "News",
    "OpenQuestion",
    "OwnWords",
    "Preparation",
    "Told",
]
