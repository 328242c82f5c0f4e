"""Coming back to it: after 24 to 72 hours, 14, 30 and 70 days both are told that something waits, and no more."""

from uuid import UUID

from django.db import transaction

from troth.accounts.actions.promises import today_of
from troth.jobs import actions as jobs
from troth.notices.actions import tell
from troth.repair.models import Repair
from troth.repair.rules.days import morning_of, next_revisit, revisit_days
from troth.repair.rules.steps import Stage


def plan_revisit(now: Repair) -> None:
    """Put down the next day to come back to a committed repair, whose row is locked; none where all have been."""
    if now.stage != Stage.COMMITTED or now.committed_on is None:
        return
    now.revisit_on = next_revisit(now.committed_on, today_of(now.hurt))
    now.save(update_fields=["revisit_on"])
    if now.revisit_on is not None:
        jobs.put(
            kind="repair.revisit_due",
            due_at=morning_of(now.revisit_on, now.hurt.zone),
            args={"repair": str(now.id)},
            key=_key(now),
        )


def drop_revisit(now: Repair) -> None:
    """It is closed: nobody is told to come back to it."""
    jobs.drop(key=_key(now))


def _key(now: Repair) -> str:
    """With its day, for the one that runs plans the next."""
    return f"repair-revisit:{now.id}:{now.revisit_on}"


@transaction.atomic
def revisit_comes_due(*, repair: UUID) -> None:
    """On its day: both are told, and the next one is planned. Run early, twice or after closing, nothing happens."""
    rows = Repair.objects.select_for_update(of=("self",)).select_related("mender", "hurt")
    now = rows.filter(id=repair, stage=Stage.COMMITTED).exclude(revisit_on=None).first()
    if now is None or now.revisit_on is None or now.committed_on is None:
        return
    today = today_of(now.hurt)
    if now.revisit_on > today:
        return
    now.revisit = sum(day <= today for day in revisit_days(now.committed_on))
    now.save(update_fields=["revisit"])
    plan_revisit(now)
    for person in (now.mender, now.hurt):
        if person.left_on is None:
            tell(person=person, kind="repair")
