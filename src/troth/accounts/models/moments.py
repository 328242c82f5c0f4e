"""Moments: what someone did that touched someone else, as the one who did it wrote it down, and the kinds there are."""

from django.db import models
from django.db.models import F, Q

from troth.cites.models import Citing
from troth.kernel.ids import new_id
from troth.people.models import Person


class MomentKind(models.Model):
    """One entry of the catalogue. Its words never change once used: another wording is another entry."""

    class Leaning(models.TextChoices):
        GIVES = "gives", "Often gives"
        COSTS = "costs", "Often costs"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=40, unique=True)
    words = models.CharField(max_length=60)
    leaning = models.CharField(max_length=5, choices=Leaning.choices)
    place = models.PositiveSmallIntegerField(default=100)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["leaning", "place", "words"]

    def __str__(self) -> str:
        return self.words


class Moment(Citing):
    """The conduct of `doer` towards `touched`, offered by the doer; both read it; only `touched` says what it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    doer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    touched = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.ForeignKey(MomentKind, models.PROTECT, related_name="+")
    happened_on = models.DateField()
    offered_on = models.DateField()
    planned = models.BooleanField(default=False)
    words = models.CharField(max_length=280, blank=True)
    promise_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(doer=F("touched")), name="moment_between_two")]
        indexes = [
            models.Index(fields=["doer", "touched", "-happened_on"], name="moment_between"),
            models.Index(fields=["touched", "-happened_on"], name="moment_by_touched"),
            models.Index(fields=["doer", "-happened_on"], name="moment_by_doer"),
            models.Index(fields=["offered_on"], name="moment_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.doer_id} to {self.touched_id} on {self.happened_on}"
