"""The one thing transparency keeps: roughly how many teams use Troth, counted at night."""

from django.db import models


class Participation(models.Model):
    """The band the last count fell into. The number itself is kept nowhere."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    words = models.CharField(max_length=60)
    counted_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_participation")]

    def __str__(self) -> str:
        return self.words
