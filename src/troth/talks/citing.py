"""A matter, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Matter


@citable("matter")
def cited_matter(viewer: Any, id: UUID) -> Cited | None:
    """The matter, without its title: what cites it may be taken along or kept for longer."""
    found = visible_to(viewer, Matter).filter(id=id).first()
    if found is None:
        return None
    return Cited("matter", found.id, "A matter between you", reverse("talks:matter", args=[found.id]))
