"""What of rounds stands on Today: the same for everybody counted together, whatever they have done."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from troth.people.models import Person
from troth.visibility.gate import visible_to

from ..models import Counted, Round
from ..rules.states import State
from .releases import releases_for

WEEK = timedelta(days=7)


class Occasion(StrEnum):
    COLLECT = "collect"
    ANSWER = "answer"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Waits:
    """Something to do or to read; `about` names it for putting it aside, `until` is its last day."""

    occasion: Occasion
    about: UUID
    called: str
    since: date
    until: date


def pulses_today(viewer: Person, today: date) -> list[Waits]:
    """Collecting in its first and its last week, answering in its days, figures for a week."""
    places = visible_to(viewer, Counted).filter(circle__round__state__in=[State.ISSUING, State.OPEN])
    found: dict[UUID, Waits] = {}
    for place in places.select_related("circle__round").order_by("circle__round__answering_first"):
        waits = _of(place, today)
        if waits:
            found.setdefault(waits.about, waits)
    said = releases_for(viewer).filter(released_on__gt=today - WEEK)[:3]
    figures = [
        Waits(Occasion.FIGURES, one.id, one.circle.called, one.released_on, one.released_on + WEEK) for one in said
    ]
    return [*found.values(), *figures]


def _of(place: Counted, today: date) -> Waits | None:
    one: Round = place.circle.round
    if one.standing is State.ISSUING:
        near = today < one.collecting_first + WEEK or today > one.collecting_last - WEEK
        collect = Waits(Occasion.COLLECT, one.season, "", one.collecting_first, one.collecting_last)
        return collect if near else None
    if not place.circle.is_final:
        return None
    return Waits(Occasion.ANSWER, one.id, place.circle.called, one.answering_first, one.answering_last)
