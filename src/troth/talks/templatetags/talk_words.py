"""The words of levels, meetings, follow-ups and rhythms in templates."""

from datetime import datetime

from django import template
from django.utils import timezone

from troth.kernel import clock
from troth.people.models import Person
from troth.talks.models import FollowUp, Matter, Meeting, Series
from troth.talks.pairs import other_of
from troth.talks.rules import FollowUpState, MeetingState
from troth.talks.spectrum import follow_up_words, words_of
from troth.ui.days import plain_day

register = template.Library()

RHYTHMS = {1: "every day", 7: "every week", 14: "every two weeks", 28: "every four weeks"}
BECAME = {
    MeetingState.HELD: "took place",
    MeetingState.SKIPPED: "skipped",
    MeetingState.UNSAID: "nobody said",
    MeetingState.OFF: "called off",
    MeetingState.PLANNED: "planned",
}


@register.filter
def level_word(level: int) -> str:
    """What a level is called."""
    return words_of(level).called


@register.filter
def rhythm_word(series: Series) -> str:
    """How often."""
    return RHYTHMS.get(series.every_days, f"every {series.every_days} days")


@register.filter
def became_word(meeting: Meeting) -> str:
    """What became of a meeting."""
    return BECAME[MeetingState(meeting.state)]


@register.filter
def follow_up_word(row: FollowUp) -> str:
    """What is owed."""
    return follow_up_words(row.kind)


@register.filter
def is_owed(row: FollowUp) -> bool:
    """Whether it is still to come."""
    return row.state == FollowUpState.OWED


@register.filter
def with_whom(row: Matter | Series, viewer: Person) -> Person:
    """The other one of the two."""
    return other_of(row, viewer)


@register.filter
def day_and_hour(moment: datetime) -> str:
    """A moment as a colleague would say it, in the viewer's zone: Friday at 14:00."""
    local = timezone.localtime(moment)
    day = plain_day(local.date(), today=clock.today(timezone.get_current_timezone()))
    return f"{day} at {local:%H:%M}"
