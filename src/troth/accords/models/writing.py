"""What the two write together: clauses with every change, signed versions and their signatures."""

from django.db import models
from django.db.models import Q

from troth.accords.states import Party
from troth.kernel.ids import new_id
from troth.people.models import Person

from .pairs import Accord, Topic


class Clause(models.Model):
    """One thing the two agree on, as it stands now. A change leaves it agreed by the one who made it alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(Accord, models.CASCADE, related_name="clauses")
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField(max_length=80)
    is_boundary = models.BooleanField(default=False)
    words = models.CharField(max_length=600)
    organisation = models.CharField(max_length=600, blank=True)
    person = models.CharField(max_length=600, blank=True)
    team = models.CharField(max_length=600, blank=True)
    leader = models.CharField(max_length=600, blank=True)
    revision = models.PositiveIntegerField(default=1)
    leader_agrees = models.BooleanField(default=False)
    member_agrees = models.BooleanField(default=False)
    withdrawn = models.BooleanField(default=False)  # a proposal like any other: gone once both agree

    class Meta:
        indexes = [models.Index(fields=["accord", "withdrawn"], name="clause_by_accord")]

    def __str__(self) -> str:
        return f"a clause of {self.accord_id}"

    @property
    def is_agreed(self) -> bool:
        return self.leader_agrees and self.member_agrees


class ClauseEdit(models.Model):
    """How a clause stood at one revision, and who put it so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    clause = models.ForeignKey(Clause, models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    on = models.DateField()
    texts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clause", "revision"], name="one_edit_a_revision")]

    def __str__(self) -> str:
        return f"revision {self.revision} of {self.clause_id}"


class Version(models.Model):
    """What was put before both to sign: the text, and its hash. Once both signed, the database refuses any change."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    accord = models.ForeignKey(Accord, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    made_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["accord", "digest"], name="one_version_a_digest")]

    def __str__(self) -> str:
        return f"version {self.number} of {self.accord_id}"


class Signature(models.Model):
    """One side's signature under a version: the installation's seal over the hash, the side, the signer and the day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.ForeignKey(Version, models.CASCADE, related_name="signatures")
    party = models.CharField(max_length=6, choices=[(party.value, party.value) for party in Party])
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signer = models.UUIDField()  # the signer's pseudonym in the log
    digest = models.CharField(max_length=64)
    on = models.DateField()
    seal = models.CharField(max_length=128)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "party"], name="one_signature_a_side"),
            models.CheckConstraint(condition=Q(party__in=["leader", "member"]), name="signature_party"),
        ]

    def __str__(self) -> str:
        return f"{self.party} under {self.version_id}"
