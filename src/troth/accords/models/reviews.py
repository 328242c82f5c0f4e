"""What one side alone knows at a review: whether a clause was kept, what to do about it, and how that feels."""

from django.db import models
from django.db.models import Q

from troth.accords.states import Choice
from troth.kernel.ids import new_id
from troth.people.models import Person

from .writing import Clause


class Fulfilment(models.Model):
    """How far a clause was kept, as its author sees it, and what they decided to do; theirs alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="fulfilments")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    review = models.PositiveSmallIntegerField()
    rated_on = models.DateField()
    kept = models.SmallIntegerField()
    choice = models.CharField(max_length=8, blank=True, choices=[(choice.value, choice.value) for choice in Choice])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kept__gte=-2, kept__lte=2), name="fulfilment_minus_2_to_2"),
            models.UniqueConstraint(fields=["clause", "author", "review"], name="one_rating_a_review"),
        ]

    def __str__(self) -> str:
        return f"a rating of {self.clause_id}"


class Feeling(models.Model):
    """What it does to somebody that a clause was not kept; kept apart from the rating, and theirs alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    fulfilment = models.OneToOneField(Fulfilment, models.CASCADE, related_name="feeling")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=280)

    def __str__(self) -> str:
        return f"a feeling of {self.author_id}"
