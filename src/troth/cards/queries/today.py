"""What of cards waits for somebody on the front door."""

from dataclasses import dataclass
from datetime import date, timedelta

from troth.cards.models import Asking, Card
from troth.people.models import Person

from .cards import Noted, cards_running_out, notes_to_say
from .questions import questions_waiting

LATELY = timedelta(days=14)


@dataclass(frozen=True)
class CardsToday:
    """Questions put to the reader, notes to say something about, and cards that run out."""

    waiting: list[Asking]
    notes: list[Noted]
    running_out: list[Card]

    @property
    def is_quiet(self) -> bool:
        return not (self.waiting or self.notes or self.running_out)


def cards_today(viewer: Person, today: date) -> CardsToday:
    """Everything of cards that waits for the reader, each a few at most."""
    return CardsToday(
        waiting=questions_waiting(viewer),
        notes=notes_to_say(viewer, today - LATELY),
        running_out=cards_running_out(viewer, today),
    )
