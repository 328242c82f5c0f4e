"""What can happen at Harbour & Hale, as plain values: said by stories.py and life.py, played by playing.py.

Days count back from the day the demo is loaded: `ago=3` is three days before it. People are named by their handle.
"""

from dataclasses import dataclass
from enum import StrEnum


class Became(StrEnum):
    """What became of a promise, as far as the other can see."""

    OPEN = "open"  # nothing was said since: past its day it is left hanging
    KEPT = "kept"
    LATE = "kept late"  # "not yet, because", a new day, and then kept
    DELAYED = "delayed"  # "not yet, because", and still owed
    CANNOT = "cannot"
    RELEASED = "released"
    ASKED = "asked"  # "did I hear this right?", not yet answered
    PRIVATE = "private"  # a line its author kept to themselves


@dataclass(frozen=True, kw_only=True)
class Said:
    """A promise. `words` name their day. `heard`: the receiver wrote it down and asked, the giver accepted.

    `after` is how many days after its day it was settled; `delay` how many days "not yet" moved it.
    """

    ago: int
    giver: str
    receiver: str
    words: str
    became: Became = Became.OPEN
    after: int = 0
    delay: int = 7
    because: str = ""
    answer: str = ""
    heard: bool = False


@dataclass(frozen=True, kw_only=True)
class Mark:
    """What a moment was to the one it touched, known to that one alone."""

    felt: str
    size: int = 1
    words: str = ""
    after: int = 1


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A moment its doer wrote down; marked or not."""

    ago: int
    doer: str
    touched: str
    kind: str
    words: str
    mark: Mark | None = None
    planned: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line in somebody's private book; `keeps` it beyond 240 days."""

    ago: int
    author: str
    about: str
    kind: str
    felt: str
    words: str
    size: int = 1
    keeps: bool = False


@dataclass(frozen=True, kw_only=True)
class Pick:
    """A moment somebody brings to a comparison, `ago` days before today; `mine` is what they themselves did."""

    ago: int
    kind: str
    mine: bool
    felt: str
    words: str
    size: int = 1


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A comparison: proposed, then agreed and brought to the end as far as the picks go.

    A side with its picks chosen is ready. `agreed` is False while the other has not answered.
    """

    ago: int
    proposer: str
    other: str
    number: int
    agreed: bool = True
    proposer_picks: tuple[Pick, ...] = ()
    other_picks: tuple[Pick, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A change asked for an open promise made earlier: found by its giver and words."""

    ago: int
    by: str
    giver: str
    words: str
    new_words: str
    new_day_in: int
    agrees: bool | None = None


Scene = Said | Offered | Entry | Compared | Proposed
