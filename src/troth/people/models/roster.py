"""What a roster import leaves behind, and what waits until somebody confirms it."""

from django.db import models

from troth.kernel.ids import new_id

from .persons import Person


class RosterEntry(models.Model):
    """How the personnel file names a person: a number, or the login name of someone without e-mail."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="roster_entry")
    number = models.CharField(max_length=64, null=True, blank=True, unique=True)
    login_name = models.CharField(max_length=64, null=True, blank=True, unique=True)

    def __str__(self) -> str:
        return self.number or self.login_name or ""


class RosterDraft(models.Model):
    """A file read and not yet applied: only what Troth uses of it. Gone when applied, set aside, or an hour old."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    filename = models.CharField(max_length=200)
    made_by = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    made_at = models.DateTimeField()
    roster = models.JSONField()

    def __str__(self) -> str:
        return self.filename


class RosterImport(models.Model):
    """A roster applied: how many it touched, and (until `undo_until`) what stood before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    filename = models.CharField(max_length=200)
    applied_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    applied_at = models.DateTimeField()
    undo_until = models.DateTimeField()
    is_undone = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    before = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["-applied_at"], name="latest_import")]

    def __str__(self) -> str:
        return self.filename

    @property
    def in_short(self) -> str:
        """What it did, in numbers: "2 added, 1 moved"; what it did not do is left out."""
        words = (
            ("added", "added"),
            ("returning", "back again"),
            ("changed", "changed"),
            ("moved", "moved"),
            ("leaving", "left"),
        )
        told = [f"{self.counts[key]:,} {word}" for key, word in words if self.counts.get(key)]
        return ", ".join(told) or "teams only"


class ProposedAddress(models.Model):
    """An address the personnel file gives somebody who has another, or none: nothing until it is confirmed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="proposed_address")
    email = models.EmailField()
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    proposed_on = models.DateField()

    def __str__(self) -> str:
        return self.email


class LeaderConfirmation(models.Model):
    """That somebody said: yes, this person leads me. Until then a new leader sees none of what is for leaders."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="leaders_confirmed")
    leader = models.ForeignKey(Person, models.CASCADE, related_name="+")
    confirmed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "leader"], name="one_confirmation")]

    def __str__(self) -> str:
        return f"{self.person_id} confirmed {self.leader_id}"
