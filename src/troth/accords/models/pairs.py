"""What both know of an accord, what one side alone knows, and what both read once both have sealed."""

from django.db import models
from django.db.models import F, Q

from troth.accords.states import RUNNING, Stage
from troth.kernel.ids import new_id
from troth.people.models import Person


class Topic(models.Model):
    """Something an accord is about, with examples; the operator may reword it or set it aside."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=80)
    examples = models.TextField(max_length=600)  # one a line
    position = models.PositiveSmallIntegerField(default=100)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.title

    @property
    def example_lines(self) -> list[str]:
        return [line for line in self.examples.splitlines() if line.strip()]


class Accord(models.Model):
    """An accord between a leader and one person they lead; both read every field."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    member = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=6, choices=[(stage.value, stage.value) for stage in Stage], default=Stage.APART)
    is_new_role = models.BooleanField(default=False)
    began_on = models.DateField()
    revealed_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    review = models.PositiveSmallIntegerField(default=0)  # how many reviews have come due
    ended_on = models.DateField(null=True, blank=True)
    hand_over_open = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(leader=F("member")), name="accord_between_two"),
            models.UniqueConstraint(
                fields=["leader", "member"],
                condition=Q(stage__in=[stage.value for stage in RUNNING]),
                name="one_accord_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "stage"], name="accord_by_member"),
            models.Index(fields=["leader", "stage"], name="accord_by_leader"),
        ]

    def __str__(self) -> str:
        return f"{self.leader_id} with {self.member_id}, {self.stage}"


class Side(models.Model):
    """What one side alone knows: whether they have sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(Accord, models.CASCADE, related_name="sides")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "author"], name="one_accord_side_each")]

    def __str__(self) -> str:
        return f"a side of {self.accord_id}"


class Answer(models.Model):
    """One side's view of one topic, of the list or their own: read by its author, and by both once both sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(Accord, models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+")
    own_topic = models.CharField(max_length=80, blank=True)
    owed = models.PositiveSmallIntegerField(null=True, blank=True)
    importance = models.PositiveSmallIntegerField(default=1)
    expects = models.CharField(max_length=600, blank=True)
    offers = models.CharField(max_length=600, blank=True)
    comes_from = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(owed=None) | Q(owed__lte=4), name="answer_owed_0_to_4"),
            models.CheckConstraint(condition=Q(importance__gte=1, importance__lte=3), name="answer_importance_1_to_3"),
            models.UniqueConstraint(
                fields=["accord", "author", "topic"], condition=~Q(topic=None), name="one_answer_a_topic"
            ),
            models.UniqueConstraint(
                fields=["accord", "author", "own_topic"], condition=Q(topic=None), name="one_answer_an_own_topic"
            ),
        ]

    def __str__(self) -> str:
        return f"an answer in {self.accord_id}"


class HandOver(models.Model):
    """The member gives the new leader the accord they had with the one before; taken back at any time."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.OneToOneField(Accord, models.CASCADE, related_name="hand_over")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.accord_id} handed over"
