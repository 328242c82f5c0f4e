"""What of accounts happens when it is due."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from troth.jobs.actions import put
from troth.jobs.registry import due
from troth.kernel import clock
from troth.notices.actions import tell

from .actions.retention import end_comparison, let_run_out
from .models import Promise
from .promise_states import OWED

UTC = ZoneInfo("UTC")
AT_NIGHT = time(3, 20)


@due("accounts.promise_due")
def promise_due(promise: str) -> None:
    """On the morning of its day, tell the giver that something waits; nobody else."""
    word = Promise.objects.filter(Q(id=promise) | Q(together=promise), state__in=OWED)
    found = word.select_related("giver").order_by("due_on", "id").first()
    if found and found.due_on <= clock.today(ZoneInfo(found.giver.zone)) and found.giver.left_on is None:
        tell(person=found.giver, kind="promise")


@due("accounts.comparison_ends")
def comparison_ends(comparison: str) -> None:
    """Nothing was revealed in time: gone for both."""
    end_comparison(comparison)


@due("accounts.run_out")
def run_out() -> None:
    """Every night: what has run out goes, and the next night is put down."""
    let_run_out()
    put_next_night()


def put_next_night() -> None:
    """One row for each night, however often it is asked for."""
    tomorrow = clock.today(UTC) + timedelta(days=1)
    put(
        kind="accounts.run_out",
        due_at=datetime.combine(tomorrow, AT_NIGHT, UTC),
        key=f"accounts.run_out:{tomorrow}",
    )
