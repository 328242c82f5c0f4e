"""Reading what one made of the clauses at a review: one's own, never the other's."""

from dataclasses import dataclass
from uuid import UUID

from troth.accords.actions.reviews import is_flagged
from troth.accords.models import Clause, Feeling, Fulfilment
from troth.people.models import Person
from troth.visibility.gate import one_visible, visible_to

from .pairs import View, clauses_for


@dataclass(frozen=True)
class Rated:
    """A clause in force, with one's own fulfilment at this review."""

    clause: Clause
    fulfilment: Fulfilment | None
    is_flagged: bool


def rated_for(view: View) -> list[Rated]:
    """Every clause in force with one's own fulfilment of it."""
    mine = visible_to(view.viewer, Fulfilment).filter(clause__accord=view.accord, review=view.accord.review)
    ratings = {fulfilment.clause_id: fulfilment for fulfilment in mine.select_related("clause")}
    return [
        Rated(clause, fulfilment := ratings.get(clause.id), bool(fulfilment and is_flagged(fulfilment)))
        for clause in clauses_for(view)
        if clause.is_agreed and not clause.withdrawn
    ]


def rating_for(viewer: Person, id: UUID) -> Fulfilment:
    """One of one's own ratings, or 404."""
    return one_visible(viewer, Fulfilment, id=id)


def feeling_for(viewer: Person, fulfilment: Fulfilment) -> str:
    """The words one wrote beside it."""
    found = visible_to(viewer, Feeling).filter(fulfilment=fulfilment).first()
    return found.words if found else ""
