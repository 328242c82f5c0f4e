"""Not while I am angry: what somebody writes in anger is kept for them alone, and brought back at a time they chose.

Nothing of it is in any log, and nobody else is told or shown anything. The mail that says that something waits is the
same as any other. The same form sent twice (`id`) is one cooling-off.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from troth.accounts.actions.promises import today_of
from troth.accounts.people_near import refuse_self
from troth.jobs import actions as jobs
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id
from troth.notices.actions import tell
from troth.people.models import Person
from troth.people.queries import is_leader_of
from troth.repair.models import CoolingOff

from .saying import check_words

LATEST = timedelta(days=60)


@transaction.atomic
def cool_off(*, actor: Person, other: Person, back_at: datetime, words: str = "", id: UUID | None = None) -> CoolingOff:
    """Put it away until `back_at`. A leader keeps no words about somebody they lead: there it is the time alone."""
    found = CoolingOff.objects.filter(id=id, author=actor).first() if id else None
    if found is not None:
        return found
    refuse_self(actor=actor, other=other)
    words = check_words(words, most=2000)
    if words and is_leader_of(actor, other):
        raise Refused("You lead them, and leaders keep no words about the people they lead.", field="words")
    cooling = CoolingOff(
        id=id or new_id(), author=actor, other=other, words=words, begun_on=today_of(actor), back_at=_later(back_at)
    )
    CoolingOff.objects.bulk_create([cooling], ignore_conflicts=True)
    _come_back(cooling)
    return cooling


@transaction.atomic
def wait_longer(*, actor: Person, cooling: CoolingOff, back_at: datetime) -> None:
    """Not yet calm: put it away once more."""
    mine = CoolingOff.objects.filter(id=cooling.id, author=actor)
    if not mine.update(back_at=_later(back_at), is_back=False, revision=F("revision") + 1):
        raise Refused("This is no longer there.")
    cooling.back_at, cooling.is_back = back_at, False
    jobs.drop(key=_key(cooling.id))
    _come_back(cooling)


@transaction.atomic
def delete_words(*, actor: Person, cooling: CoolingOff) -> None:
    """Delete what was written in anger; there is no way back, and that is the point. Twice is once."""
    CoolingOff.objects.filter(id=cooling.id, author=actor).update(words="")


@transaction.atomic
def end_cooling(*, actor: Person, cooling: CoolingOff) -> dict[str, Any]:
    """It is over: all of it goes. Returns what is needed to bring it back."""
    CoolingOff.objects.filter(id=cooling.id, author=actor).delete()
    jobs.drop(key=_key(cooling.id))
    return {
        "id": cooling.id,
        "other_id": cooling.other_id,
        "words": cooling.words,
        "begun_on": cooling.begun_on,
        "back_at": cooling.back_at.isoformat(),
        "is_back": cooling.is_back,
        "revision": cooling.revision + 1,
    }


@transaction.atomic
def restore_cooling(*, actor: Person, fields: dict[str, Any]) -> None:
    """Undo ending it."""
    back_at = datetime.fromisoformat(fields["back_at"])
    restored = CoolingOff(**{**fields, "author": actor, "back_at": back_at})
    CoolingOff.objects.bulk_create([restored], ignore_conflicts=True)
    if not restored.is_back:
        jobs.put(
            kind="repair.cooled", due_at=back_at, args={"cooling": str(restored.id)}, key=_key(UUID(str(restored.id)))
        )


@transaction.atomic
def cooling_comes_back(*, cooling: UUID) -> None:
    """At its time: it is on its author's Today, calmly. Run early or twice, nothing happens."""
    rows = CoolingOff.objects.filter(id=cooling, is_back=False, back_at__lte=clock.now())
    found = rows.select_related("author").first()
    if found is not None and rows.update(is_back=True):
        tell(person=found.author, kind="repair")


def _later(back_at: datetime) -> datetime:
    if back_at <= clock.now():
        raise Refused("That is past already. Choose a later time.", field="day")
    if back_at > clock.now() + LATEST:
        raise Refused("Choose a day within two months.", field="day")
    return back_at


def _come_back(cooling: CoolingOff) -> None:
    jobs.put(kind="repair.cooled", due_at=cooling.back_at, args={"cooling": str(cooling.id)}, key=_key(cooling.id))


def _key(cooling: UUID) -> str:
    return f"repair-cooled:{cooling}"
