"""Persons, teams, and who belongs where since when."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id


class Organisation(models.Model):
    """The one organisation this installation serves."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    name = models.CharField(max_length=120)
    zone = models.CharField(max_length=64, default="UTC")
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_organisation")]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody who works here, or worked here until `left_on`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    job = models.CharField(max_length=120, blank=True)
    zone = models.CharField(max_length=64, default="UTC")
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["name"], name="person_by_name")]

    def __str__(self) -> str:
        return self.name


class Address(models.Model):
    """Where mail reaches a person: read by that person and the operator only, so a table of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.OneToOneField(Person, models.CASCADE, related_name="address")
    email = models.EmailField(unique=True)

    def __str__(self) -> str:
        return self.email


class Team(models.Model):
    """A group of people; teams form a tree."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in a team, as member or leader, from `since` up to but not including `until`."""

    class Role(models.TextChoices):
        MEMBER = "member"
        LEADER = "leader"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=6, choices=Role.choices, default=Role.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after_start"
            ),
            models.UniqueConstraint(fields=["person", "team"], condition=Q(until=None), name="one_open_membership"),
        ]
        indexes = [
            models.Index(fields=["team", "role", "until"], name="membership_of_team"),
            models.Index(fields=["person", "until"], name="membership_of_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} of {self.team_id}"
