"""Telling people: a mail into the outbox, a content-free word to one person, an announcement to all."""

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from troth.jobs.actions import put
from troth.kernel import clock, ids
from troth.people.models import Address, Person

from .models import Announcement, OutboxMail

WAITING = "Something in Troth is waiting for you"
NEWS = "There is news for everyone in Troth"


def queue_mail(*, to: str, subject: str, text: str, key: str | None = None) -> None:
    """Put a mail into the outbox; a worker sends it, soon. With a `key`, while one waits it is not queued again.

    Nothing happens in an installation without mail.
    """
    if settings.HAS_MAIL:
        _queue([_mail(to=to, subject=subject, text=text, key=key)])


def tell(*, person: Person, kind: str) -> None:
    """Tell one person that something waits for them: never what, from whom or about what."""
    address = Address.objects.filter(person=person).first()
    if address is not None:
        queue_mail(to=address.email, subject=WAITING, text=_pointing_here(WAITING), key=f"tell:{person.id}")


@transaction.atomic
def announce(*, text: str) -> None:
    """Tell everybody: shown on Today, and mailed without content."""
    Announcement.objects.create(text=text, on=clock.today(ZoneInfo("UTC")))
    if settings.HAS_MAIL:
        put(kind="notices.tell_all", due_at=clock.now(), key="notices.tell_all")


def tell_everybody() -> None:
    """Queue the mail that says there is an announcement, to everyone who has an address and has not left."""
    addresses = Address.objects.filter(person__left_on=None).values_list("person_id", "email").iterator()
    mails = [
        _mail(to=email, subject=NEWS, text=_pointing_here(NEWS), key=f"news:{person}") for person, email in addresses
    ]
    _queue(mails)


@transaction.atomic
def tidy_outbox(*, older_than_days: int = 7) -> None:
    """Remove mail that could not be sent for so long: what it said is no longer true."""
    today = clock.today(ZoneInfo("UTC"))
    OutboxMail.objects.filter(queued_on__lt=today - timedelta(days=older_than_days)).delete()


def _pointing_here(sentence: str) -> str:
    return f"{sentence}.\n\n{settings.ORIGIN}/\n"


def _mail(*, to: str, subject: str, text: str, key: str | None) -> OutboxMail:
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return OutboxMail(
        to=to,
        subject=subject,
        text=text,
        key=key,
        message_id=f"<{ids.new_id()}@{domain}>",
        queued_on=clock.today(ZoneInfo("UTC")),
    )


@transaction.atomic
def _queue(mails: Iterable[OutboxMail]) -> None:
    """Save the mails and a job for each, except those whose key is waiting already."""
    waiting = list(mails)
    OutboxMail.objects.bulk_create(waiting, ignore_conflicts=True, batch_size=500)
    saved = set(OutboxMail.objects.filter(id__in=[mail.id for mail in waiting]).values_list("id", flat=True))
    for mail in waiting:
        if mail.id in saved:
            put(kind="notices.send", due_at=clock.now(), args={"mail": str(mail.id)})
