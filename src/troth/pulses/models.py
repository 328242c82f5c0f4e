"""The tables of pulses: rounds, who is counted with whom, that somebody has collected, what was released. No answers.

There is no time of anybody's doing in them, and none of them knows a ballot: those are in the box, elsewhere.
"""

from django.db import models
from django.db.models import Q

from troth.kernel.ids import new_id
from troth.people.models import Person, Team

from .rules.circles import Wording
from .rules.days import Asks
from .rules.states import State

HEX, WORDS = 64, 500


class Rhythm(models.Model):
    """That there are rounds at all, and since which day. One row, or none."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    began_on = models.DateField()
    began_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_rhythm")]

    def __str__(self) -> str:
        return f"rounds since {self.began_on}"


class Pause(models.Model):
    """Days in which nobody is asked to answer, such as holidays; both included."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.DateField()
    last = models.DateField()
    why = models.CharField(max_length=120)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(last__gte=models.F("first")), name="pause_ends_after_start")]

    def __str__(self) -> str:
        return self.why


class Holder(models.Model):
    """A keyholder's or deputy's public keys, as a representative entered them, until they were taken out again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    is_deputy = models.BooleanField(default=False)
    called = models.CharField(max_length=120)  # who holds it, for people: "the works council, Kay Nguyen"
    recipient = models.CharField(max_length=80)  # age1…
    signer = models.CharField(max_length=HEX)  # Ed25519, base64url
    since = models.DateField()
    entered_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["is_deputy"], condition=Q(until=None), name="one_holder_of_each_kind")
        ]

    def __str__(self) -> str:
        return self.called


class Round(models.Model):
    """One round: its days, what it asks, where it stands, and the documents everybody can check. About nobody.

    `manifest`, `gate` and `tally` are signed documents in canonical JSON, empty until made, then never changed; after
    a restore, a gate may give way to the one that was published.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=9, choices=[(one.value, one.value) for one in State], default=State.DRAFT)
    season = models.UUIDField()  # those frozen together
    asks = models.CharField(max_length=4, choices=[(one.value, one.value) for one in Asks])
    collecting_first = models.DateField()
    collecting_last = models.DateField()
    answering_first = models.DateField()
    answering_last = models.DateField()
    manifest = models.TextField(blank=True)
    gate = models.TextField(blank=True)
    tally = models.TextField(blank=True)
    check_words = models.CharField(max_length=120, blank=True)
    gate_words = models.CharField(max_length=120, blank=True)  # of the answering week, once there is a gate
    is_double = models.BooleanField(default=False)  # somebody else than the server holds the key
    asks_after = models.BooleanField(default=False, db_default=False)  # whether what was answered last time happened
    why = models.CharField(max_length=WORDS, blank=True)  # of a round that was called off
    released_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in State]), name="round_state"),
            models.UniqueConstraint(fields=["season", "answering_first"], name="round_once"),
        ]
        indexes = [models.Index(fields=["state", "answering_first"], name="round_by_state")]

    def __str__(self) -> str:
        return f"round of {self.answering_first}"

    @property
    def name(self) -> str:
        """Its name in documents and at the box."""
        return self.id.hex

    @property
    def standing(self) -> State:
        return State(self.state)


class Circle(models.Model):
    """People counted together in a round: which teams, how many, and the public half of their key.

    `issued` and `is_final` are known from the gate on, `counted` from the tally on.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="circles")
    name = models.CharField(max_length=16)
    above = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="parts")
    wording = models.CharField(max_length=6, choices=[(one.value, one.value) for one in Wording])
    called = models.CharField(max_length=WORDS)
    lineage = models.CharField(max_length=HEX)  # the same for the same teams in the same wording
    eligible = models.PositiveIntegerField()
    key = models.TextField(blank=True)
    certificate = models.TextField(blank=True)
    issued = models.PositiveIntegerField(null=True, blank=True)
    is_final = models.BooleanField(default=False)
    counted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "name"], name="circle_once")]
        indexes = [models.Index(fields=["lineage"], name="circle_by_lineage")]

    def __str__(self) -> str:
        return self.called


class CircleTeam(models.Model):
    """That a team is counted in a circle."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="teams")
    team = models.ForeignKey(Team, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "team"], name="circle_team_once")]

    def __str__(self) -> str:
        return f"{self.team_id} in {self.circle_id}"


class Counted(models.Model):
    """That a person is one of a circle. `mark` is theirs in all rounds and says nothing.

    It outlives an erased person, so that the audit of releases still knows by whom groups differ.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    mark = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["circle", "mark"], name="counted_once")]
        indexes = [models.Index(fields=["person", "circle"], name="counted_by_person")]

    def __str__(self) -> str:
        return f"one of {self.circle_id}"


class Together(models.Model):
    """The names of a circle as they were when it was frozen, and the salt with which they can be checked."""

    circle = models.OneToOneField(Circle, models.CASCADE, primary_key=True, related_name="together")
    salt = models.CharField(max_length=32)
    names = models.JSONField(default=list)
    to_go = models.JSONField(default=list)  # of those who erased everything while it ran: taken out when it is over

    def __str__(self) -> str:
        return f"names of {self.circle_id}"


class Issued(models.Model):
    """That a person has collected the right to answer, never when, and nothing of what they will answer.

    `digest` is of the blinded message: the same may be asked for again, another may not. Gone once collecting is over.
    Of somebody who erases everything the number stays, without a name: what they collected can still be used.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=HEX)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person", "circle"], name="issued_once")]

    def __str__(self) -> str:
        return f"issued in {self.round_id}"


class Release(models.Model):
    """What may be said of a circle after a round: ranges and levels, or why nothing may be said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.OneToOneField(Circle, models.CASCADE, related_name="release")
    document = models.JSONField(null=True, blank=True)  # the circle's figures; none where withheld
    salt = models.CharField(max_length=32, blank=True)  # with which they can be checked against the signed tally
    reason = models.CharField(max_length=200, blank=True)
    released_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(document__isnull=False, reason="") | (Q(document__isnull=True) & ~Q(reason="")),
                name="released_or_withheld",
            )
        ]

    def __str__(self) -> str:
        return f"release of {self.circle_id}"


class Duty(models.Model):
    """That a group is owed an answer to what was released of it: by whoever leads `team` now, later `above` too.

    Without `team` nobody leads all of it, and the leaders of its teams may answer. `answered_for` is the team in whose
    name it was answered.
    """

    release = models.OneToOneField(Release, models.CASCADE, primary_key=True, related_name="duty")
    team = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")
    above = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")
    since = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answered_for = models.ForeignKey(Team, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["answered_on", "since"], name="duty_by_day")]

    def __str__(self) -> str:
        return f"an answer to {self.release_id}"
