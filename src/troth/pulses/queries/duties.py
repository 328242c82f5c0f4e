"""Who owes an answer to what was released, as those see it whom it concerns."""

from datetime import date

from django.db.models import Q, QuerySet

from troth.people.models import Membership, Person
from troth.people.queries import current
from troth.visibility.gate import visible_to

from ..models import CircleTeam, Duty, Release
from ..rules.answering import ANSWER_WITHIN, NEXT_UP_AFTER


def duties_for(viewer: Person) -> QuerySet[Duty]:
    """Every duty the viewer may see, with release, circle and round; the latest first."""
    rows = visible_to(viewer, Duty).select_related("release__circle__round", "team", "above")
    return rows.order_by("-since", "release")


def duty_for(viewer: Person, release: Release) -> Duty | None:
    """The duty that goes with one release."""
    return duties_for(viewer).filter(release=release).first()


def overdue_for(viewer: Person, today: date) -> QuerySet[Duty]:
    """What is owed longer than a week, the longest first."""
    return duties_for(viewer).filter(answered_on=None, since__lt=today - ANSWER_WITHIN).order_by("since", "release")


def owed_by(viewer: Person, today: date) -> QuerySet[Duty]:
    """What the viewer may answer today and nobody has."""
    return duties_for(viewer).filter(_answerable(viewer, today), answered_on=None)


def _answerable(viewer: Person, today: date) -> Q:
    leads = visible_to(viewer, Membership).filter(current(), person=viewer, role=Membership.Role.LEADER)
    led = leads.order_by().values("team")
    circles = visible_to(viewer, CircleTeam).filter(team__in=led).order_by().values("circle")
    return (
        Q(team__in=led) | Q(team=None, release__circle__in=circles) | Q(above__in=led, since__lte=today - NEXT_UP_AFTER)
    )


def is_told_to(viewer: Person, duty: Duty, today: date) -> bool:
    """Whether this one is the viewer's to answer today, answered or not."""
    return duties_for(viewer).filter(_answerable(viewer, today), pk=duty.pk).exists()
