"""A plan: what will be said, what stays with its authors, and whom it touches."""

from django.db import models
from django.db.models import Q

from troth.kernel.ids import new_id
from troth.people.models import Person, Team
from troth.tough_news.rules import MOST_WORDS, Stage


class News(models.Model):
    """What is said to those it touches. Its authors read it; from the moment they are told, those it touches too.

    It holds no day and no count: whoever is told last must not read here when it was first written or told.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    leader = models.ForeignKey(Person, models.PROTECT, related_name="+")
    stage = models.CharField(max_length=7, choices=[(one.value, one.value) for one in Stage], default=Stage.PLANNED)
    title = models.CharField(max_length=80)
    what = models.CharField(max_length=MOST_WORDS)
    why = models.CharField(max_length=MOST_WORDS)
    decided = models.CharField(max_length=MOST_WORDS, blank=True)
    still_open = models.CharField(max_length=MOST_WORDS, blank=True)
    cannot_say = models.CharField(max_length=MOST_WORDS, blank=True)
    support = models.CharField(max_length=MOST_WORDS, blank=True)
    room = models.CharField(max_length=MOST_WORDS, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(stage__in=[one.value for one in Stage]), name="news_stage")]
        indexes = [models.Index(fields=["leader", "stage"], name="news_by_leader")]

    def __str__(self) -> str:
        return f"news of {self.leader_id}"


class Preparation(models.Model):
    """What stays with the authors: what it costs whom, who hears it first, and the day they mean to say it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    news = models.OneToOneField(News, models.CASCADE, related_name="preparation")
    costs = models.CharField(max_length=MOST_WORDS, blank=True)
    hears_first = models.CharField(max_length=MOST_WORDS, blank=True)
    say_on = models.DateField(null=True, blank=True)
    changed_on = models.DateField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["say_on"], name="preparation_by_day"),
            models.Index(fields=["changed_on"], name="preparation_expires"),
        ]

    def __str__(self) -> str:
        return f"notes on {self.news_id}"


class CoAuthor(models.Model):
    """Somebody the leader plans it with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    news = models.ForeignKey(News, models.CASCADE, related_name="co_authors")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["news", "person"], name="co_author_once")]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.news_id}"


class Affected(models.Model):
    """Whom it touches, as planned: one person, or whoever is in a team when it is said."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    news = models.ForeignKey(News, models.CASCADE, related_name="affected")
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    team = models.ForeignKey(Team, models.CASCADE, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, team__isnull=False) | Q(person__isnull=False, team=None),
                name="affected_person_or_team",
            ),
            models.UniqueConstraint(fields=["news", "person"], name="affected_person_once"),
            models.UniqueConstraint(fields=["news", "team"], name="affected_team_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or self.team_id} by {self.news_id}"
