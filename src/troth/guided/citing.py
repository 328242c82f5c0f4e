"""A guided conversation, for whoever may read that there is one, as a promise made in it names it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.ui.days import full_day
from troth.visibility.gate import visible_to

from .models import Conversation


@citable("guided_talk")
def cited_conversation(viewer: Any, id: UUID) -> Cited | None:
    """Its day, on its page."""
    found = visible_to(viewer, Conversation).filter(id=id).first()
    if found is None:
        return None
    says = f"the team’s conversation of {full_day(found.day)}"
    return Cited("guided_talk", found.id, says, reverse("guided:show", args=[found.id]))
