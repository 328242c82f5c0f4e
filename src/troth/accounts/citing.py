"""A moment, and a promise, for whoever may read it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Moment, Promise


@citable("moment")
def cited_moment(viewer: Any, id: UUID) -> Cited | None:
    """The kind of moment, at its place between the two."""
    found = visible_to(viewer, Moment).filter(id=id).select_related("kind").first()
    if found is None:
        return None
    other = found.touched_id if found.doer_id == viewer.id else found.doer_id
    return Cited("moment", found.id, found.kind.words, reverse("today:between-person", args=[other]))


@citable("promise")
def cited_promise(viewer: Any, id: UUID) -> Cited | None:
    """The promise in its own words, on its page."""
    found = visible_to(viewer, Promise).filter(id=id).first()
    if found is None:
        return None
    return Cited("promise", found.id, found.words, reverse("accounts:show-promise", args=[found.id]))
