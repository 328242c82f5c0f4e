"""Rounds of questions in the demo company: two in the last year, collected by most, answered by most of those.

Whoever answers here is invented, in a box in memory. The round that is on today waits for the real box.
"""

from calendar import monthrange
from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta
from random import Random
from uuid import UUID

from troth.blind.manifest import Manifest
from troth.blind.tokens import blind, prepare
from troth.measure.answers import Ballot
from troth.people.models import Person
from troth.people.offices.changing import propose_change
from troth.pulses import box
from troth.pulses.actions.issuing import Ask, issue
from troth.pulses.actions.planning import AHEAD, add_pause, begin_rounds, tend
from troth.pulses.actions.preparing import manifest_of
from troth.pulses.choosable import EVERY_MONTHS
from troth.pulses.models import Circle, Counted, Round
from troth.pulses.rules.states import State

from .offices import OPERATOR, REPRESENTATIVE
from .played_box import ADDRESS, PlayedBox
from .playing import Stage, Steps

ROUNDS, MONTHS = 2, 6
ON_SINCE = 2  # days for which the round of today has been on
SHARE_COLLECTING, SHARE_ANSWERING = 0.88, 0.9
BATCHES = (1, 4, 11, 19, 26)  # days after collecting begins
# How a team speaks, from 1 to 5, and how that moves from round to round; others are in between.
MOODS = {"Ward 4": (3.1, 0.35), "Dock": (3.9, -0.1), "Kitchen": (2.6, 0.1), "IT": (4.2, 0.0)}
USUAL = (3.6, 0.05)


def pulses_played(stage: Stage, chance: Random) -> AbstractContextManager[None]:
    """Speak to the box in memory, for as long as the past is played."""
    return box.played(ADDRESS, _UntilToday(stage.today, chance))


def pulses(stage: Stage, chance: Random) -> list[Steps]:
    """Everything about rounds, in steps."""
    first = months_before(stage.day(ON_SINCE), ROUNDS * MONTHS)
    began = (stage.today - first + AHEAD).days
    seasons = [_months_later(first, number * MONTHS) for number in range(ROUNDS)]
    return [_begin(stage, began), *(_collecting(stage, chance, season) for season in seasons)]


def _begin(stage: Stage, ago: int) -> Steps:
    yield ago
    operator = stage.people[OPERATOR]
    why = "Too many of us come and go for figures every three months: the difference would show them."
    propose_change(actor=operator, rule=EVERY_MONTHS, value=MONTHS, reason=why)
    begin_rounds(actor=operator)
    yield 30
    winter = date(stage.today.year + (stage.today.month == 12), 12, 21)
    add_pause(
        actor=stage.people[REPRESENTATIVE], first=winter, last=winter + timedelta(days=14), why="The turn of the year"
    )


def _collecting(stage: Stage, chance: Random, first: date) -> Steps:
    """Most of those in the round, a few each of these days, in no order that means anything."""
    yield (stage.today - first + AHEAD).days
    tend()
    waiting: list[Person] | None = None
    for number, after in enumerate(BATCHES):
        yield (stage.today - first).days - after
        found = Round.objects.filter(state=State.ISSUING).first()
        if found is None:
            return
        if waiting is None:
            waiting = _somebody(found, chance)
        part = waiting[number :: len(BATCHES)]
        for person in part:
            if Person.objects.filter(id=person.id, left_on=None).exists():
                issue(actor=person, asks=_asks(person, found))


def _somebody(found: Round, chance: Random) -> list[Person]:
    places = Counted.objects.filter(circle__round=found).exclude(person=None).order_by().values("person")
    people = list(Person.objects.filter(id__in=places, left_on=None).order_by("name"))
    chance.shuffle(people)
    return people[: round(len(people) * SHARE_COLLECTING)]


def _asks(person: Person, found: Round) -> Sequence[Ask]:
    manifest = manifest_of(found)
    names = Counted.objects.filter(person=person, circle__round=found).values_list("circle__name", flat=True)
    keys = {name: manifest.by_id[name].public_key for name in names}
    return [Ask(found.name, name, blind(key, prepare(bytes(32))).message) for name, key in keys.items()]


class _UntilToday(PlayedBox):
    """Takes no round that is not over by today: that one is for the real box."""

    def __init__(self, today: date, chance: Random) -> None:
        super().__init__(invented=_Answers(chance))
        self.today = today

    def __call__(self, path: str, body: bytes | None) -> bytes:
        if path == "/seal" and Round.objects.filter(state=State.FROZEN, answering_last__gte=self.today).exists():
            raise box.BoxTrouble("not yet")
        return super().__call__(path, body)


class _Answers:
    """What most of a group answered, around its mood."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def __call__(self, manifest: Manifest, circle: str, issued: int) -> list[Ballot]:
        found = Circle.objects.get(round_id=UUID(manifest.round), name=circle)
        number = Round.objects.filter(answering_first__lt=found.round.answering_first).count()
        start, moves = MOODS.get(found.called, USUAL)
        return [self._ballot(manifest, start + moves * number) for _ in range(round(issued * SHARE_ANSWERING))]

    def _ballot(self, manifest: Manifest, mood: float) -> Ballot:
        own = self.chance.gauss(mood, 0.6)
        answers = {item.id: min(5, max(1, round(self.chance.gauss(own, 0.7)))) for item in manifest.items}
        return {
            item.id: 6 - answers[item.id] if item.is_reversed else answers[item.id]
            for item in manifest.items
            if self.chance.random() > 0.03
        }


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the last of it."""
    return _months_later(day, -months)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
