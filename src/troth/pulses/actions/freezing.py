"""Freezing a round: who is counted with whom, from the list of people as it is on that day."""

import hashlib
import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db import transaction

from troth.blind import canonical, shapes
from troth.kernel.ids import new_id
from troth.measure import disclosure
from troth.people.models import Membership, Person, Team
from troth.people.queries import current

from ..models import Circle, CircleTeam, Counted, Release, Round, Together
from ..rules import circles as rules
from ..rules.states import State
from ..rules.words import called
from .moving import locked, move, today

LOOKED_AT = timedelta(days=100)  # releases so long ago are compared with: decision 0121
TOO_FEW = "There are fewer than eight people to count together. Talk openly instead: twenty minutes, four questions."
NOTHING_TO_SAY = (
    "All groups changed by a few people since the last time. Figures would show, by the difference, who came and went."
)
UNSEEN = (
    "This round waits: {how_many} in the list of people cannot be seen, so that nobody could check who is counted "
    "together. Such a name has no letter, or signs that hide others. Please correct it in the list (team: {teams})."
)
BATCH = 1000


@transaction.atomic
def freeze(*, round_id: UUID) -> bool:
    """Fix the circles of a draft, or call the round off. Safe to repeat; of two workers one does it.

    False where it has to wait until a name is corrected that every client would refuse.
    """
    found = locked(round_id, State.DRAFT)
    if found is None:
        return True
    past = past_releases()
    teams, names = teams_now(marks_known())
    if unseen := {mark for mark, person in names.items() if not shapes.is_seen(person.name)}:
        Round.objects.filter(id=round_id, state=State.DRAFT).update(why=_waits_for(unseen, teams))
        return False
    circles = auditable(teams, past)
    if not circles:
        return move(round_id, State.CANCELLED, why=NOTHING_TO_SAY if rules.circles_of(teams) else TOO_FEW)
    _write(found, circles, names)
    return move(round_id, State.FROZEN, why="")


def _waits_for(unseen: Collection[str], teams: Iterable[rules.Team]) -> str:
    """Told to those who look after rounds. A name that cannot be seen is told by the team it is in."""
    how_many = "one name" if len(unseen) == 1 else f"{len(unseen)} names"
    places = [UUID(team.id) for team in teams if team.people & set(unseen)]
    called_so = Team.objects.filter(id__in=places).order_by("name").values_list("name", flat=True)[:3]
    return UNSEEN.format(how_many=how_many, teams=", ".join(called_so))


def marks_known() -> dict[UUID, str]:
    """The mark of everybody who was counted before."""
    rows = Counted.objects.exclude(person=None).values_list("person_id", "mark").distinct()
    return {person: str(mark) for person, mark in rows if person is not None}


def teams_now(marks: dict[UUID, str]) -> tuple[list[rules.Team], dict[str, Person]]:
    """Every team with the people counted in it, each in the team they joined first, and who is behind each mark.

    Only members are counted: who leads a team and is a member of none is not asked about anybody.
    """
    rows = Membership.objects.filter(current(), person__left_on=None).select_related("person")
    members: Mapping[UUID, list[Membership]] = defaultdict(list)
    leaders: Mapping[UUID, set[str]] = defaultdict(set)
    for row in rows.order_by("since", "id").iterator(BATCH):
        if row.role == Membership.Role.LEADER:
            leaders[row.team_id].add(str(row.person_id))
        else:
            members[row.person_id].append(row)
    people: Mapping[UUID, set[str]] = defaultdict(set)
    elsewhere: set[UUID] = set()
    names: dict[str, Person] = {}
    for person_id, places in members.items():
        mark = marks.get(person_id) or str(new_id())
        names[mark] = places[0].person
        people[places[0].team_id].add(mark)
        elsewhere.update(place.team_id for place in places[1:])
    # Leaders are told apart by who they are; that one of them is counted in the team too, by their mark.
    known = {str(person.id): mark for mark, person in names.items()}
    return [
        rules.Team(
            str(team.id),
            str(team.parent_id) if team.parent_id else None,
            frozenset(people[team.id]),
            frozenset(known.get(leader, leader) for leader in leaders[team.id]),
            is_whole=team.id not in elsewhere,
        )
        for team in Team.objects.all()
    ], names


def past_releases() -> list[disclosure.Release]:
    """What was said in the last hundred days, as the audit knows it: groups and numbers, no answers."""
    rows = Release.objects.filter(document__isnull=False, released_on__gt=today() - LOOKED_AT)
    of_circle: Mapping[UUID, set[str]] = defaultdict(set)
    circles = rows.values("circle")
    for circle, mark in Counted.objects.filter(circle__in=circles).values_list("circle_id", "mark"):
        of_circle[circle].add(str(mark))
    known = rows.values_list("circle_id", "circle__round_id", "circle__counted").order_by("released_on", "id")
    return [
        disclosure.Release(str(circle), str(round_id), frozenset(of_circle[circle]), counted or 0)
        for circle, round_id, counted in known
    ]


def auditable(teams: Sequence[rules.Team], past: Sequence[disclosure.Release]) -> list[rules.Circle]:
    """Circles of which something could be said, if all of them answered; the teams of others are left out this time."""
    left = list(teams)
    while True:
        circles = rules.with_newcomers_above(rules.circles_of(left), [one.people for one in past])
        refused = _refused(circles, past)
        if not refused:
            return circles
        out = {team for place in refused for team in circles[place].teams}
        left = [team for team in left if team.id not in out]


def _refused(circles: Sequence[rules.Circle], past: Sequence[disclosure.Release]) -> set[int]:
    new = [
        disclosure.Release(str(place), "new", circles[place].people, len(circles[place].people))
        for place in rules.lowest(circles)
    ]
    return {int(place) for place in disclosure.withheld(past, new)}


def _write(found: Round, circles: Sequence[rules.Circle], people: Mapping[str, Person]) -> None:
    teams = dict(Team.objects.values_list("id", "name"))
    rows: list[Circle] = []
    for one in circles:
        rows.append(
            Circle(
                round=found,
                name=secrets.token_hex(8),
                above=None if one.parent is None else rows[one.parent],
                wording=one.wording,
                called=called(sorted(teams[UUID(team)] for team in one.teams)),
                lineage=lineage(one.wording, one.teams),
                eligible=len(one.people),
            )
        )
    for row in rows:  # one by one, so that each is there before those within it
        row.save(force_insert=True)
    marks = [(row, mark) for row, one in zip(rows, circles, strict=True) for mark in sorted(one.people)]
    counted = [Counted(circle=row, person=people[mark], mark=UUID(mark)) for row, mark in marks]
    Counted.objects.bulk_create(counted, batch_size=BATCH)
    in_teams = [(row, UUID(team)) for row, one in zip(rows, circles, strict=True) for team in one.teams]
    CircleTeam.objects.bulk_create([CircleTeam(circle=row, team_id=team) for row, team in in_teams], batch_size=BATCH)
    together = [
        Together(circle=row, salt=canonical.to_b64(secrets.token_bytes(16)), names=_names(one.people, people))
        for row, one in zip(rows, circles, strict=True)
    ]
    Together.objects.bulk_create(together, batch_size=BATCH)


def _names(marks: Collection[str], people: Mapping[str, Person]) -> list[str]:
    return sorted(people[mark].name for mark in marks)


def lineage(wording: rules.Wording, teams: Iterable[str]) -> str:
    """The same for the same teams asked in the same wording, so that what was said earlier is found."""
    return hashlib.sha256(json.dumps([wording.value, sorted(teams)]).encode()).hexdigest()


def roster_hash(together: Together) -> str:
    """What the manifest says of the names."""
    names = canonical.dumps(list(together.names))
    return hashlib.sha256(canonical.from_b64(together.salt, 16) + names).hexdigest()
