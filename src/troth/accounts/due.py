"""What of accounts happens when it is due."""

from zoneinfo import ZoneInfo

from troth.jobs.registry import daily, due
from troth.kernel import clock
from troth.notices.actions import tell

from .actions.retention import end_comparison, let_run_out
from .models import Promise
from .promise_states import OWED


@due("accounts.promise_due")
def promise_due(promise: str) -> None:
    """On the morning of its day, tell the giver that something waits; nobody else."""
    found = Promise.objects.filter(id=promise, state__in=OWED).select_related("giver").first()
    if found and found.due_on <= clock.today(ZoneInfo(found.giver.zone)) and found.giver.left_on is None:
        tell(person=found.giver, kind="promise")


@due("accounts.comparison_ends")
def comparison_ends(comparison: str) -> None:
    """Nothing was revealed in time: gone for both."""
    end_comparison(comparison)


@daily("accounts.run_out")
def run_out() -> None:
    """What has run out goes."""
    let_run_out()
