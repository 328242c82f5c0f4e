"""Matters: the talks about one thing over time, their private preparation, and what follows them."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.talks.rules import FollowUpKind, FollowUpState, Level, RevisitState, TalkState, WordKind


class Matter(models.Model):
    """One thing between a leader and somebody they lead. `begun_by` alone reads it until `shared_on`; then both do.

    `clause_id` names a clause of an accord, if it is about one. Deleted 90 days after `closed_on`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    member = models.ForeignKey(Person, models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    is_agreed = models.BooleanField(default=False)
    clause_id = models.UUIDField(null=True, blank=True)
    opened_on = models.DateField()
    touched_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(leader=F("member")), name="matter_between_two")]
        indexes = [
            models.Index(fields=["leader", "closed_on"], name="matter_by_leader"),
            models.Index(fields=["member", "closed_on"], name="matter_by_member"),
            models.Index(fields=["closed_on"], name="matter_goes"),
        ]

    def __str__(self) -> str:
        return f"a matter of {self.leader_id} and {self.member_id}"


class Talk(models.Model):
    """One talk about a matter, at a level. `by` alone reads it until `shared_on`: when it is planned, or held."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="talks")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    level = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=280, blank=True)  # why a level was left out
    state = models.CharField(
        max_length=9, choices=[(one.value, one.value) for one in TalkState], default=TalkState.PREPARING.value
    )
    begun_on = models.DateField()
    shared_on = models.DateField(null=True, blank=True)
    invitation = models.CharField(max_length=600, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=Level.EXPECT.value, level__lte=Level.CONSEQUENCE.value), name="talk_level"
            ),
            models.CheckConstraint(condition=~Q(state="held") | ~Q(held_on=None), name="talk_held_on_a_day"),
        ]
        indexes = [
            models.Index(fields=["by", "state"], name="talk_by_person"),
            models.Index(fields=["matter", "held_on"], name="talk_of_matter"),
            models.Index(fields=["state", "starts_at"], name="talk_by_state"),
        ]

    def __str__(self) -> str:
        return f"a talk of {self.matter_id}, {self.state}"


class Preparation(models.Model):
    """What the one who has to say something writes for themselves beforehand, and the day they mean to say it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    talk = models.OneToOneField(Talk, models.CASCADE, related_name="preparation")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    agreed = models.CharField(max_length=1000, blank=True)
    saw = models.CharField(max_length=1000, blank=True)
    story = models.CharField(max_length=1000, blank=True)
    impact = models.CharField(max_length=1000, blank=True)
    contributed = models.CharField(max_length=1000, blank=True)
    support = models.CharField(max_length=1000, blank=True)
    want = models.CharField(max_length=1000, blank=True)
    consequence = models.CharField(max_length=1000, blank=True)
    afraid = models.CharField(max_length=1000, blank=True)
    putting_off = models.CharField(max_length=1000, blank=True)
    meant_for = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    touched_on = models.DateField()

    def __str__(self) -> str:
        return f"a preparation of {self.author_id}"


class Postponed(models.Model):
    """That `author` moved a talk of their own to a later day: theirs alone, for their mirror."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    talk = models.ForeignKey(Talk, models.CASCADE, related_name="postponed")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    was_for = models.DateField()

    class Meta:
        verbose_name_plural = "postponed"
        indexes = [models.Index(fields=["author", "talk"], name="postponed_by_author")]

    def __str__(self) -> str:
        return f"postponed by {self.author_id}"


class MatterWord(models.Model):
    """A few words into a matter, for both: after a talk, on support given, on coming back to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="words")
    talk = models.ForeignKey(Talk, models.CASCADE, null=True, blank=True, related_name="words")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=9, choices=[(one.value, one.value) for one in WordKind])
    words = models.CharField(max_length=600)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["matter", "said_at"], name="matter_words_in_order")]

    def __str__(self) -> str:
        return f"words of {self.author_id}"


class MatterPromise(models.Model):
    """That a promise between the two belongs to a matter. The promise itself is kept where all promises are."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.ForeignKey(Matter, models.CASCADE, related_name="promises")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    promise_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "promise_id"], name="promise_once_in_matter")]

    def __str__(self) -> str:
        return f"a promise in {self.matter_id}"


class FollowUp(models.Model):
    """What a leader owes the other after a talk that was a correction; the other may decline it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    talk = models.ForeignKey(Talk, models.CASCADE, related_name="follow_ups")
    owed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    owed_to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in FollowUpKind])
    due_on = models.DateField()
    state = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in FollowUpState], default=FollowUpState.OWED.value
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["talk", "kind"], name="one_follow_up_of_a_kind")]
        indexes = [
            models.Index(fields=["owed_by", "state", "due_on"], name="follow_up_by"),
            models.Index(fields=["owed_to", "state", "due_on"], name="follow_up_to"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} owed to {self.owed_to_id}"


class Revisit(models.Model):
    """That the two come back to a talk when calmer, at `due_at`; both read it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    talk = models.ForeignKey(Talk, models.CASCADE, related_name="revisits")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    state = models.CharField(
        max_length=7, choices=[(one.value, one.value) for one in RevisitState], default=RevisitState.WAITING.value
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["talk"], condition=Q(state=RevisitState.WAITING.value), name="one_revisit_waits"
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="revisit_due")]

    def __str__(self) -> str:
        return f"a revisit of {self.talk_id}"
