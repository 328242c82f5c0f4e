"""The worker: claims what is due, runs it, and ends it together with its effect, however often a worker is killed."""

import logging
from collections.abc import Collection
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F, Q

from troth.kernel import clock, ids

from .actions import put
from .models import Job
from .registry import DAILY, ERRANDS, RUNS

LEASE = timedelta(minutes=2)
TRIES = 16
DAY = timedelta(days=1)
log = logging.getLogger(__name__)


class LeaseLostError(Exception):
    """The lease ran out and somebody else has the job now: whatever was done in this transaction must not count."""


class KilledTooOftenError(Exception):
    """Each try ended with the worker's death, not with an error."""


def plant() -> None:
    """Make sure that everything that happens once a day is due some time."""
    for kind in DAILY:
        put(kind=kind, due_at=clock.now(), key=_daily_key(kind))


def work_off(*, leaving: Collection[str] = ()) -> int:
    """Run everything that is due now, but for the kinds of job in `leaving`; how many jobs were run."""
    count = 0
    while run_one(leaving=leaving):
        count += 1
    return count


def run_one(*, leaving: Collection[str] = ()) -> bool:
    """Claim one due job and run it; False where nothing was due."""
    job = claim(leaving=leaving)
    if job is None:
        return False
    try:
        if job.attempts > TRIES and job.kind not in DAILY:
            raise KilledTooOftenError
        _run(job)
    except LeaseLostError:
        log.warning("job %s took longer than its lease; another worker has it", job.kind)
    except Exception as error:  # whatever a job raises, the worker goes on
        _try_again(job, error)
    return True


def claim(*, leaving: Collection[str] = ()) -> Job | None:
    """Lease the job that has been due longest; None where there is none."""
    now = clock.now()
    waiting = Job.objects.filter(_free(), gave_up=False, due_at__lte=now).order_by("due_at")
    if leaving:
        waiting = waiting.exclude(kind__in=leaving)
    if not waiting.exists():
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            waiting = waiting.select_for_update(skip_locked=True)
        job = waiting.first()
        if job is None:
            return None
        lease = ids.new_id()
        Job.objects.filter(id=job.id).update(lease=lease, leased_until=now + LEASE, attempts=F("attempts") + 1)
        job.lease, job.attempts = lease, job.attempts + 1
    return job


def _free() -> Q:
    """No lease, one that ran out, or one further ahead than any lease is given: then the clock was set back."""
    now = clock.now()
    return Q(leased_until=None) | Q(leased_until__lt=now) | Q(leased_until__gt=now + 2 * LEASE)


def _run(job: Job) -> None:
    if job.kind in ERRANDS:
        finish = ERRANDS[job.kind](**job.args)
        with transaction.atomic():
            _end(job)
            finish()
    else:
        with transaction.atomic():
            _end(job)
            RUNS[job.kind](**job.args)
            if job.kind in DAILY:
                put(kind=job.kind, due_at=clock.now() + DAY, key=_daily_key(job.kind))


def _end(job: Job) -> None:
    deleted, _ = Job.objects.filter(id=job.id, lease=job.lease).delete()
    if not deleted:
        raise LeaseLostError


def _try_again(job: Job, error: Exception) -> None:
    """Put the job back for later, longer each time; what is written down names the error, never its content."""
    trouble = type(error).__name__ if job.kind in RUNS or job.kind in ERRANDS else "NobodyRunsThisKind"
    gave_up = job.attempts >= TRIES and job.kind not in DAILY
    wait = min(timedelta(seconds=15) * 2 ** min(job.attempts, 12), timedelta(hours=6))
    Job.objects.filter(id=job.id, lease=job.lease).update(
        lease=None, leased_until=None, due_at=clock.now() + wait, gave_up=gave_up, trouble=trouble
    )
    log.warning("job %s failed (%s), try %d%s", job.kind, trouble, job.attempts, ", given up" if gave_up else "")


def _daily_key(kind: str) -> str:
    return f"daily:{kind}"
