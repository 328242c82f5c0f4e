"""What of a team's accord goes with a person who erases everything, and what stays with the team, nameless."""

from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from troth.kernel import clock
from troth.people.models import Person
from troth.visibility.gate import own_rows

from .models import TeamAnswer, TeamProposal, TeamWording
from .states import ProposalState, Says

UTC = ZoneInfo("UTC")
BESIDE_WORDS_ADOPTED = Q(version__isnull=False) | Q(wording__proposal__state=ProposalState.ADOPTED)


def export_of_teams(person: Person) -> list[dict[str, Any]]:
    """One's own answers with what they were to, and the leader's answer where there is one."""
    rows = own_rows(person, TeamAnswer).select_related("wording", "version", "reply__author").order_by("id")
    return [
        {
            "to": row.wording.title if row.wording else f"version {row.version.number}" if row.version else "",
            "says": row.says,
            "concern": row.reason,
            "answer": row.reply.words if hasattr(row, "reply") else "",
            "answered_by": row.reply.author.name if hasattr(row, "reply") else "",
        }
        for row in rows
    ]


def erase_from_teams(person: Person) -> None:
    """Delete what the team can do without; what stands beside adopted words stays, and loses the name.

    Agreeing and standing aside are deleted everywhere, concerns where nothing was adopted. A proposal nobody else has
    said anything to is deleted; one that others spoke to is taken back, so that their words stay theirs.
    """
    mine = TeamAnswer.objects.filter(author=person)
    mine.exclude(says=Says.CONCERN).delete()
    mine.exclude(id__in=mine.filter(BESIDE_WORDS_ADOPTED).values("id")).delete()
    proposals = TeamProposal.objects.filter(by=person).exclude(state=ProposalState.ADOPTED)
    spoken_to = TeamWording.objects.filter(proposal__in=proposals, answers__isnull=False).values("proposal")
    proposals.exclude(id__in=list(spoken_to.values_list("proposal", flat=True))).delete()
    proposals.filter(state=ProposalState.OPEN).update(state=ProposalState.WITHDRAWN, decided_on=clock.today(UTC))
