"""The box's own pulse: every half minute what the calendar asks for, and what came written anew.

Runs in each process of the server. Two at once do each thing once, because every step says where it starts from.
"""

import threading
import time
from collections.abc import Callable
from functools import partial
from itertools import count

from ..box import Box
from .wsgi import tell

SECONDS = 30.0
EVERY = 120  # turns: an hour


def start(box: Box) -> threading.Thread:
    """Move the box's rounds on in a thread of their own, as long as the process lives."""
    thread = threading.Thread(target=_run_forever, args=[box], name="moving", daemon=True)
    thread.start()
    return thread


def _run_forever(box: Box) -> None:
    for turn in count():
        _try(lambda: move_all(box))
        _try(box.repack_changed if turn % EVERY else box.repack)
        time.sleep(SECONDS)


def move_all(box: Box) -> None:
    """Every round; one that cannot be moved does not hold up the others."""
    for id in box.unfinished():
        _try(partial(box.move_on, id))
    _try(box.post.tidy)


def _try(step: Callable[[], None]) -> None:
    try:
        step()
    except Exception as problem:
        tell(problem)
