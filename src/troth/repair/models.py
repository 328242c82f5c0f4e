"""The tables of repair: what both know of one, what each said in it, and what somebody keeps until they are calm."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id
from troth.people.models import Person

from .rules.steps import APOLOGY, Kind, Move, Outcome, Role, Stage, Truth


def _choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in values]


class Repair(models.Model):
    """`mender` goes back to something that hurt `hurt`; both read every field, and there are no free words in it.

    What it came from is a citation (kind, id): each reads it as far as it is theirs.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mender = models.ForeignKey(Person, models.PROTECT, related_name="+")
    hurt = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_by = models.CharField(max_length=6, choices=_choices(Role))
    stage = models.CharField(max_length=9, choices=_choices(Stage))
    kind = models.CharField(max_length=9, choices=_choices(Kind), blank=True)
    truth = models.CharField(max_length=8, choices=_choices(Truth), blank=True)
    was_planned = models.BooleanField(default=False)  # then it is about how it was done, not about undoing it
    cited_kind = models.CharField(max_length=20, blank=True)
    cited_id = models.UUIDField(null=True, blank=True)
    promise_id = models.UUIDField(null=True, blank=True)
    begun_on = models.DateField()
    moved_on = models.DateField()  # the last time one of the two said something in it
    is_heard = models.BooleanField(default=False)  # "yes, that is it" was said, and was not taken back
    committed_on = models.DateField(null=True, blank=True)
    revisit = models.PositiveSmallIntegerField(default=0)  # how many days to come back to it have been
    revisit_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=_choices(Outcome), blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_at_stage = models.CharField(max_length=9, blank=True)
    revision = models.PositiveIntegerField(default=0)  # grows with every change, for calendars

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(mender=F("hurt")), name="repair_between_two"),
            models.CheckConstraint(
                condition=~Q(stage__in=sorted(one.value for one in APOLOGY)) | Q(is_heard=True),
                name="no_apology_before_heard",
            ),
            models.CheckConstraint(
                condition=Q(stage=Stage.CLOSED.value, closed_on__isnull=False)
                | ~Q(stage=Stage.CLOSED.value) & Q(closed_on=None),
                name="repair_closed_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["mender", "stage"], name="repair_by_mender"),
            models.Index(fields=["hurt", "stage"], name="repair_by_hurt"),
            models.Index(fields=["closed_on"], name="repair_closed"),
            models.Index(fields=["moved_on"], name="repair_moved"),
        ]

    def __str__(self) -> str:
        return f"{self.mender_id} and {self.hurt_id}, {self.stage}"


class Turn(models.Model):
    """What one of the two said in a repair, in order; both read it.

    `more` is the second sentence some turns have: what it did, an explanation, the if-then.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    repair = models.ForeignKey(Repair, models.CASCADE, related_name="turns")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    move = models.CharField(max_length=7, choices=_choices(Move))
    words = models.CharField(max_length=1000, blank=True)
    more = models.CharField(max_length=1000, blank=True)
    safeguard = models.CharField(max_length=600, blank=True)
    outcome = models.CharField(max_length=10, choices=_choices(Outcome), blank=True)
    stage_before = models.CharField(max_length=9, choices=_choices(Stage))
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["repair", "number"], name="one_repair_turn_a_number")]

    def __str__(self) -> str:
        return f"turn {self.number} of {self.repair_id}"


class CoolingOff(models.Model):
    """That `author` is too angry to talk to `other` now, and what they wrote in anger; theirs alone.

    It comes back at a time they chose. Nothing in any other table points to it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=2000, blank=True)
    begun_on = models.DateField()
    back_at = models.DateTimeField()
    is_back = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)  # grows when it is put away again, for calendars

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(author=F("other")), name="cooling_about_another")]
        indexes = [
            models.Index(fields=["author", "back_at"], name="cooling_by_author"),
            models.Index(fields=["back_at"], name="cooling_back"),
        ]

    def __str__(self) -> str:
        return f"a cooling-off of {self.author_id}"
