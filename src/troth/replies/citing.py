"""An answer, for whoever may read it, as a promise made in it names it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.ui.days import full_day
from troth.visibility.gate import visible_to

from .models import Reply


@citable("reply")
def cited_reply(viewer: Any, id: UUID) -> Cited | None:
    """Its day, on its page."""
    found = visible_to(viewer, Reply).filter(id=id).first()
    if found is None:
        return None
    says = f"the answer of {full_day(found.published_on)} to what came out of the questions"
    return Cited("reply", found.id, says, reverse("replies:show", args=[found.id]))
