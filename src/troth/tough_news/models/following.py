"""Having said it, and what follows: who was told, how each wants to be asked, each check-in, and a person's words."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.tough_news.rules import MOST_WORDS, OCCASION_WORDS, STATE_WORDS, WAY_WORDS, Occasion, State, Way

from .planning import News

OCCASIONS = [(one.value, words) for one, words in OCCASION_WORDS.items()]


class Told(models.Model):
    """That `told_by` said it to `person`. The plan's authors read it, and that person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    news = models.ForeignKey(News, models.CASCADE, related_name="told")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    told_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    told_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["news", "person"], name="told_once"),
            models.CheckConstraint(condition=~Q(person=F("told_by")), name="told_to_another"),
        ]
        indexes = [
            models.Index(fields=["person", "-told_on"], name="told_by_person"),
            models.Index(fields=["told_by", "-told_on"], name="told_by_teller"),
            models.Index(fields=["told_on"], name="told_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} by {self.told_by_id}"


class FollowUp(models.Model):
    """How `person` wants `owed_by` to ask afterwards; those two read it.

    What stands here at first is what applies to everybody, so that nobody can tell whether something was chosen.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    told = models.OneToOneField(Told, models.CASCADE, related_name="follow_up")
    owed_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    way = models.CharField(max_length=5, choices=[(one.value, words) for one, words in WAY_WORDS.items()])

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(way__in=[one.value for one in Way]), name="follow_up_way")]

    def __str__(self) -> str:
        return f"{self.owed_by_id} with {self.person_id}: {self.way}"


class CheckIn(models.Model):
    """One time that `owed_by` owes `person` a few minutes about it; those two read it, and neither reads a reason."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    told = models.ForeignKey(Told, models.CASCADE, related_name="check_ins")
    owed_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    occasion = models.CharField(max_length=7, choices=OCCASIONS)
    due_on = models.DateField()
    state = models.CharField(
        max_length=11, choices=[(one.value, words) for one, words in STATE_WORDS.items()], default=State.OPEN
    )
    revision = models.PositiveIntegerField(default=0)  # for calendars: how often it changed

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["told", "occasion"], name="check_in_once"),
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="check_in_state"),
            models.CheckConstraint(condition=Q(occasion__in=[one.value for one in Occasion]), name="check_in_occasion"),
        ]
        indexes = [
            models.Index(fields=["owed_by", "state", "due_on"], name="check_in_owed_by"),
            models.Index(fields=["person", "state", "due_on"], name="check_in_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} for {self.person_id}, {self.state}"


class OwnWords(models.Model):
    """What `author` answers to the three questions, for themselves; `teller` reads it only once shared.

    `check_in_id` is a plain id, so that the words outlive the plan of somebody else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    teller = models.ForeignKey(Person, models.PROTECT, related_name="+")
    check_in_id = models.UUIDField()
    occasion = models.CharField(max_length=7, choices=OCCASIONS)
    hardest = models.CharField(max_length=MOST_WORDS, blank=True)
    unanswered = models.CharField(max_length=MOST_WORDS, blank=True)
    helps = models.CharField(max_length=MOST_WORDS, blank=True)
    shared = models.BooleanField(default=False)
    written_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "check_in_id"], name="own_words_once")]
        indexes = [models.Index(fields=["written_on"], name="own_words_expire")]

    def __str__(self) -> str:
        return f"words of {self.author_id}"
