"""A matter, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Matter


@citable("matter")
def cited_matter(viewer: Any, id: UUID) -> Cited | None:
    """The matter by its title."""
    found = visible_to(viewer, Matter).filter(id=id).first()
    if found is None:
        return None
    return Cited("matter", found.id, found.title, reverse("talks:matter", args=[found.id]))
