"""The outbox, what people chose about being told, what waits to be told, and what was announced to everybody."""

from datetime import time

from django.db import models

from troth.kernel.ids import new_id
from troth.people.models import Person


class OutboxMail(models.Model):
    """A mail to be sent, with the same Message-ID at every try; the row goes once it is sent, or after a week.

    Where there is a `key`, one mail of that key waits at most. `reminds` is the person who can stop such mail with
    one click; mail one needs to get in has none. `attach` names a file made only when it is sent.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    message_id = models.CharField(max_length=120, unique=True)
    key = models.CharField(max_length=120, null=True, blank=True, unique=True)  # most have none
    queued_on = models.DateField()
    reminds = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    attach = models.CharField(max_length=80, blank=True, default="", db_default="")

    def __str__(self) -> str:
        return self.message_id


class OutboxPost(models.Model):
    """A word into somebody's chat, without content; the row goes once the chat took it, or refused it for good."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="+")  # one waits at most
    queued_on = models.DateField()

    def __str__(self) -> str:
        return f"to the chat of {self.person_id}"


class Announcement(models.Model):
    """Something everybody is told: a change of rules, who holds an office."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    text = models.CharField(max_length=500)
    on = models.DateField()

    def __str__(self) -> str:
        return self.text


class Reminders(models.Model):
    """How `author` wants to be told; without a row, at once by mail, outside the house's quiet hours."""

    class Says(models.TextChoices):
        NOTHING = "nothing"
        KIND = "kind"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.OneToOneField(Person, models.CASCADE, related_name="+")
    by_mail = models.BooleanField(default=True)
    says = models.CharField(max_length=7, choices=Says.choices, default=Says.NOTHING)
    rhythm = models.CharField(max_length=7, default="at once")
    quiet_from = models.TimeField(default=time(20))
    quiet_until = models.TimeField(default=time(7))
    quiet_days = models.JSONField(default=list, blank=True)  # Monday is 0
    digest_at = models.TimeField(default=time(8))
    digest_day = models.PositiveSmallIntegerField(default=0)
    left_out = models.JSONField(default=list, blank=True)  # topics of kinds.py
    zone = models.CharField(max_length=64, blank=True)  # empty: as the roster has it
    not_before = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"how {self.author_id} is told"


class ChatDoor(models.Model):
    """The address of an incoming webhook by which `author` is told in their chat: whoever has it can write there."""

    class Sort(models.TextChoices):
        SLACK = "slack", "Slack"
        TEAMS = "teams", "Microsoft Teams"
        MATTERMOST = "mattermost", "Mattermost"
        GENERIC = "generic", "Something else"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.OneToOneField(Person, models.CASCADE, related_name="+")
    sort = models.CharField(max_length=10, choices=Sort.choices)
    address = models.CharField(max_length=1000)
    refused_on = models.DateField(null=True, blank=True)  # the chat said no for good

    def __str__(self) -> str:
        return f"the chat of {self.author_id}"


class Notice(models.Model):
    """That `author` will be told of something of this kind, once their hours allow it; gone when it was told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    on = models.DateField()
    attach = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "kind", "attach"], name="one_notice_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} for {self.author_id}"


class NudgeDay(models.Model):
    """A day on which `author` had a nudge, kept for a week so that there are never more than three in one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "on"], name="one_nudge_a_day")]

    def __str__(self) -> str:
        return f"a nudge for {self.author_id}"
