"""Rounds for tests: teams of people, a box in memory, days that pass, and people who collect as a browser would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from tests.cast import LONG_AGO, Cast, join
from troth.blind import canonical
from troth.blind.tokens import Blinded, blind, finalize, prepare
from troth.cli.demo.played_box import Invented, PlayedBox
from troth.jobs import worker
from troth.jobs.models import Job
from troth.kernel import clock
from troth.people.models import Person, Team
from troth.pulses import box
from troth.pulses.actions import planning
from troth.pulses.actions.issuing import Answer, Ask, issue
from troth.pulses.actions.preparing import manifest_of
from troth.pulses.models import Counted, Round

ADDRESS = "https://box.example.org"
BEGAN = date(2026, 3, 2)
COLLECTING = BEGAN + timedelta(days=3)


def at(day: date) -> datetime:
    """Noon of that day."""
    return datetime.combine(day, time(12), UTC)


def always(answer: int) -> Invented:
    """Everybody who collected answers everything alike."""
    return lambda manifest, circle, issued: [{item.id: answer for item in manifest.items}] * issued


@contextmanager
def played(invented: Invented | None = None) -> Iterator[PlayedBox]:
    """A box in memory, spoken to as the real one."""
    made = PlayedBox(invented or always(4))
    with box.played(ADDRESS, made):
        yield made


def fill(team: Team, count: int, *, named: str = "Person", since: date = LONG_AGO) -> list[Person]:
    """So many more members of a team."""
    people = Person.objects.bulk_create(Person(name=f"{named} {number:03}") for number in range(count))
    for person in people:
        join(person, team, since=since)
    return people


def two_teams(cast: Cast) -> tuple[list[Person], list[Person]]:
    """Quay and Loft with ten members each, and the rest of the cast in Harbour."""
    return fill(cast.quay, 8, named="Quay"), fill(cast.loft, 9, named="Loft")


def begin(cast: Cast, *, on: date = BEGAN) -> None:
    """The operator begins rounds on that day, and everything that is due by then happens."""
    with clock.held(at(on)):
        planning.begin_rounds(actor=cast.olu)
    pass_day(on)


def pass_day(day: date) -> None:
    """What a worker does on that day, as far as rounds are concerned."""
    with clock.held(at(day)):
        planning.tend()
        Job.objects.exclude(kind__startswith="pulses.").delete()
        worker.work_off()


def pass_days(first: date, last: date) -> None:
    """The same for each day from one to the other."""
    for number in range((last - first).days + 1):
        pass_day(first + timedelta(days=number))


def the_round() -> Round:
    """The only one."""
    return Round.objects.get()


@dataclass
class Asking:
    """What one person's browser keeps between asking and the answer."""

    person: Person
    round: Round
    asks: list[Ask] = field(default_factory=list)
    hidden: dict[str, tuple[bytes, Blinded]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What it carries to the site."""
        asks = [
            {"round": one.round, "circle": one.circle, "blinded": canonical.to_b64(one.blinded)} for one in self.asks
        ]
        return canonical.to_b64(canonical.dumps({"asks": asks, "back": f"{ADDRESS}/"}))

    def tokens(self, answer: Answer) -> dict[str, bytes]:
        """The finished tokens by circle: each is a signature of its message, or finalize refuses."""
        manifest = manifest_of(self.round)
        found = {}
        for one in answer.signed:
            message, blinded = self.hidden[one["circle"]]
            key = manifest.by_id[one["circle"]].public_key
            found[one["circle"]] = finalize(key, message, canonical.from_b64(one["signature"]), blinded.inverse)
        return found


def asking(person: Person, found: Round) -> Asking:
    """Hide a message for each circle of this person, as a browser does."""
    manifest, made = manifest_of(found), Asking(person, found)
    for place in Counted.objects.filter(person=person, circle__round=found).select_related("circle"):
        message = prepare(b"\0" * 32)
        blinded = blind(manifest.by_id[place.circle.name].public_key, message)
        made.asks.append(Ask(found.name, place.circle.name, blinded.message))
        made.hidden[place.circle.name] = (message, blinded)
    return made


def collect(people: list[Person], found: Round, *, on: date = COLLECTING) -> None:
    """Each of them collects."""
    with clock.held(at(on)):
        for person in people:
            issue(actor=person, asks=asking(person, found).asks)
