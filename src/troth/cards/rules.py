"""Kinds of cards, who may read one, when it runs out, and how deep the next question may go: plain arithmetic."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

KEPT_FOR = timedelta(days=365)
WARNING = timedelta(days=7)
BETWEEN_QUESTIONS = timedelta(days=7)
MOST_WORDS = 600
MOST_CARDS = 60


class CardKind(StrEnum):
    """What a card is about."""

    PREFERENCE = "preference"
    VALUE = "value"
    CHALLENGE = "challenge"
    DEPOSIT = "deposit"
    COST = "cost"
    ASK_ME = "ask-me"


class Audience(StrEnum):
    """Who may read a card beside the one who wrote it."""

    ME = "me"
    LEADER = "leader"
    TEAM = "team"


class Depth(IntEnum):
    """How deep a question goes."""

    LIGHT = 1
    WORK = 2
    VALUES = 3
    HARD = 4


class TurnKind(StrEnum):
    """What somebody says in the exchange that a question begins."""

    ANSWER = "answer"
    BACK = "back"
    REPLY = "reply"


class WasSo(StrEnum):
    """What somebody says about "I acted on this card"."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True)
class KindWords:
    """How a kind is called above its cards, in one choice, and what might stand on one."""

    heading: str
    choice: str
    example: str


KIND_WORDS = {
    CardKind.PREFERENCE: KindWords(
        "How I like to work",
        "How I like to work",
        "Feedback, praise aloud or in private, hours, channels, bad news: “Tell me bad news on the day, in person.”",
    ),
    CardKind.VALUE: KindWords(
        "What matters to me", "What matters to me", "“I would rather finish one thing well than start three.”"
    ),
    CardKind.CHALLENGE: KindWords(
        "What I find hard", "What I find hard", "“I say yes too fast. Ask me again the day after.”"
    ),
    CardKind.DEPOSIT: KindWords(
        "What counts as a deposit for me",
        "What counts as a deposit",
        "“When somebody says afterwards what became of my idea.”",
    ),
    CardKind.COST: KindWords("What costs me", "What costs me", "“A meeting moved an hour before it starts.”"),
    CardKind.ASK_ME: KindWords(
        "What I would like to be asked",
        "What I would like to be asked",
        "“What would you change about the rota?”",
    ),
}
AUDIENCE_WORDS = {Audience.ME: "Only me", Audience.LEADER: "My leader", Audience.TEAM: "My team"}
DEPTH_WORDS = {
    Depth.LIGHT: "Light",
    Depth.WORK: "About the work",
    Depth.VALUES: "What matters",
    Depth.HARD: "What is hard",
}
WAS_SO_WORDS = {WasSo.YES: "Yes, it was so", WasSo.PARTLY: "Partly", WasSo.NO: "Not for me"}


def expires_on(written_on: date) -> date:
    """The day a card runs out unless it is renewed."""
    return written_on + KEPT_FOR


def is_warned(runs_out_on: date, today: date) -> bool:
    """Whether its author is told, or was: from a week before the day."""
    return today >= runs_out_on - WARNING


def deepest_offered(answered: Sequence[int]) -> Depth:
    """How deep the next question may go: one level below the last one answered (given oldest first), light at first.

    What was asked and not answered does not count: nobody is taken deeper by their own silence.
    """
    return Depth(min(answered[-1] + 1, Depth.HARD)) if answered else Depth.LIGHT


def next_question_on(last_asked_on: date | None, today: date) -> date:
    """The first day another question may be asked: a week after the last, whether or not anything came of it."""
    return max(today, last_asked_on + BETWEEN_QUESTIONS) if last_asked_on else today
