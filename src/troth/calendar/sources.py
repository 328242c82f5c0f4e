"""Which capabilities have something to come, one by one, and what of it is a person's."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib import import_module
from uuid import UUID

from troth.kernel.upcoming import Upcoming, UpcomingFor, moment_of
from troth.people.models import Person

# Each has `queries/upcoming.py` with `upcoming_for(viewer, start, end)`; a test compares the two.
CAPABILITIES = ("accounts", "accords", "talks", "tough_news", "decisions", "guided", "pulses", "repair")
BACK = timedelta(days=30)
AHEAD = timedelta(days=400)


def _sources() -> Iterator[UpcomingFor]:
    for name in CAPABILITIES:
        yield import_module(f"troth.{name}.queries.upcoming").upcoming_for


def things_for(viewer: Person, now: datetime) -> list[Upcoming]:
    """All of the viewer's from a month ago to a year ahead, soonest first; each capability bounds its own."""
    found = [thing for source in _sources() for thing in source(viewer, now - BACK, now + AHEAD)]
    return sorted(found, key=lambda thing: (moment_of(thing.starts), str(thing.id)))


def thing_for(viewer: Person, kind: str, id: UUID, now: datetime) -> Upcoming | None:
    """The one thing, if it is the viewer's: whoever has it in their calendar may have it as a file."""
    return next((thing for thing in things_for(viewer, now) if (thing.kind, thing.id) == (kind, id)), None)
