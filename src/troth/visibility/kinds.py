"""The words of the table of who sees what: readers, what its cells say, and a kind of data. Data only, no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Viewer(StrEnum):
    """A reader, seen from one row of data."""

    AUTHOR = "author"  # the one who wrote it, or whom it is about where nobody wrote it
    COUNTERPART = "counterpart"  # the other person of the two it concerns
    LEADER = "leader"  # leads, now, exactly that person's team
    TEAMMATE = "teammate"  # a member of the same team, now
    INCLUDED = "included"  # one of those named when it was asked, and no later than it was said
    EVERYONE = "everyone"  # anybody on the roster
    LISTENER = "listener"
    REPRESENTATIVE = "representative"
    OPERATOR = "operator"
    SERVER_HOLDER = "server-holder"  # not a user: the machine, its backups, a court order


class Say(StrEnum):
    """The closed vocabulary of the table's cells."""

    YES = "yes"
    ONCE_SHARED = "once shared"
    BOTH_SEALED = "once both sealed"
    IN_GROUPS = "only in groups"
    SEALED = "sealed"
    NEVER = "never"


READABLE = frozenset({Say.YES, Say.ONCE_SHARED, Say.BOTH_SEALED})


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of data: one table in the database, one row here.

    `title` and `contains` are shown to people; `cells` names each reader who can reach it: a reader not named never
    can. The server-holder must always be named. `is_private` marks what only its author reads. `stays_here` says why
    no copy that somebody takes along holds rows of it; empty for all that may be taken.
    """

    key: str
    title: str
    contains: str
    cells: Mapping[Viewer, Say]
    is_private: bool = False
    stays_here: str = ""

    def say(self, viewer: Viewer) -> Say:
        """What the table says for that reader."""
        return self.cells.get(viewer, Say.NEVER)

    def reach(self, viewer: Viewer) -> Say:
        """What that reader comes to see: also what they see for being one of everyone."""
        own = self.say(viewer)
        return self.say(Viewer.EVERYONE) if own is Say.NEVER and viewer is not Viewer.SERVER_HOLDER else own
