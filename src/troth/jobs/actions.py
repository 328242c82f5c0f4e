"""Putting a job down, and taking it back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Value, When

from troth.kernel import clock

from .models import Job


def put(*, kind: str, due_at: datetime, args: dict[str, Any] | None = None, key: str | None = None) -> None:
    """Have `kind` run at `due_at` (aware). With a `key` there is one row at most: putting it again changes nothing.

    `args` are plain values (identifiers, not content). Call it inside the action's transaction.
    """
    if key is None:
        Job.objects.create(kind=kind, due_at=due_at, args=args or {})
    else:
        Job.objects.bulk_create([Job(kind=kind, due_at=due_at, args=args or {}, key=key)], ignore_conflicts=True)


def put_by(*, kind: str, due_at: datetime, key: str, args: dict[str, Any] | None = None) -> None:
    """Have the job of that key run at `due_at` or sooner, if it is down for sooner; one that was given up lives again.

    The row is locked until the transaction ends: a worker cannot run it before what it is about is there to be read.
    """
    earlier = Case(When(due_at__gt=due_at, then=Value(due_at)), default=F("due_at"))
    for _ in range(2):  # a worker may end the job between the two statements; then it is put down again
        put(kind=kind, due_at=due_at, args=args, key=key)
        if Job.objects.filter(key=key, gave_up=False).update(due_at=earlier):
            return
        Job.objects.filter(key=key, gave_up=True).delete()


def move(*, key: str, due_at: datetime) -> None:
    """Have the job of that key run at another time; nothing where it ran already."""
    Job.objects.filter(key=key).update(due_at=due_at)


def drop(*, key: str) -> None:
    """Take the job of that key back; nothing where it ran already."""
    Job.objects.filter(key=key).delete()


def try_again(*, job: UUID) -> None:
    """Run what was given up once more, now; nothing where it is gone."""
    Job.objects.filter(id=job, gave_up=True).update(gave_up=False, attempts=0, trouble="", due_at=clock.now())


def try_all_again() -> None:
    """Run everything that was given up once more, now: after an outage, say."""
    Job.objects.filter(gave_up=True).update(gave_up=False, attempts=0, trouble="", due_at=clock.now())


def dismiss(*, job: UUID) -> None:
    """Remove what was given up, undone for good; nothing where it is gone."""
    Job.objects.filter(id=job, gave_up=True).delete()
