"""Who holds the key to the answers: entered by a representative from the line the keyholder's program prints.

The employer cannot put a key of its own in unseen: only a representative enters or removes one, everybody is told, and
it holds for rounds that are frozen from then on.
"""

from django.db import IntegrityError, transaction

from troth.audit.actions import record
from troth.blind import canonical
from troth.blind.holders import Holder as PublicHalf
from troth.blind.refusals import FormRefused
from troth.kernel.errors import Refused
from troth.people.models import Office, Person
from troth.people.queries import offices_held
from troth.people.telling import announce

from ..models import Holder
from .moving import today

NOT_A_LINE = "This is not the line the keyholder’s program prints, or a letter is missing. Please copy all of it again."


@transaction.atomic
def set_holder(*, actor: Person, line: str, called: str, is_deputy: bool) -> Holder:
    """Enter the keyholder's keys, or the deputy's, as a representative. The same line again changes nothing."""
    _check_representative(actor)
    recipient, signer = read_line(line)
    if not called.strip():
        raise Refused("Say who holds it: everybody reads it.", field="called")
    current = Holder.objects.select_for_update().filter(until=None)
    same = current.filter(is_deputy=is_deputy, recipient=recipient, signer=signer).first()
    if same is not None:
        return same
    if current.filter(recipient=recipient).exists() or current.filter(signer=signer).exists():
        raise Refused("Keyholder and deputy need a key each; this one is entered already.", field="line")
    if is_deputy and not current.filter(is_deputy=False).exists():
        raise Refused("Enter the keyholder first, then the deputy.", field="line")
    current.filter(is_deputy=is_deputy).update(until=today())
    try:
        with transaction.atomic():
            made = Holder.objects.create(
                is_deputy=is_deputy,
                called=called.strip(),
                recipient=recipient,
                signer=signer,
                since=today(),
                entered_by=actor,
            )
    except IntegrityError as error:
        raise Refused("Another key was entered at the same moment. Please look again.", field="line") from error
    record(actor=actor, subject=None, action="entered", kind="pulse_holder")
    title = "deputy keyholder" if is_deputy else "keyholder"
    announce(
        f"{made.called} is {title} from the next round on: answers are sealed to them. {actor.name} entered the key. "
        "Compare it under “Say it safely”."
    )
    return made


@transaction.atomic
def remove_holder(*, actor: Person, holder: Holder, why: str) -> None:
    """Take a key out, as a representative, with a reason. Without the keyholder's, the deputy's goes as well."""
    _check_representative(actor)
    if not why.strip():
        raise Refused("Say why: everybody reads it.", field="why")
    gone = Holder.objects.filter(until=None)
    if holder.is_deputy:
        gone = gone.filter(id=holder.id)
    elif not gone.filter(id=holder.id).exists():
        return
    if gone.update(until=today()):
        record(actor=actor, subject=None, action="removed", kind="pulse_holder")
        then = "" if holder.is_deputy else " From the next round on there is a single lock."
        announce(f"{holder.called} no longer holds a key.{then} {actor.name}: {why.strip()}"[:500])


def read_line(line: str) -> tuple[str, str]:
    """Recipient and signer of the line. Raises Refused."""
    try:
        found = PublicHalf.of_line(line)
    except FormRefused as error:
        raise Refused(NOT_A_LINE, field="line") from error
    return found.recipient, canonical.to_b64(found.verify)


def _check_representative(actor: Person) -> None:
    if Office.Kind.REPRESENTATIVE not in offices_held(actor):
        raise Refused("Only a representative can enter or remove a key.")
