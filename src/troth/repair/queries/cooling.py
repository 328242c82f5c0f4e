"""Reading one's own cooling-offs; nobody else's can be reached."""

from uuid import UUID

from troth.people.models import Person
from troth.repair.models import CoolingOff
from troth.visibility.gate import one_visible, visible_to


def coolings_for(viewer: Person) -> list[CoolingOff]:
    """One's own, those that are back first."""
    rows = visible_to(viewer, CoolingOff).select_related("other").order_by("-is_back", "back_at", "id")
    return list(rows[:50])


def cooling_for(viewer: Person, id: UUID) -> CoolingOff:
    """One of one's own, or 404."""
    return one_visible(viewer, CoolingOff, id=id)
