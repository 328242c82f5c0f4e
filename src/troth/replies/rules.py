"""How far a leader's picture was off, in words; how long things are kept. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from troth.pulses.rules.reading import HIGHEST, LOWEST, Level, Question

GUESS_KEPT = timedelta(days=365)  # after the release
GUESS_WITHIN = timedelta(days=180)  # later than that nobody is asked to guess any more
DRAFT_KEPT = timedelta(days=60)
REPLY_KEPT = timedelta(days=2 * 365)
PLANS = 3
HALVES = tuple(number / 2 for number in range(2, 11))


class Share(StrEnum):
    """How many agree, as one would say it without counting."""

    FEW = "few"
    HALF = "half"
    MOST = "most"


SHARES: Mapping[Share, tuple[float, float]] = {
    Share.FEW: (0.0, 1 / 3),
    Share.HALF: (1 / 3, 2 / 3),
    Share.MOST: (2 / 3, 1.0),
}
SHARE_WORDS: Mapping[Share, str] = {
    Share.FEW: "Few agree",
    Share.HALF: "About half",
    Share.MOST: "Most agree",
}


class Off(StrEnum):
    """Where what was said lies, seen from the guess. Close is as close as can be told."""

    CLOSE = "close"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Compared:
    """One guess beside what was said."""

    about: str
    guessed: str
    told: str
    off: Off
    says: str


def level_beside(level: Level, guessed: float) -> Compared:
    """A guessed level beside the one that was said: off only where it lies outside the interval."""
    low = LOWEST if level.end == "or less" else level.low
    high = HIGHEST if level.end == "or more" else level.high
    off = Off.CLOSE if low <= guessed <= high else Off.BETTER if guessed < low else Off.WORSE
    apart = abs(level.value - guessed)
    words = {
        Off.CLOSE: "As close as can be told.",
        Off.BETTER: f"Higher than you thought, by about {_number(apart)}.",
        Off.WORSE: f"Lower than you thought, by about {_number(apart)}.",
    }
    return Compared(level.called, _number(guessed), level.said, off, words[off])


def share_beside(question: Question, guessed: Share) -> Compared:
    """A guessed share of those who agree beside the range that was said: off only where the two do not meet."""
    agree = question.answers[0]
    least, most = SHARES[guessed]
    low, high = agree.low / agree.of, agree.high / agree.of
    more, fewer = low > most, high < least
    is_better = fewer if question.is_reversed else more
    off = Off.CLOSE if not (more or fewer) else Off.BETTER if is_better else Off.WORSE
    says = "More agree than you thought." if more else "Fewer agree than you thought." if fewer else "As you thought."
    return Compared(question.sentence, SHARE_WORDS[guessed], f"{agree.said} agree", off, says)


def in_one_sentence(compared: Sequence[Compared]) -> str:
    """What all of it comes to. Nothing is counted: it is a picture, not a test."""
    found = {one.off for one in compared}
    if Off.BETTER in found and Off.WORSE in found:
        return "Your picture differs from theirs, in both directions. The places where it does are worth a question."
    if Off.BETTER in found:
        return "They see it more favourably than you thought."
    if Off.WORSE in found:
        return "They see it less favourably than you thought. That is common, and worth a question."
    return "Your picture and theirs agree, as far as can be told."


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
