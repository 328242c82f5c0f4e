"""What is put down to happen later for a talk: a content-free word on the morning of a day, or at an hour."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from troth.jobs import actions as jobs
from troth.talks.models import FollowUp, Matter, Revisit

MORNING = time(8)


def remind_of_follow_up(row: FollowUp) -> None:
    """On the morning of its day, in the zone of the one who owes it."""
    at = datetime.combine(row.due_on, MORNING, ZoneInfo(row.owed_by.zone))
    jobs.put(kind="talks.follow_up", due_at=at, args={"follow_up": str(row.id)}, key=f"follow-up:{row.id}")


def remind_of_revisit(row: Revisit) -> None:
    """At its hour; a later hour replaces an earlier one."""
    jobs.drop(key=f"revisit:{row.id}")
    jobs.put(kind="talks.revisit", due_at=row.due_at, args={"revisit": str(row.id)}, key=f"revisit:{row.id}")


def forget_due(matter: Matter) -> None:
    """Nothing of a matter is due any more."""
    for row in FollowUp.objects.filter(talk__matter=matter):
        jobs.drop(key=f"follow-up:{row.id}")
    for revisit in Revisit.objects.filter(talk__matter=matter):
        jobs.drop(key=f"revisit:{revisit.id}")
