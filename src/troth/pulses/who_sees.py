"""Who may read what of pulses: a group's own people and the leaders of its teams; names its own people alone."""

from typing import Any

from django.db.models import F, Q

from troth.people.models import Membership, Office, Person
from troth.people.queries import current, office_filter
from troth.ui.days import full_day
from troth.visibility.gate import bind

from .actions.moving import today
from .models import Circle, CircleTeam, Counted, Duty, Holder, Issued, Pause, Release, Rhythm, Round, Together
from .rules.answering import NEXT_UP_AFTER, due_on


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


def opened_to(viewer: Person, path: str) -> Q:
    """Rows of releases that `viewer` owes an answer to, or gave it for: from above only once it is their turn."""
    leads = Membership.objects.filter(current(), person=viewer, role=Membership.Role.LEADER).order_by()
    led = leads.values("team")
    turn = Q(answered_on=None, since__lte=today() - NEXT_UP_AFTER) | Q(answered_for=F("above"))
    owed = Duty.objects.filter(Q(team__in=led) | Q(turn, above__in=led)).order_by()
    return Q(**{f"{path}__in": owed.values("release")})


def _duty_in_words(row: Duty) -> str:
    owed = f"an answer is owed by {full_day(due_on(row.since))}"
    given = f"answered on {full_day(row.answered_on)}" if row.answered_on else owed
    return f"{row.release.circle.called}: {given}."


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
    leader=lambda viewer: _led(viewer, "circle") | opened_to(viewer, "pk"),
    says=_release_in_words,
)
bind(
    "pulse_duty",
    Duty,
    included=lambda viewer: _in(viewer, "release__circle"),
    leader=lambda viewer: _led(viewer, "release__circle") | opened_to(viewer, "pk"),
    representative=lambda viewer: office_filter(viewer, Office.Kind.REPRESENTATIVE),
    says=_duty_in_words,
    joined=["release__circle"],
)
bind("pulse_holder", Holder, everyone=_everything)
bind("pulse_rhythm", Rhythm, everyone=_everything)
bind("pulse_pause", Pause, everyone=_everything)
