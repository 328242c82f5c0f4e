"""What capabilities above offer to somebody who logs a moment with a person; they register, accounts knows none."""

from collections.abc import Callable
from dataclasses import dataclass

from troth.people.models import Person


@dataclass(frozen=True)
class Offer:
    """One thing worth knowing about the person, under a heading."""

    heading: str
    words: str


offers: list[Callable[[Person, Person], list[Offer]]] = []


def offered_about(viewer: Person, other: Person | None) -> list[Offer]:
    """Everything offered to `viewer` about `other`; nothing where nobody is named."""
    return [one for offer in offers for one in offer(viewer, other)] if other else []
