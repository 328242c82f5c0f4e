"""Who is on my team, since when, who leads it; and finding somebody: always a bounded number."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from troth.visibility.gate import one_visible, visible_to

from .models import Address, Membership, Person, ProposedAddress, RosterEntry, Team
from .queries import current

FOUND_AT_MOST = 30
SHOWN_AT_MOST = 200


@dataclass(frozen=True)
class TeamSheet:
    """A team as one of its people, or anybody, sees it."""

    team: Team
    leaders: list[Membership]
    members: list[Membership]
    parts: list[Team]
    more: int
    own: Membership | None


def team_sheets_for(viewer: Person) -> list[TeamSheet]:
    """The teams the reader belongs to or leads, those led first."""
    own = visible_to(viewer, Membership).filter(current(), person=viewer).select_related("team__parent")
    rows = sorted(own, key=lambda row: (row.role != Membership.Role.LEADER, row.team.name))
    return [_sheet(viewer, row.team, row) for row in rows]


def team_sheet_for(viewer: Person, team_id: UUID) -> TeamSheet:
    """One team. Raises Http404."""
    team = one_visible(viewer, Team, id=team_id)
    own = visible_to(viewer, Membership).filter(current(), person=viewer, team=team).first()
    return _sheet(viewer, team, own)


def _sheet(viewer: Person, team: Team, own: Membership | None) -> TeamSheet:
    rows = visible_to(viewer, Membership).filter(current(), team=team, person__left_on=None)
    leaders = rows.filter(role=Membership.Role.LEADER).select_related("person").order_by("person__name")
    members = rows.filter(role=Membership.Role.MEMBER).select_related("person").order_by("person__name")
    parts = visible_to(viewer, Team).filter(parent=team).order_by("name")
    shown = list(members[: SHOWN_AT_MOST + 1])
    more = members.count() - SHOWN_AT_MOST if len(shown) > SHOWN_AT_MOST else 0
    return TeamSheet(
        team=team,
        leaders=list(leaders),
        members=shown[:SHOWN_AT_MOST],
        parts=list(parts[:SHOWN_AT_MOST]),
        more=more,
        own=own,
    )


def search_people(viewer: Person, words: str) -> list[Person]:
    """Those here whose name holds each of the words, by name; with their teams in `places`. At most FOUND_AT_MOST."""
    found = _named(visible_to(viewer, Person).filter(left_on=None), words)
    open_ones = visible_to(viewer, Membership).filter(current()).select_related("team").order_by("-role", "team__name")
    found = found.prefetch_related(Prefetch("memberships", queryset=open_ones, to_attr="places"))
    return list(found.order_by("name", "id")[:FOUND_AT_MOST]) if len(words.strip()) > 1 else []


def person_for(viewer: Person, person_id: UUID) -> Person:
    """Somebody who is here. Raises Http404."""
    return one_visible(viewer, Person, id=person_id, left_on=None)


def _named(people: QuerySet[Person], words: str) -> QuerySet[Person]:
    for word in words.split()[:5]:
        people = people.filter(name__icontains=word[:60])
    return people


@dataclass(frozen=True)
class RosterLine:
    """One person as the operator sees them: how they are reached, and never what they do."""

    person: Person
    reached_by: str
    proposed: str
    teams: list[Membership]


def roster_people_for(viewer: Person, words: str) -> QuerySet[Person]:
    """Everybody here, by name, for the operator's list; a page of it at a time."""
    return _named(visible_to(viewer, Person).filter(left_on=None), words).order_by("name", "id")


def roster_lines_for(viewer: Person, people: list[Person]) -> list[RosterLine]:
    """A page of that list with addresses and teams."""
    addresses = dict(visible_to(viewer, Address).filter(person__in=people).values_list("person_id", "email"))
    entries = dict(visible_to(viewer, RosterEntry).filter(person__in=people).values_list("person_id", "login_name"))
    proposed = dict(visible_to(viewer, ProposedAddress).filter(person__in=people).values_list("person_id", "email"))
    teams: dict[UUID, list[Membership]] = {}
    rows = visible_to(viewer, Membership).filter(current(), person__in=people).select_related("team")
    for row in rows.order_by("-role", "team__name"):
        teams.setdefault(row.person_id, []).append(row)
    return [
        RosterLine(
            person=one,
            reached_by=addresses.get(one.id) or entries.get(one.id) or "",
            proposed=proposed.get(one.id, ""),
            teams=teams.get(one.id, []),
        )
        for one in people
    ]
