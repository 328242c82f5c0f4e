"""1:1s: a series between a leader and one person they lead, its meetings, agenda and notes."""

from django.db import models
from django.db.models import F, Q

from troth.kernel.ids import new_id
from troth.people.models import Person
from troth.talks.rules import MeetingState


class Series(models.Model):
    """The 1:1s of two people: how often, at which hour on the wall in which zone. Both read every field."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    member = models.ForeignKey(Person, models.PROTECT, related_name="+")
    every_days = models.PositiveSmallIntegerField()
    at = models.TimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=30)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(condition=~Q(leader=F("member")), name="series_between_two"),
            models.CheckConstraint(condition=Q(every_days__gte=1, every_days__lte=92), name="series_rhythm"),
            models.UniqueConstraint(
                fields=["leader", "member"], condition=Q(ended_on=None), name="one_series_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["member", "ended_on"], name="series_by_member")]

    def __str__(self) -> str:
        return f"{self.leader_id} with {self.member_id}"


class Meeting(models.Model):
    """One 1:1. `slot` is the day the rhythm gave it; it may have been moved. `revision` counts what a calendar sees."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="meetings")
    slot = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in MeetingState], default=MeetingState.PLANNED.value
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["series"], condition=Q(state=MeetingState.PLANNED.value), name="one_planned_meeting"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_takes_time"),
        ]
        indexes = [
            models.Index(fields=["series", "-starts_at"], name="meeting_by_series"),
            models.Index(fields=["state", "starts_at"], name="meeting_by_state"),
        ]

    def __str__(self) -> str:
        return f"a meeting of {self.series_id}, {self.state}"


class AgendaItem(models.Model):
    """Something one of the two wants to talk about; it stays on the agenda until it was."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="agenda")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=200)
    added_on = models.DateField()
    covered_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["series", "covered_on"], name="agenda_by_series")]

    def __str__(self) -> str:
        return f"an item of {self.author_id}"


class HowItGoes(models.Model):
    """One line on how it is going, before a 1:1; both read it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="how_it_goes")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=140)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "author"], name="one_line_each")]

    def __str__(self) -> str:
        return f"a line of {self.author_id}"


class SharedNote(models.Model):
    """What one of the two writes down for both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="shared_notes")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=1000)
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["meeting", "written_at"], name="shared_note_in_order")]

    def __str__(self) -> str:
        return f"a shared note of {self.author_id}"


class PrivateNote(models.Model):
    """What one of the two writes down for themselves alone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="private_notes")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "author"], name="one_private_note_each")]

    def __str__(self) -> str:
        return f"a private note of {self.author_id}"
