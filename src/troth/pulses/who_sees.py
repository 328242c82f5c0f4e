"""Who may read what of pulses: a group's own people and the leaders of its teams; names its own people alone."""

from typing import Any

from django.db.models import Q

from troth.people.models import Membership, Office, Person
from troth.people.queries import current, office_filter
from troth.visibility.gate import bind

from .models import Circle, CircleTeam, Counted, Holder, Issued, Pause, Release, Rhythm, Round, Together


def _everything(viewer: Any) -> Q:
    return Q()


def _in(viewer: Person, path: str) -> Q:
    """Rows of circles `viewer` is counted in."""
    mine = Counted.objects.filter(person=viewer).order_by().values("circle")
    return Q(**{f"{path}__in": mine})


def _led(viewer: Person, path: str) -> Q:
    """Rows of circles a team of which `viewer` leads now."""
    leads = Membership.objects.filter(current(), person=viewer, role=Membership.Role.LEADER).order_by()
    return Q(**{f"{path}__in": CircleTeam.objects.filter(team__in=leads.values("team")).order_by().values("circle")})


def _release_in_words(row: Release) -> str:
    return row.reason or f"Figures of {row.document['ballots']} answers."  # type: ignore[index]


bind("pulse_round", Round, everyone=_everything)
bind(
    "pulse_circle",
    Circle,
    included=lambda viewer: _in(viewer, "pk"),
    leader=lambda viewer: _led(viewer, "pk"),
    representative=lambda viewer: office_filter(viewer, Office.Kind.REPRESENTATIVE),
    operator=lambda viewer: office_filter(viewer, Office.Kind.OPERATOR),
    says=lambda row: f"{row.called}: {row.eligible} people.",
)
bind("pulse_circle_team", CircleTeam, everyone=_everything)
bind(
    "pulse_counted",
    Counted,
    author=lambda viewer: Q(person=viewer),
    says=lambda row: f"You are counted with: {row.circle.called} ({row.circle.eligible} people).",
    joined=["circle"],
)
bind("pulse_names", Together, included=lambda viewer: _in(viewer, "circle"))
bind(
    "pulse_issued",
    Issued,
    author=lambda viewer: Q(person=viewer),
    says=lambda row: f"You have collected your right to answer in the round of {row.round.answering_first}.",
    joined=["round"],
)
bind(
    "pulse_release",
    Release,
    included=lambda viewer: _in(viewer, "circle"),
    leader=lambda viewer: _led(viewer, "circle"),
    says=_release_in_words,
)
bind("pulse_holder", Holder, everyone=_everything)
bind("pulse_rhythm", Rhythm, everyone=_everything)
bind("pulse_pause", Pause, everyone=_everything)
