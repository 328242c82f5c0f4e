"""The conversations to come, for a calendar of anybody of the team."""

from datetime import datetime

from django.urls import reverse

from troth.guided import rules
from troth.guided.models import Conversation
from troth.guided.rules import Stage
from troth.kernel.upcoming import MOST, Upcoming
from troth.people.models import Person
from troth.visibility.gate import visible_to


def upcoming_for(viewer: Person, start: datetime, end: datetime) -> list[Upcoming]:
    """Those that begin from `start` up to but not including `end`; one that is off is handed over as called off."""
    rows = visible_to(viewer, Conversation).filter(starts_at__gte=start, starts_at__lt=end).select_related("team")
    return [_one(row) for row in rows.order_by("starts_at", "id")[:MOST]]


def _one(row: Conversation) -> Upcoming:
    team = row.team.name if row.team else "your team"
    return Upcoming(
        id=row.id,
        kind="guided",
        starts=row.starts_at,
        ends=row.starts_at + rules.LASTS,
        neutral_title="A conversation in Troth",
        own_title=f"Twenty minutes, four questions: {team}",
        url=reverse("guided:show", args=[row.id]),
        revision=row.revision,
        cancelled=row.stage == Stage.OFF,
    )
