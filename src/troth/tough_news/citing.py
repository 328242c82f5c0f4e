"""A piece of tough news, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import News


@citable("tough_news")
def cited_news(viewer: Any, id: UUID) -> Cited | None:
    """The news by its name; None before somebody was told, as for nothing at all."""
    found = visible_to(viewer, News).filter(id=id).first()
    if found is None:
        return None
    return Cited("tough_news", found.id, found.title, reverse("tough_news:show", args=[found.id]))
