"""The private book: moments as they felt to the one they touched, read by that person alone."""

from django.db import models
from django.db.models import F, Q

from troth.accounts.rules import Felt
from troth.kernel.ids import new_id
from troth.people.models import Person

from .moments import MomentKind


class BookEntry(models.Model):
    """A moment as it felt to `author`, about what `about` did.

    `moment_id` names the offered moment it marks, if it marks one. It is a plain id, not a foreign key: the offered
    moment can be taken back or run out without touching, or even looking at, what somebody made of it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    about = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.ForeignKey(MomentKind, models.PROTECT, related_name="+")
    happened_on = models.DateField()
    felt = models.CharField(max_length=10, choices=[(felt.value, felt.value) for felt in Felt])
    size = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=1000, blank=True)
    moment_id = models.UUIDField(null=True, blank=True)
    kept = models.BooleanField(default=False)
    expires_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)  # the day its author was told it is about to run out

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(author=F("about")), name="entry_about_another"),
            models.CheckConstraint(condition=Q(size__gte=1, size__lte=3), name="entry_size_1_to_3"),
            models.UniqueConstraint(fields=["author", "moment_id"], name="one_mark_per_moment"),
        ]
        indexes = [
            models.Index(fields=["author", "about", "-happened_on"], name="entry_by_author"),
            models.Index(fields=["expires_on"], name="entry_expires"),
        ]

    def __str__(self) -> str:
        return f"an entry of {self.author_id}"
