"""What was released, said so that it holds no more than it does: ranges, a level with its interval, the course."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.measure.change import BASELINE, IN_A_ROW, Reading, Side, readings_of
from troth.measure.course import Course, Wave, course_of
from troth.measure.items import AFTER, BANK, Item, Wording
from troth.measure.uncertainty import Response, half_width

QUARTERS = 4
LOWEST, HIGHEST = 1.0, 5.0
WIDTH = 600  # of the picture of a range
SCALES: Mapping[str, str] = {
    "core": "The five questions together",
    "safety": "Being able to say it",
    "trust": "Trust in those who lead",
    "heard": "Being heard",
    "promises": "Promises",
    "repair": "Making good again",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """One of three ranges: between `low` and `high` of `of` said `words`."""

    words: str
    low: int
    high: int
    of: int

    @property
    def said(self) -> str:
        return f"{self.low} to {self.high} of {self.of}"

    @property
    def sure(self) -> int:
        """The part that is certain, out of WIDTH, for the picture; `open` is what may be on top of it."""
        return round(WIDTH * self.low / self.of)

    @property
    def open(self) -> int:
        return round(WIDTH * self.high / self.of) - self.sure


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence with its three ranges, agreement first."""

    id: str
    sentence: str
    is_reversed: bool
    answers: tuple[Answers, ...]

    @property
    def said(self) -> str:
        """All of it in one sentence."""
        ranges = ", ".join(f"{one.low} to {one.high} {one.words}" for one in self.answers)
        return f"Of {self.answers[0].of} who answered this: {ranges}."


@dataclass(frozen=True, slots=True)
class Level:
    """The mean of a scale, from 1 to 5, with the interval that holds it nine times in ten."""

    scale: str
    called: str
    value: float
    end: str
    low: float
    high: float

    @property
    def said(self) -> str:
        about = f"{self.value:.2f}".rstrip("0").rstrip(".")
        return f"about {about}" if self.end == "exact" else f"{about} {self.end}"

    @property
    def interval(self) -> str:
        if self.end == "or less":
            return f"below {self.high:.1f}"
        return f"above {self.low:.1f}" if self.end == "or more" else f"between {self.low:.1f} and {self.high:.1f}"


def questions_in(document: Mapping[str, Any], wording: Wording) -> list[Question]:
    """The ranges of each sentence, in the order of the bank."""
    found = [_question(item, document, wording) for item in BANK]
    return [one for one in found if one]


def after_in(document: Mapping[str, Any], wording: Wording) -> Question | None:
    """The ranges of what was said about the last answer: by itself, in no scale."""
    return _question(AFTER, document, wording)


def _question(item: Item, document: Mapping[str, Any], wording: Wording) -> Question | None:
    bands = document["bands"].get(item.id)
    if bands is None:
        return None
    return Question(item.id, item.in_wording(wording), item.is_reversed, _answers(bands, is_reversed=item.is_reversed))


def _answers(bands: Mapping[str, Any], *, is_reversed: bool) -> tuple[Answers, ...]:
    """Bands are of what is favourable; what was said to a sentence that is turned round is the other way."""
    agree, disagree = ("low", "high") if is_reversed else ("high", "low")
    named = (("agree", agree), ("are in between", "middle"), ("do not agree", disagree))
    return tuple(Answers(words, bands[name][0], bands[name][1], bands["of"]) for words, name in named)


def levels_in(document: Mapping[str, Any], eligible: int) -> list[Level]:
    """Each scale's level with its interval, in the order of SCALES."""
    found = []
    for scale, called in SCALES.items():
        if (level := document["levels"].get(scale)) is not None:
            value, half = level["quarter"] / QUARTERS, half_width(Response(level["of"], eligible))
            low, high = max(LOWEST, value - half), min(HIGHEST, value + half)
            found.append(Level(scale, called, value, level["end"], low, high))
    return found


@dataclass(frozen=True, slots=True)
class Past:
    """What one round said of a group: nothing where it was withheld, or asked other questions."""

    on: date
    document: Mapping[str, Any] | None
    eligible: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The course of the five questions through the rounds, and in words whether it changed.

    `open_ended` rounds have no place in it: of them only an end can be said, such as "3 or more".
    """

    days: tuple[date, ...]
    course: tuple[Course | None, ...]
    waves: tuple[Wave | None, ...]
    said: str
    open_ended: int = 0


def trend_of(past: Sequence[Past]) -> Trend | None:
    """The course over these rounds, earliest first; None before there are two levels to draw."""
    waves = [_wave(one) for one in past]
    if sum(wave is not None for wave in waves) < IN_A_ROW:
        return None
    return Trend(
        days=tuple(one.on for one in past),
        course=tuple(course_of(waves)),
        waves=tuple(waves),
        said=_change(readings_of(waves)),
        open_ended=sum(_is_open_ended(one) for one in past),
    )


def _wave(one: Past) -> Wave | None:
    level = _core(one)
    if level is None or level["end"] != "exact":
        return None
    return Wave(level["quarter"] / QUARTERS, Response(level["of"], one.eligible))


def _is_open_ended(one: Past) -> bool:
    level = _core(one)
    return level is not None and level["end"] != "exact"


def _core(one: Past) -> Mapping[str, Any] | None:
    return one.document["levels"].get("core") if one.document else None


def _change(readings: Sequence[Reading | None]) -> str:
    known = [one for one in readings if one is not None]
    if len(known) < IN_A_ROW:
        return f"Too early to speak of a change: that takes {BASELINE} rounds to begin with and {IN_A_ROW} more."
    called = known[-1].called
    if called is Side.WITHIN:
        return "No change that could be told apart from chance."
    direction = "Higher" if called is Side.ABOVE else "Lower"
    return f"{direction} than at the beginning, twice in a row, and by more than chance explains."
