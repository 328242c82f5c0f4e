"""The tables of replies: guess and draft, their author's alone; the answer, how it read before, what became of it."""

from django.db import models

from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.pulses.models import Release

MOST_WORDS, MOST_PLAN = 2000, 280


class Guess(models.Model):
    """What a leader thought their team would say, before they saw it. Empty where they passed. For them alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(Release, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    levels = models.JSONField(default=dict)  # scale to a level from 1 to 5
    shares = models.JSONField(default=dict)  # question to a Share
    goes_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "author"], name="guessed_once")]
        indexes = [models.Index(fields=["goes_on"], name="guesses_go")]

    def __str__(self) -> str:
        return f"a guess about {self.release_id}"


class Draft(models.Model):
    """What a leader means to answer, for them alone until they publish it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.ForeignKey(Release, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    heard = models.TextField(blank=True)
    plans = models.JSONField(default=list)  # each {"words": ..., "due_on": an ISO day or nothing}
    will_not = models.TextField(blank=True)
    goes_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "author"], name="one_draft_each")]
        indexes = [models.Index(fields=["goes_on"], name="reply_drafts_go")]

    def __str__(self) -> str:
        return f"a draft about {self.release_id}"


class Reply(models.Model):
    """The answer to what was released of a group: what was heard, what will not be done and why. Published once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    release = models.OneToOneField(Release, models.CASCADE, related_name="reply")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    heard = models.TextField(blank=True)
    will_not = models.TextField(blank=True)
    published_on = models.DateField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["published_on"], name="replies_by_day")]

    def __str__(self) -> str:
        return f"the answer to {self.release_id}"


class Wording(models.Model):
    """How an answer read until a day, before its author corrected it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="wordings")
    revision = models.PositiveIntegerField()
    heard = models.TextField(blank=True)
    will_not = models.TextField(blank=True)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "revision"], name="reply_wording_once")]

    def __str__(self) -> str:
        return f"wording {self.revision} of {self.reply_id}"


class Will(models.Model):
    """One thing that will be done. With a day it is a promise: `word` in accounts, whose giver says what `became`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reply = models.ForeignKey(Reply, models.CASCADE, related_name="wills")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=MOST_PLAN)
    word = models.UUIDField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    became = models.CharField(max_length=8, blank=True)
    because = models.CharField(max_length=280, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "number"], name="reply_will_once")]
        indexes = [models.Index(fields=["word"], condition=~models.Q(word=None), name="reply_will_by_word")]

    def __str__(self) -> str:
        return self.words
