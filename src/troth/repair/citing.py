"""A repair, for the two of it, as another capability can name it."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from troth.cites.registry import Cited, citable
from troth.visibility.gate import visible_to

from .models import Repair
from .words import STAGE_WORDS


@citable("repair")
def cited_repair(viewer: Any, id: UUID) -> Cited | None:
    """What the two go back to, without a word of it."""
    found = visible_to(viewer, Repair).filter(id=id).select_related("mender", "hurt").first()
    if found is None:
        return None
    says = f"{found.mender} and {found.hurt} go back to something ({STAGE_WORDS[found.stage].lower()})"
    return Cited("repair", found.id, says, reverse("repair:show", args=[found.id]))
