"""What comes out of a circle's ballots: ranges per item and a level per scale, never one row with two answers in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .answers import Ballot, favourable, mean_of
from .items import Item
from .levels import Level, level_of
from .ranges import LEAST, Bands, bands_of, counted

Scales = Mapping[str, Sequence[Item]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What may be released: how many ballots, and the bands of items and levels of scales that may be said."""

    ballots: int
    bands: Mapping[str, Bands]
    levels: Mapping[str, Level]


def tally(ballots: Sequence[Ballot], items: Sequence[Item], scales: Scales) -> Tally | None:
    """Count; None for fewer than five ballots.

    Each item belongs to at most one scale: two means that overlap would subtract to one of what they do not share. An
    item passed over until fewer than five answers are left has no bands, and its scale then no level.
    """
    of_scales = [item.id for scale in scales.values() for item in scale]
    known = {item.id for item in items}
    if len(set(of_scales)) < len(of_scales) or not known.issuperset(of_scales):
        raise ValueError("scales are made of the items asked, and share none")
    if any(not known.issuperset(ballot) for ballot in ballots):
        raise ValueError("a ballot answers what was not asked")
    if len(ballots) < LEAST:
        return None
    found = {
        item.id: bands_of(counted(favourable(item, b[item.id]) for b in ballots if item.id in b)) for item in items
    }
    bands = {name: one for name, one in found.items() if one}
    levels = {name: _level(ballots, scale, bands) for name, scale in scales.items()}
    return Tally(len(ballots), bands, {name: level for name, level in levels.items() if level})


def _level(ballots: Sequence[Ballot], scale: Sequence[Item], bands: Mapping[str, Bands]) -> Level | None:
    beside = [bands[item.id] for item in scale if item.id in bands]
    if len(beside) < len(scale):
        return None
    return level_of([mean for ballot in ballots if (mean := mean_of(ballot, scale)) is not None], beside)
