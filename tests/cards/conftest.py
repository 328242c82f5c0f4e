"""The cast of cards: Ben has confirmed that Ama leads him; Chidi, in the same team, has not."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cast import Cast, make_cast
from troth.cards.actions.cards import write_card
from troth.cards.models import Card
from troth.people.confirming import confirm_leader
from troth.people.models import Person

WRITTEN = "Tell me bad news on the day."


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    made = make_cast()
    confirm_leader(actor=made.ben, leader=made.ama)
    return made


@pytest.fixture
def card_of() -> Callable[..., Card]:
    """`card_of(cast.ben, audience="team")`: a card somebody wrote."""

    def card_of(author: Person, **said: Any) -> Card:
        return write_card(actor=author, **{"kind": "preference", "words": WRITTEN, "audience": "leader"} | said)

    return card_of
