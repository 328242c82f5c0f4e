"""What a person chose about their calendar."""

from django.db import models

from troth.kernel.ids import new_id
from troth.people.models import Person


class CalendarChoice(models.Model):
    """Whether a calendar program may read `author`'s days, by a secret address of which only the hash is kept.

    `shows` says what stands there: neutral titles, whom and what, or that and a file with mail about a talk.
    """

    class Shows(models.TextChoices):
        NEUTRAL = "neutral"
        OWN = "own"
        MAILED = "mailed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.OneToOneField(Person, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, null=True, blank=True, unique=True)  # none: no address, or taken back
    made_on = models.DateField(null=True, blank=True)
    shows = models.CharField(max_length=7, choices=Shows.choices, default=Shows.NEUTRAL)

    def __str__(self) -> str:
        return f"the calendar of {self.author_id}"

    @property
    def has_own_titles(self) -> bool:
        return self.shows != self.Shows.NEUTRAL
