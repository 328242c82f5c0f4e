"""When the roster brings two together or apart: accords begin and end by themselves."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from troth.accords.models import Accord
from troth.accords.states import RUNNING
from troth.people.models import Person
from troth.people.queries import leaders_of

from .sides import open_accord
from .signing import end_accord


@transaction.atomic
def follow_roster(*, people: Sequence[UUID]) -> None:
    """For each of `people`: end accords with those who lead them no more, begin one with each who leads them now.

    Run again, nothing more happens.
    """
    for person in Person.objects.filter(id__in=people).order_by("id"):
        leaders = {leader.id: leader for leader in leaders_of(person)} if person.left_on is None else {}
        for accord in Accord.objects.filter(member=person, stage__in=RUNNING):
            if accord.leader_id not in leaders:
                end_accord(actor=None, accord=accord)
        for leader in leaders.values():
            open_accord(actor=None, leader=leader, member=person, is_new_role=True)
