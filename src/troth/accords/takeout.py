"""What of accords is a person's own: given to them, and erased with them."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Q

from troth.kernel import clock
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .actions.signing import end_accord
from .models import (
    Accord,
    Answer,
    Clause,
    ClauseEdit,
    Feeling,
    Fulfilment,
    HandOver,
    Side,
    Version,
)
from .states import RUNNING, Stage
from .team_takeout import erase_from_teams, export_of_teams

Rows = list[dict[str, Any]]


def export(person: Person) -> dict[str, Rows]:
    """Signed versions with their signatures and whole text; the rest is in the table of who sees what."""
    versions = visible_to(person, Version).select_related("accord__leader", "accord__member")
    return {
        "accord_version": [
            {
                "leader": row.accord.leader.name,
                "member": row.accord.member.name,
                "number": row.number,
                "text": row.text,
                "sha256": row.digest,
                "signatures": [
                    {"as": name.party, "by": name.by.name, "on": name.on, "seal": name.seal}
                    for name in row.signatures.select_related("by").order_by("party")
                ],
            }
            for row in versions.order_by("accord_id", "number", "id")
        ],
        "said_to_a_team_accord": export_of_teams(person),
    }


@transaction.atomic
def erase(person: Person) -> None:
    """Delete the person's own words now; an accord both signed stays with the other, without the person's name."""
    mine = Q(leader=person) | Q(member=person)
    for accord in Accord.objects.filter(mine, stage__in=RUNNING):
        end_accord(actor=person, accord=accord)
    Feeling.objects.filter(author=person).delete()
    Fulfilment.objects.filter(author=person).delete()
    Answer.objects.filter(author=person).delete()
    Side.objects.filter(author=person).delete()
    HandOver.objects.filter(Q(accord__member=person) | Q(to=person)).delete()
    ClauseEdit.objects.filter(by=person).delete()
    for accord in Accord.objects.filter(mine):
        _leave(accord, person)
    erase_from_teams(person)


def _leave(accord: Accord, person: Person) -> None:
    """Drop what was never signed by both; and everything, where the other has erased everything too."""
    both = Version.objects.filter(accord=accord).annotate(names=Count("signatures")).filter(names=2)
    Version.objects.filter(accord=accord).exclude(id__in=both.values("id")).delete()
    other = accord.member if accord.leader_id == person.id else accord.leader
    if not both.exists():
        Clause.objects.filter(accord=accord).delete()
    if not Side.objects.filter(accord=accord, author=other).exists():  # the other's went with the other
        Accord.objects.filter(id=accord.id).update(stage=Stage.GONE, ended_on=clock.now().date())
        Accord.objects.get(id=accord.id).delete()


def what_remains(person: Person) -> list[str]:
    """The same for everybody, so that it tells nothing."""
    return [
        "An accord you and the other both signed: the other keeps their copy. Your name is taken off it.",
        "What the other wrote on their own side of an accord.",
        "Proposals and concerns of yours that stand beside words your team adopted: the team keeps them, nameless.",
        "What you answered, declined or adopted as a leader of a team: the team keeps it, nameless.",
    ]
