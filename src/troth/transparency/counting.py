"""Counting, at night, the teams that use Troth: where leader and members gave their word or offered something."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q

from troth.accounts.models import Moment, Promise
from troth.kernel import clock
from troth.people.models import Membership, Team
from troth.people.queries import current

from .models import Participation
from .rules import teams_in_words

LATELY = timedelta(days=90)
LEADER, MEMBER = Membership.Role.LEADER, Membership.Role.MEMBER


@transaction.atomic
def count_teams() -> None:
    """Count, and keep the band alone. Only what both sides see is counted: a private line or book adds nothing."""
    today = clock.today(ZoneInfo("UTC"))
    Participation.objects.update_or_create(
        id=1, defaults={"words": teams_in_words(_teams(today - LATELY)), "counted_on": today}
    )


def _teams(since: date) -> int:
    offered = _between(Moment, "doer", "touched", offered_on__gte=since)
    said = _between(Promise, "giver", "receiver", said_on__gte=since)
    return Team.objects.filter(offered | said).count()


def _between(model: type[Model], one: str, other: str, **lately: date) -> Q:
    """Whether something went from a leader to a member of the team at hand, or the other way, lately."""
    rows = model._default_manager.filter(**lately)
    ways = ((one, LEADER, other, MEMBER), (one, MEMBER, other, LEADER))
    return Q(
        *(Exists(rows.filter(_holds(giver, giving), _holds(taker, taking))) for giver, giving, taker, taking in ways),
        _connector=Q.OR,
    )


def _holds(who: str, role: str) -> Q:
    path = f"{who}__memberships__"
    return Q(**{f"{path}team": OuterRef("pk"), f"{path}role": role}) & current(prefix=path)
