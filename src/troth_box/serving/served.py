"""What each process of the box's server runs, until the process that started it is gone."""

import os
import signal
import threading
import time

from ..box import Box
from ..settings import from_environment
from .moving import start
from .wsgi import application_of

_box = Box(from_environment())
application = application_of(_box)
start(_box)


def _end_with_parent(parent: int) -> None:
    """A killed parent must not leave children behind that keep its port."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)


threading.Thread(target=_end_with_parent, args=[os.getppid()], daemon=True).start()
