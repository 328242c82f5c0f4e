"""THE TABLE: which kind of data which reader may see. Data only: who_sees.py of each capability binds it."""

from troth.visibility.kinds import READABLE, Kind, Say, Viewer

from .accords import ACCORDS
from .accounts import ACCOUNTS
from .calendar import CALENDAR
from .cards import CARDS
from .concerns import CONCERNS
from .decisions import DECISIONS
from .exempt import EXEMPT
from .guided import GUIDED
from .house import AUDIT, IDENTITY, NOTICES, REMINDERS, TODAY
from .people import PEOPLE
from .pulses import PULSES
from .repair import REPAIR
from .replies import REPLIES
from .talks import TALKS
from .tough_news import TOUGH_NEWS

__all__ = ["EXEMPT", "GROUPS", "KINDS", "READABLE", "Kind", "Say", "Viewer", "kind"]

# In the order the page "Who sees what" shows them; export, erasure and download keep nothing of their own.
GROUPS: tuple[tuple[str, tuple[Kind, ...]], ...] = (
    ("Between people", ACCOUNTS),
    ("Accords", ACCORDS),
    ("Cards and questions", CARDS),
    ("Going back to something", REPAIR),
    ("Talks", TALKS),
    ("Tough news", TOUGH_NEWS),
    ("Decisions", DECISIONS),
    ("Saying it safely", PULSES),
    ("Answers to what was said safely", REPLIES),
    ("Speaking up", CONCERNS),
    ("Conversations of a team", GUIDED),
    ("Your Today page", TODAY),
    ("Being told", REMINDERS),
    ("Your calendar", CALENDAR),
    ("The log", AUDIT),
    ("Signing in", IDENTITY),
    ("People, teams and offices", PEOPLE),
    ("What everyone is told", NOTICES),
)

KINDS: tuple[Kind, ...] = tuple(row for _, rows in GROUPS for row in rows)


def kind(key: str) -> Kind:
    """The row of that key. Raises KeyError."""
    return _BY_KEY[key]


_BY_KEY = {row.key: row for row in KINDS}
