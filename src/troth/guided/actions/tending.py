"""What happens by itself: the word on the morning of the day, what nobody can hold any more, and what runs out."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from troth.guided import rules
from troth.guided.models import Conversation, Preparation, Wish
from troth.guided.rules import Stage
from troth.guided.team import leads, people_of
from troth.kernel import clock
from troth.notices.actions import tell

from .planning import call_off


@transaction.atomic
def day_comes(*, conversation: UUID) -> None:
    """Tell everybody of the team alike, whoever they are and whatever they did."""
    found = Conversation.objects.filter(id=conversation, stage=Stage.PLANNED).first()
    for person in people_of(found.team_id) if found else []:
        tell(person=person, kind="guided_day")


@transaction.atomic
def tend() -> None:
    """Every night; twice is once.

    What was planned by somebody who leads the team no more, or about which nobody said anything for two weeks after its
    day, is off. Where it was is forgotten once it took place. Notes go after 30 days, wishes after 60, what was off
    after 30, what took place after two years.
    """
    now, today = clock.now(), clock.today(ZoneInfo("UTC"))
    planned = Conversation.objects.select_for_update(of=("self",)).filter(stage=Stage.PLANNED).select_related("leader")
    for row in planned.order_by("id"):
        is_over = row.starts_at < now - rules.UNSAID_AFTER
        if is_over or row.team_id is None or not leads(row.leader, row.team_id):
            call_off(row)
    Conversation.objects.filter(stage=Stage.HELD, day__lt=today).exclude(place="").update(place="")
    Preparation.objects.filter(goes_on__lte=today).delete()
    Wish.objects.filter(asked_on__lte=today - rules.WISH_KEPT).delete()
    Conversation.objects.filter(stage=Stage.OFF, day__lte=today - rules.OFF_KEPT).delete()
    Conversation.objects.filter(stage=Stage.HELD, day__lte=today - rules.HELD_KEPT).delete()
