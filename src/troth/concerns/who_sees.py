"""Who may read what of concerns on the site: what is public everybody; that somebody has slips, they alone."""

from typing import Any

from django.db.models import Q

from troth.people.models import Membership, Office, Person
from troth.people.queries import current, office_filter
from troth.pulses.actions.moving import today
from troth.ui.days import full_day
from troth.visibility.gate import bind

from .models import Answer, Batch, Brought, Heard, ListenerKey, Listing, Outside, RunOut, Season, SlipsGiven, WeekCount


def _everything(viewer: Any) -> Q:
    return Q()


def _answered(viewer: Person) -> Q:
    """Answers to what `viewer` brought, each since its Monday, while they listen."""
    return Q(brought__listener=viewer, week__lte=today()) & office_filter(viewer, Office.Kind.LISTENER)


def _put_before(viewer: Person) -> Q:
    """What lies before `viewer` since its Monday, while they lead somebody."""
    leading = Membership.objects.filter(current(), role=Membership.Role.LEADER, person=viewer).order_by()
    return Q(before=viewer, week__lte=today(), before__in=leading.values("person"))


bind("concern_key", ListenerKey, everyone=_everything)
bind("concern_list", Listing, everyone=_everything)
bind("concern_season", Season, everyone=_everything)
bind(
    "concern_slips",
    SlipsGiven,
    author=lambda viewer: Q(person=viewer),
    says=lambda row: f"You have the slips of the quarter up to {full_day(row.season.last)}.",
    joined=["season"],
)
bind("concern_count", WeekCount, everyone=_everything)
bind("concern_batch", Batch, everyone=_everything)
bind(
    "concern_late",
    RunOut,
    representative=lambda viewer: office_filter(viewer, Office.Kind.REPRESENTATIVE),
    says=lambda row: f"A clock had run out by {full_day(row.batch)}.",
)
bind("concern_outside", Outside, everyone=_everything)
bind(
    "concern_heard",
    Heard,
    everyone=_everything,
)
bind(
    "concern_brought",
    Brought,
    author=lambda viewer: Q(listener=viewer),
    counterpart=_put_before,
    says=lambda row: f"{row.listener.name} put before {row.before.name}: “{row.said}”",
    joined=["listener", "before"],
)
bind(
    "concern_answer",
    Answer,
    author=lambda viewer: Q(author=viewer),
    counterpart=_answered,
    says=lambda row: f"To what a listener put before {row.author.name}: {row.because}",
    joined=["author"],
)
