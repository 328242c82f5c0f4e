"""What of tough news happens when it is due: content-free reminders to the one who said it, and what runs out."""

from uuid import UUID
from zoneinfo import ZoneInfo

from troth.jobs.registry import daily, due
from troth.kernel import clock
from troth.notices.actions import tell
from troth.people.models import Person

from .actions.retention import let_run_out
from .models import CheckIn, News
from .rules import Stage, State


@due("tough_news.say")
def say(news: str) -> None:
    """The day on which the leader meant to say it, unless it has been said."""
    planned = News.objects.filter(id=UUID(news), stage=Stage.PLANNED).select_related("leader").first()
    if planned and planned.leader.left_on is None:
        tell(person=planned.leader, kind="tough_news")


@due("tough_news.check_in")
def check_in(news: str, teller: str) -> None:
    """A check-in is due: its teller is told that something waits, and nobody else, if it is still owed."""
    person = Person.objects.filter(id=UUID(teller), left_on=None).first()
    if person is None:
        return
    today = clock.today(ZoneInfo(person.zone))
    rows = CheckIn.objects.filter(owed_by=person, told__news=UUID(news), state=State.OPEN, due_on__lte=today)
    if rows.filter(person__left_on=None).exists():
        tell(person=person, kind="tough_news")


@daily("tough_news.run_out")
def run_out() -> None:
    """Every night."""
    let_run_out()
