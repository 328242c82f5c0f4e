"""Reading one's own calendar: what was chosen, and what stands in it."""

from dataclasses import dataclass

from troth.kernel import clock
from troth.kernel.upcoming import Upcoming, moment_of
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .models import CalendarChoice
from .sources import things_for

SHOWN = 12


@dataclass(frozen=True)
class Shown:
    """A thing with the title it has in the calendar."""

    thing: Upcoming
    title: str


def choice_for(viewer: Person) -> CalendarChoice:
    """What the viewer chose; where nothing yet, a choice that is not saved."""
    return visible_to(viewer, CalendarChoice).first() or CalendarChoice(author=viewer)


def shown_for(viewer: Person, choice: CalendarChoice) -> list[Shown]:
    """The next few things, as the viewer's calendar shows them."""
    now = clock.now()
    coming = [one for one in things_for(viewer, now) if moment_of(one.ends) > now and not one.cancelled]
    return [Shown(one, one.own_title if choice.has_own_titles else one.neutral_title) for one in coming[:SHOWN]]
