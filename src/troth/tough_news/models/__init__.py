"""Tables of tough news."""

from .following import CheckIn, FollowUp, OwnWords, Told
from .planning import Affected, CoAuthor, News, Preparation

__all__ = [
    "Affected",
    "CheckIn",
    "CoAuthor",
    "FollowUp",
    "News",
    "OwnWords",
    "Preparation",
    "Told",
]
