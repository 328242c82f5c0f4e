"""Rounds of questions in the demo company: one each quarter, six of them over, collected and answered by most.

Whoever answers here is invented, in a box in memory. The round of today waits for the real box.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from uuid import UUID

from troth.blind.manifest import Manifest
from troth.blind.tokens import blind, prepare
from troth.measure.answers import Ballot
from troth.people.models import Person
from troth.pulses import box
from troth.pulses.actions.issuing import Ask, issue
from troth.pulses.actions.planning import AHEAD, add_pause, begin_rounds, tend
from troth.pulses.actions.preparing import manifest_of
from troth.pulses.models import Circle, Counted, Round
from troth.pulses.rules.circles import LEAST
from troth.pulses.rules.states import State

from .keys_ahead import keys_ahead
from .offices import OPERATOR, REPRESENTATIVE
from .played_box import ADDRESS, PlayedBox
from .playing import Stage, Steps

ROUNDS, MONTHS, KEYS = 6, 3, 5
ON_SINCE = 2  # days for which the round of today has been on
SHARE_COLLECTING, SHARE_ANSWERING = 0.88, 0.9
BATCHES = (1, 4, 11, 19, 26)  # days after collecting begins
# How a group speaks in each round, from 1 to 5; those counted together from several teams are the usual ones.
MOODS = {"Ward 4": (2.9, 2.5, 2.5, 3.7, 3.7, 3.9), "Dock": (3.9, 3.8, 3.8, 3.6, 3.6, 3.5)}
USUAL = (3.6, 3.5, 3.6, 3.7, 3.6, 3.6)
FEW = ("Dock", 1, 4)  # after nobody had answered them, four of the dock took part in the second round


@contextmanager
def pulses_played(stage: Stage, chance: Random) -> Iterator[None]:
    """Speak to the box in memory, for as long as the past is played."""
    with box.played(ADDRESS, _UntilToday(stage.today, chance)), keys_ahead((ROUNDS + 1) * KEYS):
        yield


def for_the_real_box() -> None:
    """Have the round of today looked at at once, now that the box in memory is gone."""
    tend()


def pulses(stage: Stage, chance: Random) -> list[Steps]:
    """Everything about rounds, in steps."""
    seasons = seasons_of(stage)
    began = (stage.today - seasons[0] + AHEAD).days
    return [_begin(stage, began), *(_collecting(stage, chance, season) for season in seasons)]


def seasons_of(stage: Stage) -> list[date]:
    """The days on which collecting began in the rounds that are over."""
    first = months_before(stage.day(ON_SINCE), ROUNDS * MONTHS)
    return [_months_later(first, number * MONTHS) for number in range(ROUNDS)]


def _begin(stage: Stage, ago: int) -> Steps:
    yield ago
    begin_rounds(actor=stage.people[OPERATOR])
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
        here = set(Person.objects.filter(left_on=None).values_list("id", flat=True))
        manifest = manifest_of(found)
        for person in part:
            if person.id in here:
                issue(actor=person, asks=_asks(person, manifest))


def _somebody(found: Round, chance: Random) -> list[Person]:
    """Most of each group, and never so few that they could not answer together."""
    taken: set[UUID] = set()
    some: list[Person] = []
    for circle in Circle.objects.filter(round=found).order_by("eligible", "called"):
        places = Counted.objects.filter(circle=circle).exclude(person=None).values("person")
        people = list(Person.objects.filter(id__in=places, left_on=None).exclude(id__in=taken).order_by("name"))
        taken.update(person.id for person in people)
        chance.shuffle(people)
        some += people[: max(LEAST, round(len(people) * SHARE_COLLECTING))]
    chance.shuffle(some)
    return some


def _asks(person: Person, manifest: Manifest) -> Sequence[Ask]:
    mine = Counted.objects.filter(person=person, circle__round=UUID(manifest.round))
    names = mine.values_list("circle__name", flat=True)
    keys = {name: manifest.by_id[name].public_key for name in names}
    return [Ask(manifest.round, name, blind(key, prepare(bytes(32))).message) for name, key in keys.items()]


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
    """What most of a group answered, around its mood: the same for a group and round, whichever is counted first."""

    def __init__(self, chance: Random) -> None:
        self.seed = chance.random()

    def __call__(self, manifest: Manifest, circle: str, issued: int) -> list[Ballot]:
        found = Circle.objects.get(round_id=UUID(manifest.round), name=circle)
        number = Round.objects.filter(answering_first__lt=found.round.answering_first).count()
        mood = MOODS.get(found.called, USUAL)[number]
        few = FEW[2] if FEW[:2] == (found.called, number) else issued
        chance = Random(f"{self.seed} {found.called} {number}")  # noqa: S311 # invented, not a secret
        return [_ballot(manifest, mood, chance) for _ in range(min(few, round(issued * SHARE_ANSWERING)))]


def _ballot(manifest: Manifest, mood: float, chance: Random) -> Ballot:
    own = chance.gauss(mood, 0.6)
    answers = {item.id: min(5, max(1, round(chance.gauss(own, 0.7)))) for item in manifest.items}
    return {
        item.id: 6 - answers[item.id] if item.is_reversed else answers[item.id]
        for item in manifest.items
        if chance.random() > 0.03
    }


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or the last of it."""
    return _months_later(day, -months)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
