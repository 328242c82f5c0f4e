"""What runs out: a leader's notes 30 days after the last telling, all of it after 240, and a person's own words too."""

from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Max

from troth.kernel import clock
from troth.tough_news.models import News, OwnWords, Preparation
from troth.tough_news.rules import KEPT_FOR, NOTES_KEPT_FOR, Stage


@transaction.atomic
def let_run_out() -> None:
    """Delete what has run out. Twice a day is once.

    `changed_on` of a plan's notes is the day of the last telling once there was one.
    """
    today = clock.today(ZoneInfo("UTC"))
    Preparation.objects.filter(changed_on__lt=today - NOTES_KEPT_FOR).exclude(news__stage=Stage.PLANNED).delete()
    News.objects.filter(stage=Stage.PLANNED, preparation__changed_on__lt=today - KEPT_FOR).delete()
    said = News.objects.exclude(stage=Stage.PLANNED).annotate(last=Max("told__told_on"))
    said.filter(last__lt=today - KEPT_FOR).delete()
    News.objects.exclude(stage=Stage.PLANNED).filter(told=None, preparation=None).delete()
    OwnWords.objects.filter(written_on__lt=today - KEPT_FOR).delete()
