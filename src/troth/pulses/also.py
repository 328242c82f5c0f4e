"""What is given in the same tap as the right to answer, by capabilities above; pulses knows none of them.

One tap for both, so that having collected one thing says nothing that having collected the other does not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from troth.people.models import Person


@dataclass(frozen=True, slots=True)
class Also:
    """`link` is what the collecting address carries besides; `give` answers what a browser asks for besides."""

    link: Callable[[], Mapping[str, object]]
    give: Callable[[Person, Mapping[str, object]], Mapping[str, object]]


ALSO: list[Also] = []


def link() -> dict[str, object]:
    """What the address of collecting carries besides rounds: the same for everybody."""
    return {name: value for also in ALSO for name, value in also.link().items()}


def give(actor: Person, asked: Mapping[str, object]) -> dict[str, object]:
    """Everything that was asked for besides rounds; a refusal is part of it, and spoils nothing else."""
    return {name: value for also in ALSO for name, value in also.give(actor, asked).items()}
