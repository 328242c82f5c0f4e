"""Promises the program itself has made: what is to happen, and when."""

from django.db import models

from troth.kernel.ids import new_id


class Job(models.Model):
    """Something due at `due_at`. Done rows are deleted; one that failed too often stays, with `gave_up`.

    `leased_until` and `lease` say which worker has it now; a lease that ran out belongs to nobody.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    args = models.JSONField(default=dict)
    key = models.CharField(max_length=120, null=True, blank=True, unique=True)  # many rows have none
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    gave_up = models.BooleanField(default=False)
    trouble = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["gave_up", "due_at"], name="job_due")]

    def __str__(self) -> str:
        return f"{self.kind} due {self.due_at:%Y-%m-%d}"
