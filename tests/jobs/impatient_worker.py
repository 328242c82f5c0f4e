"""A worker whose leases run out at once, with jobs a test can catch in the act. Usage: impatient_worker.py FOLDER"""

import sys
import time
from datetime import timedelta
from pathlib import Path

import django

folder = Path(sys.argv[1])
django.setup()

from troth.jobs import loop, worker  # noqa: E402
from troth.jobs.registry import due  # noqa: E402
from troth.notices.models import Announcement  # noqa: E402

worker.LEASE = timedelta(seconds=1)


@due("test.slow")
def slow(text: str) -> None:
    """Write one row, then dawdle (the first time) so that a test can end us before the transaction does."""
    Announcement.objects.create(text=text, on="2026-01-01")
    marker = folder / f"{text}.started"
    is_first = not marker.exists()
    marker.touch()
    if is_first:
        time.sleep(60)


@due("test.quick")
def quick(text: str) -> None:
    """Write one row."""
    Announcement.objects.create(text=text, on="2026-01-01")


loop.run_forever()
