"""A decision, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Decision


@citable("decision")
def cited_decision(viewer: Any, id: UUID) -> Cited | None:
    """The decision by what it is about, at its page."""
    found = visible_to(viewer, Decision).filter(id=id).first()
    return Cited("decision", found.id, found.about, reverse("decisions:show", args=[found.id])) if found else None
