"""“You said, we did, we did not, because”: published by a listener, in the words the writer released."""

from django.db import transaction

from troth.audit.actions import record
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Outside as OutsideThere
from troth.kernel.errors import Refused
from troth.people.models import Office, Person
from troth.people.queries import has_office
from troth.pulses.actions.moving import today

from ..models import Heard, Outside
from ..rules import Did, monday_of

MOST_OUTSIDE = 12


@transaction.atomic
def publish_heard(*, actor: Person, said: str, did: Did, because: str) -> Heard:
    """Tell everybody what was said and what became of it. The same again changes nothing.

    Nothing is logged: a line has the day, and the row, who published it, has only the week.
    """
    if not has_office(actor, Office.Kind.LISTENER):
        raise Refused("Only a listener can publish this.")
    if not said.strip() or not because.strip():
        raise Refused("Both are needed: what was said, and what became of it.")
    row = {"author": actor, "said": said.strip(), "did": did, "because": because.strip()}
    found = Heard.objects.filter(**row).first()
    if found is not None:
        return found
    return Heard.objects.create(**row, week=monday_of(today()))


@transaction.atomic
def add_outside(*, actor: Person, name: str, how: str) -> None:
    """Enter somebody outside to turn to, as a representative."""
    _check_representative(actor)
    if Outside.objects.count() >= MOST_OUTSIDE:
        raise Refused("There are twelve already. Take one out first.")
    try:
        place = OutsideThere.of({"name": name.strip(), "how": how.strip()})
    except FormRefused as error:
        raise Refused("Please write both on one line each, in letters that can be seen.", field="how") from error
    if not Outside.objects.filter(name=place.name, how=place.how).exists():
        Outside.objects.create(name=place.name, how=place.how)
        record(actor=actor, subject=None, action="added", kind="concern_outside")


@transaction.atomic
def remove_outside(*, actor: Person, outside: Outside) -> None:
    """Take one out, as a representative."""
    _check_representative(actor)
    if Outside.objects.filter(id=outside.id).delete()[0]:
        record(actor=actor, subject=None, action="removed", kind="concern_outside")


def _check_representative(actor: Person) -> None:
    if not has_office(actor, Office.Kind.REPRESENTATIVE):
        raise Refused("Only a representative can do this.")
