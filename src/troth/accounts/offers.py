"""What capabilities above offer to somebody who logs a moment or plans bad news; accounts knows none of them."""

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


# From the one who plans bad news and the people it touches to what each of them would like to be known about that.
bad_news_offers: list[Callable[[Person, list[Person]], list[tuple[Person, Offer]]]] = []


def offered_about_bad_news(viewer: Person, people: list[Person]) -> list[tuple[Person, Offer]]:
    """How these people like bad news, as far as they let `viewer` know; asked for all of them at once."""
    return [one for offer in bad_news_offers for one in offer(viewer, people)] if people else []
