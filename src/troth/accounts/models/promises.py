"""Promises: those both sides see, lines that only their author sees, and changes proposed before the day."""

from django.db import models
from django.db.models import F, Q

from troth.accounts.promise_states import State
from troth.cites.models import Citing
from troth.kernel.ids import new_id
from troth.people.models import Person


class Promise(Citing):
    """What `giver` owes `receiver` by `due_on`; both read every field.

    An asked one was sent by the receiver ("did I hear this right?") and is not yet the giver's word.
    """

    class Answer(models.TextChoices):
        NOTHING = ""  # says nothing: neither yes nor no, and not that it was not read
        YES = "yes"
        NOT_FOR_ME = "not_for_me"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    giver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=280)
    due_on = models.DateField()
    first_due_on = models.DateField()
    said_on = models.DateField()
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in State], default=State.OPEN)
    because = models.CharField(max_length=280, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=10, choices=Answer.choices, default=Answer.NOTHING, blank=True)
    was_heard = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0, db_default=0)  # grows with every change, for calendars
    together = models.UUIDField(null=True, blank=True)  # the same for all rows of one word said to several people

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="promise_between_two"),
            models.CheckConstraint(condition=Q(answer="") | Q(state="kept"), name="promise_answer_once_kept"),
        ]
        indexes = [
            models.Index(fields=["giver", "state", "due_on"], name="promise_by_giver"),
            models.Index(fields=["receiver", "state", "due_on"], name="promise_by_receiver"),
            models.Index(fields=["giver", "receiver", "state"], name="promise_between"),
            models.Index(fields=["together"], condition=~Q(together=None), name="promise_together"),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.receiver_id}, {self.state}"


class PromiseChange(models.Model):
    """Other words or another day for an open promise, proposed by one side, waiting for the other's word."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    promise = models.OneToOneField(Promise, models.CASCADE, related_name="change")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=280)
    due_on = models.DateField()

    def __str__(self) -> str:
        return f"change of {self.promise_id}"


class PrivatePromise(Citing):
    """A line about a promise in either direction that its author keeps to themselves until they send it."""

    class Direction(models.TextChoices):
        MINE = "mine"
        THEIRS = "theirs"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    direction = models.CharField(max_length=6, choices=Direction.choices)
    words = models.CharField(max_length=280)
    due_on = models.DateField()
    said_on = models.DateField()
    state = models.CharField(max_length=8, choices=[(state.value, state.value) for state in State], default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField()
    revision = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(author=F("other")), name="private_promise_between_two")]
        indexes = [
            models.Index(fields=["author", "state", "due_on"], name="line_by_author"),
            models.Index(fields=["expires_on"], name="line_expires"),
        ]

    def __str__(self) -> str:
        return f"a line of {self.author_id}"
