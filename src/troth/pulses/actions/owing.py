"""Writing down, with a release, who owes the group an answer; and that it was given."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from troth.kernel.errors import Refused
from troth.people.models import Membership, Person, Team
from troth.people.queries import current

from ..models import CircleTeam, Duty, Release
from ..rules.answering import answering, next_up_on
from .moving import today

NOT_YOURS = "Only whoever leads all of this group can answer here."


def owe(releases: Sequence[Release]) -> None:
    """Put down the duty for each release of which something was said. Within the transaction that releases."""
    said = [one for one in releases if one.document is not None]
    if not said:
        return
    teams: Mapping[UUID, list[str]] = defaultdict(list)
    for circle_id, team_id in CircleTeam.objects.filter(circle__release__in=said).values_list("circle", "team"):
        teams[circle_id].append(str(team_id))
    parents = {str(one): str(above) if above else None for one, above in Team.objects.values_list("id", "parent")}
    leaders = _leaders()
    found = [(one, answering(teams[one.circle_id], parents, leaders)) for one in said]
    Duty.objects.bulk_create(
        Duty(release=one, team_id=who.team, above_id=who.above, since=one.released_on) for one, who in found
    )


def _leaders() -> dict[str, frozenset[str]]:
    rows = Membership.objects.filter(current(), role=Membership.Role.LEADER, person__left_on=None)
    found: Mapping[str, set[str]] = defaultdict(set)
    for team_id, person_id in rows.values_list("team", "person"):
        found[str(team_id)].add(str(person_id))
    return {team: frozenset(people) for team, people in found.items()}


def locked_duty(release: Release) -> Duty:
    """The duty, locked until the transaction ends, so that of two answers one is the first."""
    return Duty.objects.select_for_update().get(release=release)


def answers_for(actor: Person, duty: Duty) -> UUID:
    """The team in whose name `actor` may answer today. Refused for anybody else."""
    led = set(
        Membership.objects.filter(current(), person=actor, role=Membership.Role.LEADER).values_list("team", flat=True)
    )
    own = [duty.team_id] if duty.team_id else _own_teams(duty)
    turn = [duty.above_id] if duty.above_id and today() >= next_up_on(duty.since) else []
    found = next((team for team in [*own, *turn] if team in led), None)
    if found is None:
        raise Refused(NOT_YOURS)
    return found


def _own_teams(duty: Duty) -> list[UUID]:
    rows = CircleTeam.objects.filter(circle__release=duty.release_id).order_by("team")
    return list(rows.values_list("team", flat=True))


def settle(duty: Duty, team_id: UUID) -> None:
    """It was answered today, in that team's name."""
    Duty.objects.filter(pk=duty.pk).update(answered_on=today(), answered_for=team_id)
