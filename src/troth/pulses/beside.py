"""What capabilities above show beside figures and before answering; where they send a reader; pulses knows none."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from troth.people.models import Person

from .queries.releases import Figures
from .queries.rounds import Mine


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the page: a template, and what it reads as `shown`. The first stand above the figures."""

    template: str
    shown: Any
    is_first: bool = False


# From the reader and the figures to an address to go to before they are shown; None for straight on.
BEFORE: list[Callable[[Person, Figures], str | None]] = []
BESIDE: list[Callable[[Person, Figures], Iterable[Part]]] = []
REMINDING: list[Callable[[Person, Sequence[Mine]], Iterable[Part]]] = []


def first_for(viewer: Person, figures: Figures) -> str | None:
    """Where the reader is asked something before the figures are shown."""
    return next((address for ask in BEFORE if (address := ask(viewer, figures))), None)


def parts_for(viewer: Person, figures: Figures) -> list[Part]:
    """Everything beside the figures, in order."""
    return [part for give in BESIDE for part in give(viewer, figures)]


def reminders_for(viewer: Person, mine: Sequence[Mine]) -> list[Part]:
    """What people are reminded of before they answer these rounds: everybody counted together of the same."""
    return [part for give in REMINDING for part in give(viewer, mine)] if mine else []
