"""What each process of the web server runs: Troth, until the process that started it is gone."""

import gc
import os
import signal
import threading
import time

from django.conf import settings

from troth.config.wsgi import application as site

from .one_name import under_one_name

application = under_one_name(site, settings.ORIGIN) if settings.DEMO else site


def _end_with_parent(parent: int) -> None:
    """A killed parent must not leave children behind that keep its port."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGKILL)


threading.Thread(target=_end_with_parent, args=[os.getppid()], daemon=True).start()
# What is loaded by now stays: the collector need not look through all of it again between two pages.
gc.collect()
gc.freeze()
