"""What cards offers to a leader who logs a moment, what gives and costs; and who plans bad news, how they like it."""

from troth.accounts.offers import Offer, bad_news_offers, offers
from troth.people.models import Person
from troth.people.reading import note_read, note_reads

from .queries.cards import bad_news_cards_of, deposits_of
from .rules import KIND_WORDS, CardKind


def deposits_for(viewer: Person, other: Person) -> list[Offer]:
    """The cards of `other` that say what gives and what costs them, where `viewer` leads them and may read them."""
    cards = deposits_of(viewer, other)
    if cards:
        note_read(viewer=viewer, subject=other, kind="card")
    return [Offer(KIND_WORDS[CardKind(card.kind)].heading, card.words) for card in cards]


def bad_news_wishes(viewer: Person, people: list[Person]) -> list[tuple[Person, Offer]]:
    """The cards of these people on how they like to be told things, as far as `viewer` may read them."""
    by_id = {person.id: person for person in people}
    cards = bad_news_cards_of(viewer, list(by_id))
    note_reads(viewer=viewer, subjects=[by_id[card.author_id] for card in cards], kind="card")
    return [(by_id[card.author_id], Offer(KIND_WORDS[CardKind(card.kind)].heading, card.words)) for card in cards]


def register() -> None:
    """Offer them; once."""
    if deposits_for not in offers:
        offers.append(deposits_for)
    if bad_news_wishes not in bad_news_offers:
        bad_news_offers.append(bad_news_wishes)
