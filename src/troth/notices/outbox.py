"""Putting mail and words for a chat into the outbox; a worker takes them out."""

from collections.abc import Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from troth.jobs.actions import put
from troth.kernel import clock, ids
from troth.people.models import Person

from .models import NudgeDay, OutboxMail, OutboxPost

UTC = ZoneInfo("UTC")


def queue_mail(*, to: str, subject: str, text: str, key: str | None = None) -> None:
    """Put a mail into the outbox; a worker sends it, soon. With a `key`, while one waits it is not queued again.

    For what a person needs to get in, which no preference holds back. Nothing happens in an installation without mail.
    """
    if settings.HAS_MAIL:
        queue([mail_to(to, subject=subject, text=text, key=key)])


def mail_to(
    to: str, *, subject: str, text: str, key: str | None, reminds: Person | None = None, attach: str = ""
) -> OutboxMail:
    """A mail, not saved yet."""
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip(">")
    return OutboxMail(
        to=to,
        subject=subject,
        text=text,
        key=key,
        message_id=f"<{ids.new_id()}@{domain}>",
        queued_on=clock.today(UTC),
        reminds=reminds,
        attach=attach,
    )


@transaction.atomic
def queue(mails: Iterable[OutboxMail]) -> None:
    """Save the mails and a job for each, except those whose key is waiting already."""
    waiting = list(mails)
    OutboxMail.objects.bulk_create(waiting, ignore_conflicts=True, batch_size=500)
    saved = set(OutboxMail.objects.filter(id__in=[mail.id for mail in waiting]).values_list("id", flat=True))
    for mail in waiting:
        if mail.id in saved:
            put(kind="notices.send", due_at=clock.now(), args={"mail": str(mail.id)})


@transaction.atomic
def queue_post(person: Person) -> None:
    """Have a word put into the person's chat, soon. While one waits, none is added."""
    post = OutboxPost(person=person, queued_on=clock.today(UTC))
    OutboxPost.objects.bulk_create([post], ignore_conflicts=True)
    if OutboxPost.objects.filter(id=post.id).exists():
        put(kind="notices.post", due_at=clock.now(), args={"post": str(post.id)})


@transaction.atomic
def tidy_outbox(*, older_than_days: int = 7) -> None:
    """Remove what could not be sent for so long, because it is no longer true; and days of nudges past counting."""
    last = clock.today(UTC) - timedelta(days=older_than_days)
    OutboxMail.objects.filter(queued_on__lt=last).delete()
    OutboxPost.objects.filter(queued_on__lt=last).delete()
    NudgeDay.objects.filter(on__lt=last - timedelta(days=1)).delete()
