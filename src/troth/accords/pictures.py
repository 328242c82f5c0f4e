"""The map as pictures: for each topic both ratings on one line from 0 to 4, and how far they are from each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from .queries.pairs import MapRow

WIDTH, MARGIN, STEP = 320, 16, 72
TICKS = tuple(MARGIN + STEP * each for each in range(5))


@dataclass(frozen=True, slots=True)
class Mark:
    """One topic's line, in units of WIDTH; a side without an expectation has no mark."""

    row: MapRow
    mine_x: int | None
    theirs_x: int | None
    from_x: int
    width: int


def _x(owed: int | None) -> int | None:
    return None if owed is None else TICKS[owed]


def picture_of(rows: Sequence[MapRow]) -> list[Mark]:
    """Each row of the map with its line."""
    return [_mark(row) for row in rows]


def _mark(row: MapRow) -> Mark:
    mine, theirs = _x(row.mine.owed if row.mine else None), _x(row.theirs.owed if row.theirs else None)
    if mine is None or theirs is None:
        return Mark(row, mine, theirs, 0, 0)
    return Mark(row, mine, theirs, min(mine, theirs), abs(mine - theirs))
