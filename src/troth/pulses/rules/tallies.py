"""What a tally says, read strictly: counts that can be, ranges of the right size, nothing else. Integers only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

LEAST = 5
HEX_16, HEX_64 = re.compile(r"[0-9a-f]{16}"), re.compile(r"[0-9a-f]{64}")
ENDS = ("exact", "or less", "or more")
BANDS = {"low", "middle", "high"}
LOWEST_LEVEL, HIGHEST_LEVEL = 6, 18  # in quarters: 1.5 and 4.5


class TallyRefused(ValueError):
    """The tally is not what it must be; the words say what is wrong."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers counted in each circle, which were refused, whose they are (by hash), and what they come to."""

    counted: Mapping[str, int]
    refused: int
    hashes: tuple[str, ...]
    circles: Mapping[str, Mapping[str, object]]


def tally_in(document: object, *, round_name: str, manifest: str, issued: Mapping[str, int]) -> Tally:
    """The tally of this round, for these circles (those that answered, with how many could). Raises TallyRefused."""
    names = {"version", "round", "manifest", "counted", "refused", "hashes", "circles"}
    if not isinstance(document, dict) or set(document) != names or document["version"] != 1:
        raise TallyRefused("it has another form")
    if document["round"] != round_name or document["manifest"] != manifest:
        raise TallyRefused("it belongs to another round")
    counted = _counts(document["counted"], issued)
    hashes = _hashes(document["hashes"])
    refused = document["refused"]
    if not _is_whole(refused) or len(hashes) != sum(counted.values()) + refused:
        raise TallyRefused("the list of answers has another length than the counts say")
    circles = document["circles"]
    if not isinstance(circles, dict) or set(circles) - {name for name, n in counted.items() if n >= LEAST}:
        raise TallyRefused("it says something of fewer than five")
    for name, one in circles.items():
        _check_circle(one, counted[name])
    return Tally(counted, refused, hashes, circles)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _counts(value: object, issued: Mapping[str, int]) -> dict[str, int]:
    if not isinstance(value, dict) or set(value) - set(issued):
        raise TallyRefused("it counts groups that did not answer")
    found = {name: value.get(name, 0) for name in issued}
    if any(not _is_whole(n) or n > issued[name] for name, n in found.items()):
        raise TallyRefused("more answers than people who could answer")
    return found


def _hashes(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) and HEX_64.fullmatch(one) for one in value):
        raise TallyRefused("the list of answers is no list of hashes")
    if any(one >= following for one, following in zip(value, value[1:], strict=False)):
        raise TallyRefused("the list of answers is not sorted, or one is in it twice")
    return tuple(value)


def _check_circle(one: object, ballots: int) -> None:
    if not isinstance(one, dict) or set(one) != {"ballots", "bands", "levels"} or one["ballots"] != ballots:
        raise TallyRefused("a group's figures have another form")
    for bands in one["bands"].values():
        if set(bands) != BANDS or not all(_is_range(band, ballots) for band in bands.values()):
            raise TallyRefused("a range is none")
    for level in one["levels"].values():
        if set(level) != {"quarter", "end"} or level["end"] not in ENDS:
            raise TallyRefused("a level is none")
        if not _is_whole(level["quarter"]) or not LOWEST_LEVEL <= level["quarter"] <= HIGHEST_LEVEL:
            raise TallyRefused("a level is out of its bounds")


def _is_range(band: object, most: int) -> bool:
    """Two whole numbers, and never none, all or a single one."""
    if not isinstance(band, list) or len(band) != 2 or not all(_is_whole(one) for one in band):
        return False
    low, high = band
    return bool(low < high <= most)
