"""The days of a round, for a calendar: alike for everybody counted together, whatever they have done."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from troth.kernel.upcoming import MOST, Upcoming, moment_of
from troth.people.models import Person
from troth.visibility.gate import visible_to

from ..models import Counted, Round
from ..rules.states import State

COLLECT, ANSWER = "pulse-collect", "pulse-answer"
DAY = timedelta(days=1)
NOT_YET = (State.DRAFT, State.FROZEN)


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """The first day of collecting and the answering days of the rounds `viewer` is counted in; nobody else has them.

    From `start` up to but not including `end`, both aware. A round that was called off, or in which the viewer's group
    does not answer, is handed over as called off.
    """
    days = (start.date(), end.date())
    near = Q(circle__round__collecting_first__range=days) | Q(circle__round__answering_first__range=days)
    places = visible_to(viewer, Counted).filter(near).exclude(circle__round__state__in=NOT_YET)
    rounds: dict[UUID, Round] = {}
    final: set[UUID] = set()
    for place in places.select_related("circle__round").order_by("circle__round__answering_first")[: MOST * 4]:
        rounds[place.circle.round_id] = place.circle.round
        final |= {place.circle.round_id} if place.circle.is_final else set()
    live_last = sorted(rounds.values(), key=lambda row: row.standing is not State.CANCELLED)
    found = {(one.kind, one.id): one for row in live_last for one in _of(row, answers=row.id in final)}
    some = [one for one in found.values() if start <= moment_of(one.starts) < end]
    return sorted(some, key=lambda one: (moment_of(one.starts), one.kind, str(one.id)))[:MOST]


def _of(row: Round, *, answers: bool) -> Iterator[Upcoming]:
    is_off = row.standing is State.CANCELLED
    until = f"{row.collecting_last.day} {row.collecting_last:%B}"
    says = f"Collect your right to answer, until {until}"
    yield _one(COLLECT, row.season, (row.collecting_first, row.collecting_first), says, cancelled=is_off)
    is_out = is_off or (bool(row.gate) and not answers)
    days = (row.answering_first, row.answering_last)
    yield _one(ANSWER, row.id, days, "The answering week: a few questions without your name", cancelled=is_out)


def _one(kind: str, id: UUID, days: tuple[date, date], says: str, *, cancelled: bool) -> Upcoming:
    return Upcoming(
        id=id,
        kind=kind,
        starts=days[0],
        ends=days[1] + DAY,
        neutral_title="Something to do in Troth",
        own_title=says,
        url=reverse("pulses:safely"),
        revision=int(cancelled),
        cancelled=cancelled,
    )
