"""The only things Today stores: what a person has put aside, and of what they would rather see less."""

from django.db import models

from troth.kernel.ids import new_id
from troth.people.models import Person


class Snooze(models.Model):
    """A reminder `author` put aside until a day; nobody else learns of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.UUIDField()  # the id of the promise, line or comparison it reminds of
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "about"], name="one_snooze_each")]
        indexes = [models.Index(fields=["until"], name="snooze_until")]

    def __str__(self) -> str:
        return f"put aside by {self.author_id}"


class Less(models.Model):
    """A kind of nudge `author` did not find useful: for a while it comes last and one at a time. Theirs alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    until = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "kind"], name="one_less_each")]

    def __str__(self) -> str:
        return f"{self.author_id} would see less of {self.kind}"
