"""Reading what cites a thing of another capability, and what one's own rows cite."""

from dataclasses import dataclass

from troth.accounts.models import Moment, Promise
from troth.cites.models import Citing
from troth.cites.registry import Citation, Cited, cited
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .promises import Shown, shown_to

MANY = 20


@dataclass(frozen=True)
class Refers:
    """Promises and moments that cite one thing, as far as their reader is part of them."""

    promises: list[Shown]
    moments: list[Moment]

    def __bool__(self) -> bool:
        return bool(self.promises or self.moments)


def refers_to(viewer: Person, citation: Citation) -> Refers:
    """What `viewer` and others said and did about it, newest first."""
    about = {"cites_kind": citation.kind, "cites_id": citation.id}
    promises = visible_to(viewer, Promise).filter(**about).order_by("-said_on", "id")[:MANY]
    moments = visible_to(viewer, Moment).filter(**about).select_related("kind", "doer")
    return Refers(shown_to(viewer, promises), list(moments.order_by("-happened_on", "id")[:MANY]))


def cited_in(viewer: Person, row: Citing) -> Cited | None:
    """The thing a row cites, as its reader may see it."""
    return cited(viewer, row.citation.kind, row.citation.id) if row.citation else None
