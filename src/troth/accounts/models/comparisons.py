"""Compared notes: what both know of a comparison, what only one side knows, and what both read once both are ready."""

from django.db import models
from django.db.models import F, Q

from troth.accounts.compare_states import Stage
from troth.accounts.rules import Felt
from troth.kernel.ids import new_id
from troth.people.models import Person

from .moments import MomentKind


class Comparison(models.Model):
    """A comparison both know of: who proposed it, to whom, how many moments each brings, and until when it runs.

    It stays as it is until `ends_at` whether the other declined, ignored it or stepped out. `number_by` is the side
    whose number stands; the other agrees to it or names another.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proposer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    pair = models.CharField(max_length=65)  # the two ids in order: one running comparison between two people
    number = models.PositiveSmallIntegerField()
    number_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=8, choices=[(stage.value, stage.value) for stage in Stage], default=Stage.ASKED)
    ends_at = models.DateTimeField()
    revealed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(proposer=F("other")), name="comparison_between_two"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=3), name="comparison_number_1_to_3"),
            models.UniqueConstraint(
                fields=["pair"], condition=Q(stage__in=["asked", "agreed"]), name="one_comparison_at_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["proposer", "other", "ends_at"], name="comparison_by_proposer"),
            models.Index(fields=["other", "ends_at"], name="comparison_by_other"),
            models.Index(fields=["ends_at"], name="comparison_ends"),
        ]

    def __str__(self) -> str:
        return f"{self.proposer_id} with {self.other_id}, {self.stage}"


class ComparisonSide(models.Model):
    """What one side alone knows: whether they are ready, and whether they stepped out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="sides")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ready = models.BooleanField(default=False)
    out = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comparison", "author"], name="one_side_each")]

    def __str__(self) -> str:
        return f"a side of {self.comparison_id}"


class ComparisonPick(models.Model):
    """One moment a side brings, written for this comparison: read by its author, and by both once both are ready.

    `mine` is what the author did (and how they believe it landed); otherwise it is what the other did, and how it felt.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    comparison = models.ForeignKey(Comparison, models.CASCADE, related_name="picks")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.ForeignKey(MomentKind, models.PROTECT, related_name="+")
    happened_on = models.DateField()
    mine = models.BooleanField()
    felt = models.CharField(max_length=10, choices=[(felt.value, felt.value) for felt in Felt])
    size = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=280)
    moment_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gte=1, size__lte=3), name="pick_size_1_to_3")]
        indexes = [models.Index(fields=["comparison", "author"], name="pick_by_side")]

    def __str__(self) -> str:
        return f"a pick in {self.comparison_id}"
