"""Who may read what of guided conversations: the team as it is now, and the leader whose conversation it is."""

from zoneinfo import ZoneInfo

from django.db.models import Q

from troth.kernel import clock
from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.ui.days import full_day
from troth.visibility.gate import Filter, bind

from .models import Conversation, Preparation, Wish
from .rules import Stage


def _team_of(viewer: Person, role: str) -> Q:
    """The rows of teams in which `viewer` has that role, now."""
    return Q(team__in=Membership.objects.filter(current(), person=viewer, role=role).order_by().values("team"))


def _from_the_next_day(role: str) -> Filter:
    """Not on the day itself: who sat at a screen that day would be a guess too good."""
    return lambda viewer: _team_of(viewer, role) & Q(asked_on__lt=clock.today(ZoneInfo("UTC")))


def _in_words(row: Conversation) -> str:
    became = {Stage.PLANNED: "planned for", Stage.HELD: "took place on", Stage.OFF: "was not, on"}
    promised = f" {row.leader} promised: “{row.promise}”." if row.promise else ""
    return f"Your team’s conversation {became[Stage(row.stage)]} {full_day(row.day)}.{promised}"


bind(
    "guided_talk",
    Conversation,
    author=lambda viewer: Q(leader=viewer),
    teammate=lambda viewer: _team_of(viewer, Membership.Role.MEMBER),
    says=_in_words,
    joined=["leader"],
)
bind(
    "guided_wish",
    Wish,
    leader=_from_the_next_day(Membership.Role.LEADER),
    teammate=_from_the_next_day(Membership.Role.MEMBER),
)
bind(
    "guided_preparation",
    Preparation,
    author=lambda viewer: Q(author=viewer),
    says=lambda row: " ".join(filter(None, (row.safety, row.heard, row.promises, row.repair))) or "Nothing yet.",
)
