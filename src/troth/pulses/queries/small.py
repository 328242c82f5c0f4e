"""The teams of somebody that are too small for figures of their own: they have a conversation instead."""

from django.db.models import Count, Q

from troth.people.models import Membership, Person, Team
from troth.people.queries import current
from troth.visibility.gate import visible_to

from ..rules.circles import LEAST


def small_teams_for(viewer: Person) -> list[Team]:
    """The viewer's own teams with members, but fewer than can be counted by themselves; by name."""
    own = visible_to(viewer, Membership).filter(current(), person=viewer).order_by().values("team")
    here = Q(memberships__role=Membership.Role.MEMBER, memberships__person__left_on=None)
    here &= current(prefix="memberships__")
    teams = visible_to(viewer, Team).filter(id__in=own).annotate(members=Count("memberships", filter=here))
    return list(teams.filter(members__gt=0, members__lt=LEAST).order_by("name", "id"))
