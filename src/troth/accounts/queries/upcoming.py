"""What of accounts has a day in the time to come, for a calendar."""

from dataclasses import dataclass
from datetime import date

from troth.accounts.models import PrivatePromise, Promise
from troth.accounts.promise_states import OWED
from troth.people.models import Person
from troth.visibility.gate import visible_to


@dataclass(frozen=True)
class Upcoming:
    """A day, and what is due on it; `is_private` when only the reader knows of it."""

    on: date
    words: str
    with_whom: Person
    is_private: bool


def upcoming(viewer: Person, start: date, end: date) -> list[Upcoming]:
    """Promises both ways and private lines due from start to end, in order of their days."""
    days = (start, end)
    promises = visible_to(viewer, Promise).filter(state__in=OWED, due_on__range=days)
    lines = visible_to(viewer, PrivatePromise).filter(state__in=OWED, due_on__range=days)
    found = [
        Upcoming(row.due_on, row.words, row.receiver if row.giver_id == viewer.id else row.giver, is_private=False)
        for row in promises.select_related("giver", "receiver")[:500]
    ]
    found += [
        Upcoming(row.due_on, row.words, row.other, is_private=True) for row in lines.select_related("other")[:500]
    ]
    return sorted(found, key=lambda each: (each.on, each.words))
