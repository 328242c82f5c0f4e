"""What may be told of all concerns together: asked of the box, and told to all alike on Mondays and Thursdays."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from troth.blind import signed
from troth.blind.signed import Kind
from troth.notices.actions import tell
from troth.people.models import Office
from troth.people.offices.queries import sitting
from troth.pulses import box, keys
from troth.pulses.actions.moving import today

from ..models import Batch, RunOut, WeekCount
from ..rules import batch_of
from .keeping import open_keys


@dataclass(frozen=True, slots=True)
class Told:
    """What the box says: counts as of a Monday, and as of the latest batch whether something is new, or late."""

    week: date
    waiting: int | None
    answered: int | None
    batch: date
    is_late: bool
    is_new: bool


def fetch() -> Told | None:
    """Ask the box; None where there is none, or nobody listens yet."""
    if not box.is_there() or not open_keys().exists():
        return None
    asked = signed.sign(Kind.COUNTS, {"box": box.origin(), "day": today().isoformat()}, keys.site_key())
    found = box.post("/concerns/counts", asked)
    return Told(
        date.fromisoformat(found["week"]),
        _count(found["waiting"]),
        _count(found["answered"]),
        date.fromisoformat(found["batch"]),
        bool(found["late"]),
        bool(found["new"]),
    )


@transaction.atomic
def note(told: Told) -> None:
    """Write the counts down for everybody, once a week, and tell listeners and representatives, once a batch.

    A count stays as it was first told: another one in the same week would show a single concern by the difference.
    """
    if told.batch != batch_of(today()) or not Batch.objects.get_or_create(batch=told.batch)[1]:
        return
    WeekCount.objects.get_or_create(week=told.week, defaults={"waiting": told.waiting, "answered": told.answered})
    if told.is_new:
        for key in open_keys():
            tell(person=key.person, kind="concern")
    if told.is_late:
        RunOut.objects.create(batch=told.batch)
        for office in sitting(Office.Kind.REPRESENTATIVE):
            tell(person=office.person, kind="concern_late")


def _count(value: object) -> int | None:
    return value if isinstance(value, int) else None
