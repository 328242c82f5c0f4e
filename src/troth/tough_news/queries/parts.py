"""The parts of a plan, in the order they are said, with what each is called and asks."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One part: the name of its field, what it is called, and what it asks of the one who writes it."""

    name: str
    label: str
    help: str


@dataclass(frozen=True)
class Part:
    """One part as it stands."""

    label: str
    words: str


PARTS = (
    Asked("what", "What happens", "One plain sentence first: who does what, from which day."),
    Asked("why", "Why", "The real reason, in words you could say to their face."),
    Asked("decided", "What is decided", "What will not change whatever anybody says. And who decided it."),
    Asked("still_open", "What is still open", "What they can still change. If nothing is, say that."),
    Asked(
        "cannot_say", "What I cannot say, and why", "Say that there is something, and what keeps you from saying it."
    ),
    Asked("support", "What support there is", "Time, money, people, a hand. Only what you can give."),
    Asked("room", "Where there is room to be heard", "When and where they can answer, and who listens."),
)
NOTES = (
    Asked("costs", "What it costs whom", "Evenings, pay, pride, a plan somebody had. Name what each of them loses."),
    Asked("hears_first", "Who hears it first", "Whom it touches most should not hear it from somebody else."),
)


def filled(row: Any, parts: tuple[Asked, ...]) -> list[Part]:
    """The parts that say something."""
    return [Part(one.label, getattr(row, one.name)) for one in parts if getattr(row, one.name)]


def still_empty(row: Any, parts: tuple[Asked, ...]) -> list[str]:
    """What the others are called."""
    return [one.label for one in parts if not getattr(row, one.name)]
