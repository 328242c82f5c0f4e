"""What of talks happens when it is due: a content-free word, and what runs out."""

from troth.jobs.registry import daily, due
from troth.notices.actions import tell

from .actions.retention import let_run_out
from .models import FollowUp, Revisit
from .rules import FollowUpState, RevisitState


@due("talks.follow_up")
def follow_up_due(follow_up: str) -> None:
    """On the morning of its day, tell the one who owes it; nobody else."""
    row = FollowUp.objects.filter(id=follow_up, state=FollowUpState.OWED).select_related("owed_by").first()
    if row and row.owed_by.left_on is None:
        tell(person=row.owed_by, kind="talk_follow_up")


@due("talks.revisit")
def revisit_due(revisit: str) -> None:
    """At its hour, tell both."""
    rows = Revisit.objects.filter(id=revisit, state=RevisitState.WAITING)
    row = rows.select_related("talk__matter__leader", "talk__matter__member").first()
    if row is None:
        return
    for person in (row.talk.matter.leader, row.talk.matter.member):
        if person.left_on is None:
            tell(person=person, kind="talk_revisit")


@daily("talks.run_out")
def run_out() -> None:
    """Every night."""
    let_run_out()
