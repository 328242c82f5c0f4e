"""The tables of decisions: what is decided and by whom, who is included, what they say, what became of it."""

from django.db import models
from django.db.models import Q

from troth.kernel.ids import new_id
from troth.people.models import Person

from .rules import BECAME_WORDS, FELT_WORDS, Felt, SayLevel, ShownTo, Stage

MOST_TITLE, MOST_SHORT, MOST_WORDS, MOST_LONG = 140, 600, 1000, 2000
FELT = [(one.value, words) for one, words in FELT_WORDS.items()]


class Decision(models.Model):
    """Something to be decided, and once it is, what was decided and why. Read by those included, all of it.

    `opener` asked; `decider` decides: the same person but where the level of say is "you decide". `width` counts how
    often the circle of those included was widened; `revision` every change of its days or state.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    opener = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decider = models.ForeignKey(Person, models.PROTECT, related_name="+")
    about = models.CharField(max_length=MOST_TITLE)
    why_now = models.CharField(max_length=MOST_SHORT)
    proposal = models.CharField(max_length=MOST_SHORT, blank=True)
    options = models.TextField(max_length=MOST_WORDS, blank=True)  # one a line
    say = models.CharField(max_length=5, choices=[(one.value, one.value) for one in SayLevel])
    shown_to = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ShownTo])
    not_included = models.CharField(max_length=MOST_SHORT, blank=True)
    not_included_because = models.CharField(max_length=MOST_SHORT, blank=True)
    stage = models.CharField(max_length=7, choices=[(one.value, one.value) for one in Stage], default=Stage.OPEN)
    opened_on = models.DateField()
    closes_at = models.DateTimeField(null=True, blank=True)
    decide_by = models.DateField()
    width = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)  # decided, or called off
    outcome = models.CharField(max_length=MOST_LONG, blank=True)
    reasons = models.CharField(max_length=MOST_LONG, blank=True)
    would_change = models.CharField(max_length=MOST_SHORT, blank=True)
    review_on = models.DateField(null=True, blank=True)
    came_of = models.CharField(max_length=MOST_WORDS, blank=True)
    came_of_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(say__in=[one.value for one in SayLevel]), name="decision_say"),
            models.CheckConstraint(condition=Q(stage__in=[one.value for one in Stage]), name="decision_stage"),
            models.CheckConstraint(condition=~Q(stage=Stage.DECIDED.value, reasons=""), name="decided_with_reasons"),
        ]
        indexes = [
            models.Index(fields=["opener", "stage"], name="decision_by_opener"),
            models.Index(fields=["decider", "stage"], name="decision_by_decider"),
            models.Index(fields=["stage", "ended_on"], name="decision_ended"),
        ]

    def __str__(self) -> str:
        return self.about


class Included(models.Model):
    """That `person` is included in a decision, since its circle was this wide."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="circle")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    width = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="included_once")]
        indexes = [models.Index(fields=["person", "decision"], name="included_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.decision_id}"


class Answer(models.Model):
    """What became of one or several inputs, and why: the word of the one who decides."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    became = models.CharField(max_length=6, choices=[(one.value, words) for one, words in BECAME_WORDS.items()])
    why = models.CharField(max_length=MOST_WORDS)
    answered_on = models.DateField()

    def __str__(self) -> str:
        return f"an answer in {self.decision_id}"


class Input(models.Model):
    """What `author` says before it is decided, by name, to those `shown_to` says, as wide as the circle was then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="inputs")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=MOST_WORDS)
    is_objection = models.BooleanField(default=False)
    lifted = models.BooleanField(default=False)
    shown_to = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ShownTo])
    width = models.PositiveSmallIntegerField(default=0)
    said_on = models.DateField()
    answer = models.ForeignKey(Answer, models.SET_NULL, null=True, blank=True, related_name="inputs")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(is_objection=True) | Q(lifted=False), name="lifts_objection")]
        indexes = [
            models.Index(fields=["decision", "said_on"], name="input_of_decision"),
            models.Index(fields=["author", "decision"], name="input_by_author"),
        ]

    def __str__(self) -> str:
        return f"an input in {self.decision_id}"


class Support(models.Model):
    """That `author` supports what somebody else said; those who read the one read the other."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    input = models.ForeignKey(Input, models.CASCADE, related_name="supports")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["input", "author"], name="support_once")]
        indexes = [models.Index(fields=["author"], name="support_by_author")]

    def __str__(self) -> str:
        return f"support for {self.input_id}"


class FeltHeard(models.Model):
    """Whether `author` felt heard in a decision: theirs alone, kept from everybody else."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    decision = models.ForeignKey(Decision, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_before = models.CharField(max_length=6, choices=FELT)
    considered = models.CharField(max_length=6, choices=FELT)
    told_why = models.CharField(max_length=6, choices=FELT)
    words = models.CharField(max_length=MOST_SHORT, blank=True)
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["decision", "author"], name="felt_heard_once"),
            models.CheckConstraint(
                condition=Q(
                    asked_before__in=[one.value for one in Felt],
                    considered__in=[one.value for one in Felt],
                    told_why__in=[one.value for one in Felt],
                ),
                name="felt_heard_so_far",
            ),
        ]
        indexes = [models.Index(fields=["said_on"], name="felt_heard_expires")]

    def __str__(self) -> str:
        return f"said on {self.said_on}"
