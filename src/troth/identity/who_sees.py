"""Who may read what of signing in."""

from django.db.models import Q

from troth.people.models import Office, Person
from troth.people.queries import leader_filter, office_filter
from troth.visibility.gate import bind

from .models import CardRequest, Device


def _own(viewer: Person) -> Q:
    return Q(person=viewer)


def _representative(viewer: Person) -> Q:
    return office_filter(viewer, Office.Kind.REPRESENTATIVE)


def _operator(viewer: Person) -> Q:
    return office_filter(viewer, Office.Kind.OPERATOR)


bind("device", Device, says=lambda row: f"You are signed in on: {row.words}.", author=_own)
bind(
    "card_request",
    CardRequest,
    says=lambda row: f"{row.started_by.name} asked for a new sign-in card for {row.person.name}.",
    joined=("person", "started_by"),
    author=_own,
    leader=lambda viewer: leader_filter(viewer, "person"),
    representative=_representative,
    operator=_operator,
)
