"""What a person chooses about being told: their own actions, for themselves alone.

Each is one row of their own, written whole: twice, or from two windows, the last stands. What waits is looked at anew
afterwards, so that nothing waits for hours that no longer hold. Nobody is told, and nothing goes into the log.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import available_timezones

from django.conf import settings
from django.db import transaction

from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person

from . import rules
from .actions import plan
from .chat import is_allowed
from .choices import choice_of, house_hours
from .kinds import TOPICS
from .models import ChatDoor, Notice, OutboxMail, OutboxPost, Reminders
from .outbox import queue_post

SNOOZES = (1, 3, 7, 14)
FIELDS = (
    "by_mail",
    "says",
    "rhythm",
    "quiet_from",
    "quiet_until",
    "quiet_days",
    "digest_at",
    "digest_day",
    "left_out",
    "zone",
)


@transaction.atomic
def choose_reminders(*, actor: Person, **chosen: Any) -> None:
    """Keep how one wants to be told: the FIELDS of Reminders. Raises Refused for what cannot be."""
    if set(chosen["quiet_days"]) >= set(range(7)):
        raise Refused("Leave at least one day on which you may be told.", field="quiet_days")
    if chosen["zone"] and chosen["zone"] not in available_timezones():
        raise Refused("Choose a time zone of the list.", field="zone")
    if unknown := set(chosen["left_out"]) - set(TOPICS):
        raise Refused(f"There is nothing called {sorted(unknown)[0]}.", field="topics")
    _keep(actor, **{field: chosen[field] for field in FIELDS})


@transaction.atomic
def snooze(*, actor: Person, days: int) -> None:
    """Tell nothing for so many days, but what concerns one's way in; 0 ends it."""
    if days not in (0, *SNOOZES):
        raise Refused("Choose one of these.")
    _keep(actor, not_before=clock.now() + timedelta(days=days) if days else None)


def _keep(actor: Person, **changes: Any) -> None:
    start, end = house_hours()
    first = {"quiet_from": start, "quiet_until": end}
    Reminders.objects.update_or_create(author=actor, defaults=changes, create_defaults=first | changes)
    chosen = Reminders.objects.get(author=actor)
    if Notice.objects.filter(author=actor).exists():
        plan(actor, rules.due_at(clock.now(), choice_of(actor, chosen)))


@transaction.atomic
def stop_mail(*, person: UUID) -> None:
    """No more reminders by mail, by the link every reminder carries; those on their way are dropped. Twice is once."""
    found = Person.objects.filter(id=person).first()
    if found is not None:
        _keep(found, by_mail=False)
        OutboxMail.objects.filter(reminds=found).delete()


@transaction.atomic
def open_chat(*, actor: Person, sort: str, address: str) -> None:
    """Be told in one's chat too. Raises Refused where the address does not lead to a host the operator allows."""
    if sort not in ChatDoor.Sort.values:
        raise Refused("Choose one of these.", field="sort")
    address = address.strip()
    if len(address) > 1000 or not is_allowed(address, settings.CHAT_HOSTS):
        raise Refused("Troth sends nothing to that address. Below stands where it may.", field="address")
    ChatDoor.objects.update_or_create(author=actor, defaults={"sort": sort, "address": address, "refused_on": None})


@transaction.atomic
def close_chat(*, actor: Person) -> None:
    """Forget the chat's address."""
    ChatDoor.objects.filter(author=actor).delete()
    OutboxPost.objects.filter(person=actor).delete()


@transaction.atomic
def try_chat(*, actor: Person) -> None:
    """Send one word now, whatever the hours, to see it arrive."""
    if not ChatDoor.objects.filter(author=actor).update(refused_on=None):
        raise Refused("There is no chat to try yet.")
    queue_post(actor)
