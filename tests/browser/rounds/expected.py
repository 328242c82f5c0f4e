"""What must come out, counted here from the known answers by troth.measure, and how the page says it."""

from collections.abc import Sequence

from tests.browser.rounds.town import OPINIONS, ballot_of
from troth.measure.items import CORE, Item
from troth.measure.levels import End, Level
from troth.measure.ranges import Range
from troth.measure.tally import Tally, tally

LOUD = {End.NONE: "about {}", End.FLOOR: "{} or less", End.CEILING: "{} or more"}


def expected() -> Tally:
    """The thirteen ballots counted."""
    found = tally([ballot_of(name) for name in OPINIONS], CORE, {"core": CORE})
    assert found is not None
    return found


def ranges_of(item: Item, of: Tally) -> list[str]:
    """As the page says them: agreement first."""
    bands = of.bands[item.id]
    three: Sequence[Range] = (bands.high, bands.middle, bands.low)
    words = ("agree", "are in between", "do not agree")
    ordered = three[::-1] if item.is_reversed else three
    return [f"{one.low} to {one.high} of {one.of} {said}" for one, said in zip(ordered, words, strict=True)]


def level_of(of: Tally) -> str:
    level: Level = of.levels["core"]
    return LOUD[level.end].format(f"{float(level.value):.2f}".rstrip("0").rstrip("."))
