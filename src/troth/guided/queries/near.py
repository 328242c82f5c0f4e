"""What of guided conversations belongs on somebody's Today page: alike for everybody of a team, whatever they did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.urls import reverse

from troth.guided import rules
from troth.guided.models import Conversation, Wish
from troth.guided.rules import Stage
from troth.kernel import clock
from troth.people.models import Membership, Person, Team
from troth.people.queries import current
from troth.ui.days import plain_day
from troth.visibility.gate import visible_to


@dataclass(frozen=True)
class Waiting:
    """One thing; `sort` is "day", "wish" or "time". A tap is (words, address, whether it does it at once)."""

    sort: str
    about: UUID
    team: str
    says: str
    why: str
    since: date
    taps: tuple[tuple[str, str, bool], ...]


def guided_waiting(viewer: Person, today: date) -> list[Waiting]:
    """What is near in the teams of the reader."""
    own = visible_to(viewer, Membership).filter(current(), person=viewer).select_related("team").order_by("team__name")
    teams = {row.team_id: row for row in own}
    if not teams:
        return []
    near = Q(stage=Stage.PLANNED, day__lte=today + rules.BEFORE) | Q(stage=Stage.OFF, day__gte=today)
    rows = visible_to(viewer, Conversation).filter(near, team__in=teams).select_related("leader", "team")
    found = [one for row in rows.order_by("starts_at", "id") for one in _day(viewer, row, today)]
    leading = [row for row in teams.values() if row.role == Membership.Role.LEADER]
    return [*found, *_to_set(viewer, leading, today)] if leading else found


def _day(viewer: Person, row: Conversation, today: date) -> Iterator[Waiting]:
    team = row.team.name if row.team else ""
    is_mine = row.leader_id == viewer.id
    show = ("Open", reverse("guided:show", args=[row.id]), False)
    local = row.starts_at.astimezone(ZoneInfo(viewer.zone))
    when = f"{plain_day(local.date(), today=today)} at {local:%H:%M}"
    if row.stage == Stage.OFF:
        says, why = "Your team’s conversation is not this time", f"It was for {when}. Nobody is asked why."
        yield Waiting("day", uuid5(row.id, "off"), team, says, why, row.day, (show,))
    elif clock.now() < row.starts_at + rules.LASTS:
        says = "Twenty minutes, four questions"
        why = f"{when[0].upper()}{when[1:]}. Passing is free, and nothing of what is said is written down."
        prepare = ("Prepare, for yourself", reverse("guided:prepare", args=[row.id]), False)
        yield Waiting("day", row.id, team, says, why, row.day, (prepare, show) if is_mine else (show,))
    elif is_mine:
        says, why = "Did your team’s conversation take place?", f"It was for {when}."
        taps = (
            ("It did", reverse("guided:step", args=[row.id, 5]), False),
            ("Not this time", reverse("guided:not-this-time", args=[row.id]), True),
        )
        yield Waiting("day", uuid5(row.id, "after"), team, says, why, row.day, taps)


def _to_set(viewer: Person, leading: list[Membership], today: date) -> Iterator[Waiting]:
    """For a leader: that somebody asks for it, and that it is time again."""
    teams = [row.team_id for row in leading]
    rows = visible_to(viewer, Conversation).filter(team__in=teams, leader=viewer)
    latest: dict[UUID | None, date] = {}
    planned = set()
    for team_id, stage, day in rows.values_list("team_id", "stage", "day").order_by("day"):
        latest[team_id] = day
        planned |= {team_id} if stage == Stage.PLANNED else set()
    wished = dict(visible_to(viewer, Wish).filter(team__in=teams).values_list("team_id", "asked_on"))
    members = visible_to(viewer, Membership).filter(current(), team__in=teams, role=Membership.Role.MEMBER)
    sizes = Counter(members.filter(person__left_on=None).values_list("team_id", flat=True))
    for row in leading:
        last = latest.get(row.team_id)
        if row.team_id in planned:
            continue
        if row.team_id in wished:
            yield _wish(row.team, wished[row.team_id])
        elif rules.is_pulse(sizes[row.team_id]) and rules.is_time(latest=last, leads_since=row.since, today=today):
            yield _time(row.team, sizes[row.team_id], last, today)


def _wish(team: Team, asked_on: date) -> Waiting:
    says = "Somebody on your team asks for the conversation"
    why = "Twenty minutes, four questions. Who asks is kept nowhere, so there is nobody to ask why."
    taps = (("Set a day", reverse("guided:plan", args=[team.id]), False),)
    return Waiting("wish", uuid5(team.id, f"wish {asked_on}"), team.name, says, why, asked_on, taps)


def _time(team: Team, members: int, last: date | None, today: date) -> Waiting:
    count = "one member" if members == 1 else f"{members} members"
    was = f" The last was for {plain_day(last, today=today)}." if last else ""
    why = f"With {count} there is no anonymous pulse: this conversation is it, once a quarter.{was}"
    taps = (
        ("Set a day", reverse("guided:plan", args=[team.id]), False),
        ("What it is", reverse("guided:team", args=[team.id]), False),
    )
    since = last + rules.A_QUARTER if last else today
    about = uuid5(team.id, f"time {last}")
    return Waiting("time", about, team.name, "Twenty minutes, four questions", why, since, taps)
