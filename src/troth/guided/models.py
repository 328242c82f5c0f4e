"""The tables of the guided conversation: its day and its one promise; that somebody asks for it; a leader's notes."""

from django.db import models
from django.db.models import Q

from troth.kernel.ids import new_id
from troth.people.models import Person, Team

from .rules import Stage

MOST_PROMISE, MOST_PLACE, MOST_NOTE = 280, 160, 600


class Conversation(models.Model):
    """That a team's conversation is planned, took place or is off, and the one promise its leader made in it.

    Nothing of what was said, nobody who was there, not who said "not this time". `word` is the promise in accounts,
    where each member has a row of their own; `became` follows what the leader says of it there (`promise_states`).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.ForeignKey(Team, models.SET_NULL, null=True, related_name="+")
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stage = models.CharField(
        max_length=7, choices=[(one.value, one.value) for one in Stage], default=Stage.PLANNED.value
    )
    starts_at = models.DateTimeField()
    day = models.DateField()  # of `starts_at` for whoever planned it; once held, the day it took place
    place = models.CharField(max_length=MOST_PLACE, blank=True)
    revision = models.PositiveIntegerField(default=0)
    word = models.UUIDField(null=True, blank=True)
    promise = models.CharField(max_length=MOST_PROMISE, blank=True)
    due_on = models.DateField(null=True, blank=True)
    became = models.CharField(max_length=8, blank=True)
    because = models.CharField(max_length=280, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team"], condition=Q(stage=Stage.PLANNED.value), name="one_planned_a_team"),
            models.CheckConstraint(condition=Q(word=None) | Q(stage=Stage.HELD.value), name="promised_once_held"),
        ]
        indexes = [
            models.Index(fields=["team", "stage", "day"], name="guided_by_team"),
            models.Index(fields=["leader", "stage", "day"], name="guided_by_leader"),
            models.Index(fields=["word"], condition=~Q(word=None), name="guided_by_word"),
        ]

    def __str__(self) -> str:
        return f"{self.team_id}, {self.stage}"

    @property
    def is_planned(self) -> bool:
        return self.stage == Stage.PLANNED

    @property
    def is_held(self) -> bool:
        return self.stage == Stage.HELD

    @property
    def is_off(self) -> bool:
        return self.stage == Stage.OFF


class Wish(models.Model):
    """That somebody of a team asks for the conversation. Who it was is kept nowhere."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.OneToOneField(Team, models.CASCADE, related_name="+")
    asked_on = models.DateField()

    def __str__(self) -> str:
        return f"asked for in {self.team_id}"


class Preparation(models.Model):
    """What a leader means to say themselves, for them alone; it goes 30 days after the day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conversation = models.OneToOneField(Conversation, models.CASCADE, related_name="preparation")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    safety = models.CharField(max_length=MOST_NOTE, blank=True)
    heard = models.CharField(max_length=MOST_NOTE, blank=True)
    promises = models.CharField(max_length=MOST_NOTE, blank=True)
    repair = models.CharField(max_length=MOST_NOTE, blank=True)
    goes_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["goes_on"], name="guided_notes_go")]

    def __str__(self) -> str:
        return f"notes for {self.conversation_id}"
