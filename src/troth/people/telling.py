"""Saying whose leader is another, whose address is to change, and what all should know: as jobs, for those above.

`people.announced` (text) and `people.told` (people, about) are carried out by notices, `people.address-proposed`
(people) by identity, `people.changed` (people) by accords; the rows are written in the transaction of the change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from troth.jobs.actions import put
from troth.kernel import clock

from .models import Membership

BATCH = 200

Places = Mapping[tuple[UUID, UUID], bool]


def announce(text: str) -> None:
    """Have everybody told `text`."""
    put(kind="people.announced", due_at=clock.now(), args={"text": text})


def tell(people: Iterable[UUID], *, about: str) -> None:
    """Have these people told that something waits for them; `about` is a word such as "leader", never content."""
    for batch in _batches(sorted({str(one) for one in people})):
        put(kind="people.told", due_at=clock.now(), args={"people": batch, "about": about})


def addresses_proposed(people: Iterable[UUID]) -> None:
    """Have the old and the new address told that a change waits for a word."""
    for batch in _batches([str(one) for one in people]):
        put(kind="people.address-proposed", due_at=clock.now(), args={"people": batch})


def open_places() -> dict[tuple[UUID, UUID], bool]:
    """Every open membership, and whether it leads."""
    rows = Membership.objects.filter(until=None).values_list("person_id", "team_id", "role")
    return {(person, team): role == Membership.Role.LEADER for person, team, role in rows}


def leaders_by_member(places: Places) -> dict[UUID, set[UUID]]:
    """Who leads whom, from who is in which team."""
    leaders: dict[UUID, set[UUID]] = defaultdict(set)
    for (person, team), leads in places.items():
        if leads:
            leaders[team].add(person)
    led: dict[UUID, set[UUID]] = defaultdict(set)
    for (person, team), leads in places.items():
        if not leads:
            led[person] |= leaders[team] - {person}
    return led


def tell_about_leaders(*, before: Places, after: Places, among: Iterable[UUID]) -> None:
    """Tell those of `among` whose leaders are others now, and the leaders themselves, new and former."""
    was, now = leaders_by_member(before), leaders_by_member(after)
    led = [one for one in among if was.get(one, set()) != now.get(one, set())]
    leaders = {leader for one in led for leader in was.get(one, set()) ^ now.get(one, set())}
    other_places = {person for (person, _), _ in before.items() ^ after.items()}
    tell({*led, *leaders, *(other_places & set(among))}, about="leader")
    if before:  # in an installation's first roster everybody is new, and nothing has changed between anybody
        leaders_changed(one for one in {*was, *now} if was.get(one, set()) != now.get(one, set()))


def leaders_changed(people: Iterable[UUID]) -> None:
    """Have it known above that these have other leaders now, or none."""
    for batch in _batches(sorted(str(one) for one in people)):
        put(kind="people.changed", due_at=clock.now(), args={"people": batch})


def _batches(items: list[str]) -> Iterable[list[str]]:
    return (items[start : start + BATCH] for start in range(0, len(items), BATCH))
