"""The accord of a whole team: clauses in force, proposals and their wordings, what each says to them, versions."""

from django.db import models
from django.db.models import Q

from troth.accords.states import Aim, ProposalState, Says
from troth.kernel.ids import new_id
from troth.people.models import Person, Team


class TeamAccord(models.Model):
    """That a team has one; its row is the lock at which everybody who changes something of it takes turns.

    `team` is None where the roster took the team away again: then nobody reads it any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    team = models.OneToOneField(Team, models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"the accord of {self.team_id}"


class TeamClause(models.Model):
    """A clause as it was adopted last; one that ended stays, out of force, for what was said about it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(TeamAccord, models.CASCADE, related_name="clauses")
    title = models.CharField(max_length=80)
    is_boundary = models.BooleanField(default=False)
    words = models.CharField(max_length=600)
    organisation = models.CharField(max_length=600, blank=True)
    person = models.CharField(max_length=600, blank=True)
    team = models.CharField(max_length=600, blank=True)
    leader = models.CharField(max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    ended = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["accord", "ended"], name="team_clause_by_accord")]

    def __str__(self) -> str:
        return f"a clause of {self.accord_id}"


class TeamVersion(models.Model):
    """All clauses in force after an adoption: canonical text, hash and the installation's seal. Never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(TeamAccord, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    adopted_on = models.DateField()
    adopted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signer = models.UUIDField()  # the adopting leader's pseudonym in the log
    seal = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "number"], name="one_team_version_a_number")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.accord_id}"


class TeamProposal(models.Model):
    """A new clause, a change to one or its end, put before the team by one person; what it says is in its wordings."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(TeamAccord, models.CASCADE, related_name="proposals")
    aim = models.CharField(max_length=6, choices=[(aim.value, aim.value) for aim in Aim])
    clause = models.ForeignKey(TeamClause, models.CASCADE, null=True, blank=True, related_name="proposals")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)  # of the wording that is before the team
    clause_revision = models.PositiveIntegerField(default=0)  # how the clause stood when that wording was written
    state = models.CharField(
        max_length=9, choices=[(state.value, state.value) for state in ProposalState], default=ProposalState.OPEN.value
    )
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    because = models.CharField(max_length=600, blank=True)  # why the leader said no
    version = models.ForeignKey(TeamVersion, models.CASCADE, null=True, blank=True, related_name="proposals")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(aim=Aim.ADD.value) | ~Q(clause=None), name="proposal_of_a_clause"),
            models.CheckConstraint(
                condition=Q(state=ProposalState.ADOPTED.value, version__isnull=False)
                | (~Q(state=ProposalState.ADOPTED.value) & Q(version=None)),
                name="adopted_into_a_version",
            ),
        ]
        indexes = [models.Index(fields=["accord", "state"], name="proposal_by_accord")]

    def __str__(self) -> str:
        return f"a proposal in {self.accord_id}"


class TeamWording(models.Model):
    """What a proposal says at one revision, and why; an answer is to exactly one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proposal = models.ForeignKey(TeamProposal, models.CASCADE, related_name="wordings")
    revision = models.PositiveIntegerField()
    title = models.CharField(max_length=80)
    is_boundary = models.BooleanField(default=False)
    words = models.CharField(max_length=600)
    organisation = models.CharField(max_length=600, blank=True)
    person = models.CharField(max_length=600, blank=True)
    team = models.CharField(max_length=600, blank=True)
    leader = models.CharField(max_length=600, blank=True)
    why = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "revision"], name="one_wording_a_revision")]

    def __str__(self) -> str:
        return f"revision {self.revision} of {self.proposal_id}"


class TeamAnswer(models.Model):
    """What one person says to one wording of a proposal, or to a version in force. When they said so is not kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(TeamAccord, models.CASCADE, related_name="answers")
    wording = models.ForeignKey(TeamWording, models.CASCADE, null=True, blank=True, related_name="answers")
    version = models.ForeignKey(TeamVersion, models.CASCADE, null=True, blank=True, related_name="answers")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    says = models.CharField(max_length=7, choices=[(says.value, says.value) for says in Says])
    reason = models.CharField(max_length=600, blank=True)
    settled = models.BooleanField(default=False)  # its author says that the leader's answer settles the concern

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wording=None, version__isnull=False) | Q(wording__isnull=False, version=None),
                name="answer_to_one_thing",
            ),
            models.CheckConstraint(condition=~Q(says=Says.CONCERN.value) | ~Q(reason=""), name="concern_has_a_reason"),
            models.UniqueConstraint(
                fields=["wording", "author"], condition=~Q(wording=None), name="one_answer_a_wording"
            ),
            models.UniqueConstraint(
                fields=["version", "author"], condition=~Q(version=None), name="one_answer_a_version"
            ),
        ]
        indexes = [models.Index(fields=["accord", "says"], name="team_answer_by_accord")]

    def __str__(self) -> str:
        return f"an answer in {self.accord_id}"


class TeamReply(models.Model):
    """A leader's written answer to one concern."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    answer = models.OneToOneField(TeamAnswer, models.CASCADE, related_name="reply")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=1000)
    replied_on = models.DateField()

    def __str__(self) -> str:
        return f"an answer to {self.answer_id}"
