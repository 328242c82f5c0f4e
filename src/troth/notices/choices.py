"""What a person chose about being told, as the rules want it; the house's own quiet hours where they chose nothing."""

from datetime import time
from zoneinfo import ZoneInfo

from django.conf import settings

from troth.people.models import Person

from .models import Reminders
from .rules import Choice, Rhythm, hours_in


def choice_of(person: Person, chosen: Reminders | None) -> Choice:
    """The rules' view of what `person` chose, or of what holds for whoever chose nothing."""
    if chosen is None:
        start, end = house_hours()
        return Choice(zone=ZoneInfo(person.zone), quiet_from=start, quiet_until=end)
    return Choice(
        zone=ZoneInfo(chosen.zone or person.zone),
        rhythm=Rhythm(chosen.rhythm),
        quiet_from=chosen.quiet_from,
        quiet_until=chosen.quiet_until,
        quiet_days=frozenset(chosen.quiet_days),
        digest_at=chosen.digest_at,
        digest_day=chosen.digest_day,
        left_out=frozenset(chosen.left_out),
        not_before=chosen.not_before,
    )


def house_hours() -> tuple[time, time]:
    """Quiet hours of whoever chose none."""
    return hours_in(settings.QUIET_HOURS)
