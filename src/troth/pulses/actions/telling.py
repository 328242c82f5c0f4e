"""Telling everybody in a round, whatever they have done: nobody could remind only those who have not answered."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from troth.jobs.actions import put
from troth.kernel import clock
from troth.notices.actions import tell
from troth.people.models import Membership, Person
from troth.people.queries import current

from ..models import CircleTeam, Counted, Round
from ..rules.states import State

BATCH = 500
# The state in which each occasion still makes sense: a worker that was down for days tells nobody of the past.
OCCASIONS = {
    "collect": ("pulse", State.ISSUING),
    "last-call": ("pulse", State.ISSUING),
    "answer": ("pulse", State.OPEN),
    "last-days": ("pulse", State.OPEN),
    "released": ("pulse_release", State.RELEASED),
}


@transaction.atomic
def tell_next(*, round_id: UUID, occasion: str, after: UUID | None = None) -> None:
    """Tell the next few hundred, and put down those who follow; of what was released, leaders with the rest."""
    kind, state = OCCASIONS[occasion]
    found = Round.objects.filter(id=round_id, state__in=_states(state)).first()
    if found is None:
        return
    batch = list(_people(found, with_leaders=occasion == "released", after=after)[:BATCH])
    for person in batch:
        tell(person=person, kind=kind)
    if len(batch) == BATCH:
        args = {"round": str(round_id), "occasion": occasion, "after": str(batch[-1].id)}
        put(kind="pulses.tell", due_at=clock.now(), args=args)


def _states(state: State) -> list[State]:
    return [State.RELEASED, State.SHREDDED] if state is State.RELEASED else [state]


def _people(found: Round, *, with_leaders: bool, after: UUID | None) -> QuerySet[Person]:
    counted = Counted.objects.filter(circle__round=found).exclude(person=None).order_by().values("person")
    who = Q(id__in=counted)
    if with_leaders:
        teams = CircleTeam.objects.filter(circle__round=found, circle__is_final=True).order_by().values("team")
        leads = Membership.objects.filter(current(), role=Membership.Role.LEADER, team__in=teams).order_by()
        who |= Q(id__in=leads.values("person"))
    people = Person.objects.filter(who, left_on=None).order_by("id")
    return people.filter(id__gt=after) if after else people
