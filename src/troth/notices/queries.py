"""Reading what everybody is told."""

from django.db.models import QuerySet

from troth.people.models import Person
from troth.visibility.gate import visible_to

from .models import Announcement


def announcements_for(viewer: Person) -> QuerySet[Announcement]:
    """What was announced to everybody, newest first."""
    return visible_to(viewer, Announcement).order_by("-on", "id")
