"""The life of a worker process: work, rest, and stop when asked, between two jobs."""

import logging
import os
import signal
import threading

from django.db import DatabaseError, close_old_connections, connection

from .worker import plant, work_off
from .written_ahead import cut_off

REST = 1.0
PLANT_EVERY, CUT_EVERY = 300, 60
log = logging.getLogger(__name__)


def run_forever(*, beside: int | None = None) -> None:
    """Work until SIGTERM or SIGINT, or until the process `beside` (our parent) is gone."""
    asked_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked_to_stop.set())
    rounds = 0
    while not asked_to_stop.is_set() and (beside is None or os.getppid() == beside):
        wait = _one_round(is_planting=rounds % PLANT_EVERY == 0, is_cutting=rounds % CUT_EVERY == 0)
        rounds += 1
        asked_to_stop.wait(wait)


def _one_round(*, is_planting: bool, is_cutting: bool) -> float:
    """One look at what is due; how long to rest afterwards, in seconds.

    After work, and every minute, nothing that was deleted stays in what the database wrote ahead.
    """
    close_old_connections()
    try:
        if is_planting:
            plant()
        if work_off() or is_cutting:
            cut_off()
    except DatabaseError as error:
        log.warning("the database does not answer the worker (%s); it will ask again", type(error).__name__)
        connection.close()
        return 10 * REST
    return REST
