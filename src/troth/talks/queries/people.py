"""Whom somebody may talk with here."""

from uuid import UUID

from django.http import Http404

from troth.accounts.people_near import person_or_404
from troth.people.models import Person
from troth.talks.pairs import may_talk


def one_to_talk_with(viewer: Person, id: UUID) -> Person:
    """Somebody who leads the viewer or whom the viewer leads, or 404."""
    other = person_or_404(viewer, id)
    if not may_talk(viewer, other):
        raise Http404
    return other
