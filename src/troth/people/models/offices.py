"""Offices, how somebody comes to hold one, and how a rule comes to change."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id

from ..offices.rules import ElectionState, NominationState, RuleState
from .persons import Person


def _choices(states: type[NominationState] | type[ElectionState] | type[RuleState]) -> list[tuple[str, str]]:
    return [(state.value, state.value) for state in states]


class Office(models.Model):
    """Somebody holding an office of the whole organisation, from `since` up to but not including `until`."""

    class Kind(models.TextChoices):
        LISTENER = "listener"
        REPRESENTATIVE = "representative"
        KEYHOLDER = "keyholder"
        OPERATOR = "operator"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=14, choices=Kind.choices)
    person = models.ForeignKey(Person, models.CASCADE, related_name="offices")
    is_deputy = models.BooleanField(default=False)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "person"], condition=Q(until=None), name="one_open_office"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class Nomination(models.Model):
    """A member proposed for an office. `state` moves one way only (offices.rules), by compare-and-set."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=14, choices=Office.Kind.choices)
    is_deputy = models.BooleanField(default=False)
    nominee = models.ForeignKey(Person, models.CASCADE, related_name="nominated_for")
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="nominations_made")
    replaces = models.ForeignKey(Office, models.SET_NULL, null=True, blank=True, related_name="successors")
    election = models.ForeignKey("Election", models.PROTECT, null=True, blank=True, related_name="nominations")
    state = models.CharField(max_length=12, choices=_choices(NominationState), default=NominationState.ASKED)
    opened_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField()
    countersigned_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="countersigned")
    reason = models.CharField(max_length=500, blank=True)
    objections = models.PositiveIntegerField(null=True, blank=True)
    office = models.OneToOneField(Office, models.SET_NULL, null=True, blank=True, related_name="nomination")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "nominee"],
                condition=Q(state__in=[state.value for state in NominationState if state.is_running]),
                name="one_running_nomination",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="nomination_due")]

    def __str__(self) -> str:
        return f"{self.kind} {self.nominee_id} {self.state}"


class Objection(models.Model):
    """What somebody has against a nomination: read by themselves and by the representatives."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="objections_made")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    text = models.CharField(max_length=1000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "person"], name="one_objection_each")]

    def __str__(self) -> str:
        return f"objection to {self.nomination_id}"


class Election(models.Model):
    """A vote of the members about one office. `roll` counts those who may vote; figures only once it is closed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=14, choices=Office.Kind.choices)
    is_deputy = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=_choices(ElectionState), default=ElectionState.NOMINATING)
    due_at = models.DateTimeField()
    roll = models.PositiveIntegerField(default=0)
    ballots = models.PositiveIntegerField(null=True, blank=True)
    outcome = models.JSONField(default=dict, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "is_deputy"],
                condition=~Q(state=ElectionState.CLOSED.value),
                name="one_running_election",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Elector(models.Model):
    """Somebody who may vote: the roll, fixed when voting opens, for everyone to read."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="electors")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="once_on_the_roll")]

    def __str__(self) -> str:
        return f"{self.person_id} may vote"


class HasVoted(models.Model):
    """That somebody has voted, never what: so that nobody votes twice. Deleted when the vote closes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["election", "person"], name="one_vote_each")]

    def __str__(self) -> str:
        return f"{self.person_id} has voted"


class OfficeBallot(models.Model):
    """One vote, never whose: the nominations this voter would accept. Deleted when the vote closes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    election = models.ForeignKey(Election, models.CASCADE, related_name="+")
    accepts = models.JSONField(default=list)

    def __str__(self) -> str:
        return "a vote"


class OfficeStart(models.Model):
    """The one-time link with which the employees' side begins: only its checksum is kept."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    checksum = models.CharField(max_length=64)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return "used" if self.is_used else "waiting"


class RuleChange(models.Model):
    """A rule that is to change, or has. What lowers protection waits for a representative's countersignature."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    rule = models.CharField(max_length=40)
    before = models.IntegerField()
    after = models.IntegerField()
    lowers = models.BooleanField()
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=_choices(RuleState), default=RuleState.PROPOSED)
    proposed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=500, blank=True)
    due_at = models.DateTimeField()
    in_force_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rule"], condition=Q(state="proposed"), name="one_proposal_a_rule"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="a_change_changes"),
        ]
        indexes = [models.Index(fields=["rule", "state"], name="rule_in_force")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.before} to {self.after}"
