"""What cards offers to the form in which a leader logs a moment: what counts as a deposit for that person."""

from troth.accounts.offers import Offer, offers
from troth.people.models import Person
from troth.people.reading import note_read

from .queries.cards import deposits_of
from .rules import KIND_WORDS, CardKind


def deposits_for(viewer: Person, other: Person) -> list[Offer]:
    """The cards of `other` that say what gives and what costs them, where `viewer` leads them and may read them."""
    cards = deposits_of(viewer, other)
    if cards:
        note_read(viewer=viewer, subject=other, kind="card")
    return [Offer(KIND_WORDS[CardKind(card.kind)].heading, card.words) for card in cards]


def register() -> None:
    """Offer them; once."""
    if deposits_for not in offers:
        offers.append(deposits_for)
