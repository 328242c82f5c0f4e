"""Asking for the conversation: that somebody does is kept, never who."""

from zoneinfo import ZoneInfo

from django.db import transaction

from troth.guided.models import Conversation, Wish
from troth.guided.rules import Stage
from troth.guided.team import check_of_team
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Person, Team


@transaction.atomic
def ask_for_it(*, actor: Person, team: Team) -> None:
    """Somebody of the team asks for it. Shown to the team from the next day on; asked by two, it is asked once.

    Nothing names who it was: no column, no line in the log, no message. So it cannot be taken back either.
    """
    check_of_team(actor, team.id)
    if Conversation.objects.filter(team=team, stage=Stage.PLANNED).exists():
        raise Refused("A day is set already.")
    today = clock.today(ZoneInfo("UTC"))
    Wish.objects.bulk_create([Wish(team=team, asked_on=today)], ignore_conflicts=True)
