"""The outbox, and what was announced to everybody."""

from django.db import models

from troth.kernel.ids import new_id


class OutboxMail(models.Model):
    """A mail to be sent, with the same Message-ID at every try; the row goes once it is sent, or after a week.

    Where there is a `key`, one mail of that key waits at most.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=120, null=True, blank=True, unique=True)  # most have none
    queued_on = models.DateField()

    def __str__(self) -> str:
        return self.message_id


class Announcement(models.Model):
    """Something everybody is told: a change of rules, who holds an office."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    text = models.CharField(max_length=500)
    on = models.DateField()

    def __str__(self) -> str:
        return self.text
