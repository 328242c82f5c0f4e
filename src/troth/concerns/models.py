"""The tables of concerns: listeners' keys, the list of them, quarters, slips, what is told and brought. No concern.

There is no time of anybody's doing in them, and none of them knows a concern: those are in the box, elsewhere.
"""

from django.db import models
from django.db.models import Q

from troth.kernel.ids import new_id
from troth.people.models import Person

from .rules import Asked, Did

HEX, NAME, WORDS, TEXT = 64, 120, 500, 2000


class ListenerKey(models.Model):
    """The public half of a listener's key, as they entered it themselves, until it was taken out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=16, unique=True)  # its name in the list: random, and of this key alone
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    recipient = models.CharField(max_length=80)  # age1…
    verify = models.CharField(max_length=HEX)  # Ed25519, base64url
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="one_key_of_a_listener"),
            models.UniqueConstraint(fields=["recipient"], name="a_recipient_once"),
            models.UniqueConstraint(fields=["verify"], name="a_signer_once"),
        ]

    def __str__(self) -> str:
        return f"a key of {self.person_id}"


class Listing(models.Model):
    """One signed list of those who listen, as everybody can check it. Each names the one before."""

    number = models.PositiveIntegerField(primary_key=True)
    document = models.TextField()
    check_words = models.CharField(max_length=NAME)
    made_on = models.DateField()

    def __str__(self) -> str:
        return f"list {self.number}"


class Season(models.Model):
    """A quarter: its days, its signed document, the words to compare. About nobody.

    One that began anew is over: its document stays, because the box may have it, and nothing is given for it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.DateField()
    last = models.DateField()
    until = models.DateField()
    document = models.TextField()
    check_words = models.CharField(max_length=NAME)
    is_over = models.BooleanField(default=False, db_default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["last"], condition=Q(is_over=False), name="one_quarter_at_once")]

    def __str__(self) -> str:
        return f"quarter up to {self.last}"

    @property
    def name(self) -> str:
        """Its name in documents and at the box."""
        return self.id.hex


class SlipsGiven(models.Model):
    """That a person has been given their slips, never when. `digest` is of what was signed unseen.

    Gone once the quarter's last day has passed. Of somebody who erases everything the number stays, without a name.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    season = models.ForeignKey(Season, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    digest = models.CharField(max_length=HEX)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["season", "person"], name="slips_once")]

    def __str__(self) -> str:
        return f"slips of {self.season_id}"


class WeekCount(models.Model):
    """How many concerns waited and were answered on a Monday; nothing where they were fewer than three."""

    week = models.DateField(primary_key=True)
    waiting = models.PositiveIntegerField(null=True, blank=True)
    answered = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"concerns on {self.week}"


class Batch(models.Model):
    """That counts were asked for as of a Monday or a Thursday, so that it is told once. About nobody."""

    batch = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return f"looked at as of {self.batch}"


class RunOut(models.Model):
    """That somewhere a clock had run out, as of a Monday or a Thursday. Not of what, of whom, or since when."""

    batch = models.DateField(primary_key=True)

    def __str__(self) -> str:
        return f"a clock ran out, as of {self.batch}"


class Outside(models.Model):
    """Somebody outside to turn to, entered by a representative, shown wherever something can be said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=NAME)
    how = models.CharField(max_length=400)

    def __str__(self) -> str:
        return self.name


class Heard(models.Model):
    """What was said, in the words its writer released, and what became of it. Everybody reads it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    said = models.CharField(max_length=TEXT)
    did = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Did])
    because = models.CharField(max_length=TEXT)
    week = models.DateField()  # the Monday of its week: a day could be laid beside a concern's

    class Meta:
        indexes = [models.Index(fields=["-week"], name="heard_by_week")]

    def __str__(self) -> str:
        return self.said[:60]


class Brought(models.Model):
    """Words a writer released for it, put before one person who can act. `before` reads it from the Monday `week` on.

    Nothing leads back to the concern: not its number, not its day, and not the day on which it was brought.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    listener = models.ForeignKey(Person, models.CASCADE, related_name="+")
    before = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked = models.CharField(max_length=9, choices=[(one.value, one.value) for one in Asked])
    said = models.CharField(max_length=TEXT)
    week = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["listener", "-week"], name="brought_by"),
            models.Index(fields=["before", "-week"], name="brought_before"),
            models.Index(fields=["week"], name="brought_goes"),
        ]

    def __str__(self) -> str:
        return f"put before {self.before_id}"


class Answer(models.Model):
    """What comes of it, and why, by whom it was put before. The listener who brought it reads it from `week` on."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    brought = models.OneToOneField(Brought, models.CASCADE, related_name="answer")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    did = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Did])
    because = models.CharField(max_length=TEXT)
    week = models.DateField()

    def __str__(self) -> str:
        return f"the answer to {self.brought_id}"
