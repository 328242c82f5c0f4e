"""The tables of cards: what people write about themselves, what was done with it, and questions one level deeper."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id
from troth.people.models import Person

from .rules import AUDIENCE_WORDS, KIND_WORDS, WAS_SO_WORDS, Audience, CardKind, Depth, TurnKind, WasSo


class Card(models.Model):
    """One thing to know about `author`, in their own words, read by whom they choose until it runs out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=[(one.value, words.choice) for one, words in KIND_WORDS.items()])
    words = models.CharField(max_length=600)
    audience = models.CharField(
        max_length=6, choices=[(one.value, words) for one, words in AUDIENCE_WORDS.items()], default=Audience.ME.value
    )
    written_on = models.DateField()
    expires_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(audience__in=[one.value for one in Audience]), name="card_audience"),
            models.CheckConstraint(condition=Q(kind__in=[one.value for one in CardKind]), name="card_kind"),
        ]
        indexes = [
            models.Index(fields=["author", "audience"], name="card_by_author"),
            models.Index(fields=["expires_on"], name="card_expires"),
        ]

    def __str__(self) -> str:
        return f"a card of {self.author_id}"


class CardWarning(models.Model):
    """That the author of a card was told it is about to run out: theirs alone, so not on the card others read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    card = models.OneToOneField(Card, models.CASCADE, related_name="warning")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    told_on = models.DateField()

    def __str__(self) -> str:
        return f"told on {self.told_on}"


class ActedNote(models.Model):
    """The word of `leader` that they acted on a card of `person`; both read it.

    `card_id` is a plain id, not a foreign key: the card can be changed, shut, or gone without touching what was noted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    card_id = models.UUIDField()
    kind = models.CharField(max_length=12)
    words = models.CharField(max_length=280, blank=True)
    noted_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(leader=F("person")), name="acted_for_another")]
        indexes = [
            models.Index(fields=["leader", "person", "-noted_on"], name="acted_between"),
            models.Index(fields=["person", "-noted_on"], name="acted_by_person"),
            models.Index(fields=["noted_on"], name="acted_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.leader_id} for {self.person_id} on {self.noted_on}"


class WasItSo(models.Model):
    """What `author` says about a note of their leader's: for themselves, or openly, so that `leader` reads it too."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note_id = models.UUIDField(unique=True)
    says = models.CharField(max_length=6, choices=[(one.value, words) for one, words in WAS_SO_WORDS.items()])
    words = models.CharField(max_length=280, blank=True)
    openly = models.BooleanField(default=False)
    said_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(says__in=[one.value for one in WasSo]), name="was_so_says")]
        indexes = [models.Index(fields=["said_on"], name="was_so_expires")]

    def __str__(self) -> str:
        return f"said on {self.said_on}"


class Asking(models.Model):
    """A question of the bank that `leader` answered first and then put to `person`; both read it.

    Nothing here says what `person` made of it: an answer is a Turn, and setting it aside is a Passed of theirs alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    question = models.CharField(max_length=40)
    depth = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=1000, blank=True)
    asked_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(leader=F("person")), name="asking_another"),
            models.CheckConstraint(condition=Q(depth__gte=Depth.LIGHT, depth__lte=Depth.HARD), name="asking_depth"),
        ]
        indexes = [
            models.Index(fields=["leader", "person", "-asked_on"], name="asking_between"),
            models.Index(fields=["person", "-asked_on"], name="asking_by_person"),
            models.Index(fields=["asked_on"], name="asking_expires"),
        ]

    def __str__(self) -> str:
        return f"{self.leader_id} asks {self.person_id}"


class Turn(models.Model):
    """What one of the two said after a question was asked: an answer, a question back, a reply; both read it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asking = models.ForeignKey(Asking, models.CASCADE, related_name="turns")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6, choices=[(one.value, one.value) for one in TurnKind])
    words = models.CharField(max_length=1000)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["asking"], condition=Q(kind=TurnKind.ANSWER.value), name="one_answer_per_asking"
            )
        ]
        indexes = [models.Index(fields=["asking", "said_at"], name="turn_in_order")]

    def __str__(self) -> str:
        return f"a turn of {self.author_id}"


class Passed(models.Model):
    """That `author` set a question aside: it leaves their list, and nobody else can learn of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asking_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["author", "asking_id"], name="passed_once")]

    def __str__(self) -> str:
        return f"set aside by {self.author_id}"
