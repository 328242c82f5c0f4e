"""A clause, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Clause


@citable("clause")
def cited_clause(viewer: Any, id: UUID) -> Cited | None:
    """The clause by its name, at its place in the accord."""
    found = visible_to(viewer, Clause).filter(id=id).first()
    if found is None:
        return None
    return Cited("clause", found.id, found.title, reverse("accords:show-clause", args=[found.id]))
