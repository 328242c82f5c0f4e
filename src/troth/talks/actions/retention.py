"""What runs out: preparations after 30 days, closed matters after 90, notes after 240; and what ends by itself."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from troth.kernel import clock
from troth.people.models import Membership
from troth.people.queries import current
from troth.talks.models import AgendaItem, Matter, Meeting, Preparation, Series, Talk
from troth.talks.rules import (
    CLOSED_KEPT,
    NOTES_KEPT,
    PREPARATION_KEPT,
    QUIET_MATTER,
    UNSAID_AFTER,
    MeetingState,
    TalkState,
)

from .matters import close_matter, delete_matter
from .series import end_meeting, end_series


@transaction.atomic
def let_run_out() -> None:
    """Every night; twice is once."""
    today = clock.today(ZoneInfo("UTC"))
    _end_what_is_over(today)
    _pass_over_meetings()
    _forget_preparations(today)
    _forget_matters(today)
    Meeting.objects.exclude(state=MeetingState.PLANNED).filter(starts_at__lt=clock.now() - NOTES_KEPT).delete()
    AgendaItem.objects.filter(covered_on__lt=today - NOTES_KEPT).delete()
    Series.objects.filter(ended_on__lt=today - NOTES_KEPT).delete()


def _end_what_is_over(today: date) -> None:
    """1:1s and matters of two who no longer work as leader and led, and matters in which nothing happened for long."""
    for series in Series.objects.filter(~Exists(_led()), ended_on=None):
        end_series(actor=None, series=series)
    planned = Talk.objects.filter(matter=OuterRef("pk"), state=TalkState.PLANNED, starts_at__gt=clock.now())
    is_over = ~Exists(_led()) | Q(~Exists(planned), touched_on__lte=today - QUIET_MATTER)
    for matter in Matter.objects.filter(is_over, closed_on=None).exclude(shared_on=None).select_related("begun_by"):
        close_matter(actor=None, matter=matter)


def _led() -> QuerySet[Membership]:
    """That the leader of a row leads, now, a team its member is in."""
    leading = Membership.objects.filter(current(), role=Membership.Role.LEADER, person=OuterRef(OuterRef("leader")))
    return Membership.objects.filter(
        current(), role=Membership.Role.MEMBER, person=OuterRef("member"), team__in=leading.order_by().values("team")
    )


def _pass_over_meetings() -> None:
    """A 1:1 about which nobody said anything for a week: it counts as nothing, and the next one is planned."""
    late = Meeting.objects.filter(state=MeetingState.PLANNED, ends_at__lt=clock.now() - UNSAID_AFTER)
    for id, series_id in late.values_list("id", "series_id"):
        series = Series.objects.select_for_update().get(id=series_id)
        meeting = Meeting.objects.filter(id=id, state=MeetingState.PLANNED).first()
        if meeting:
            end_meeting(series, meeting, MeetingState.UNSAID)


def _forget_preparations(today: date) -> None:
    """30 days after the talk; without one, after 240 days in which nobody touched it."""
    said = Q(talk__held_on__lte=today - PREPARATION_KEPT)
    Preparation.objects.filter(said | Q(talk__held_on=None, touched_on__lte=today - NOTES_KEPT)).delete()
    Talk.objects.filter(state=TalkState.PREPARING, preparation=None).delete()


def _forget_matters(today: date) -> None:
    for matter in Matter.objects.filter(closed_on__lte=today - CLOSED_KEPT):
        delete_matter(matter)
    Matter.objects.filter(shared_on=None, talks=None).delete()
