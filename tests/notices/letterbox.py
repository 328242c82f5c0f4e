"""A real mail server on the loopback interface, for the tests of mail."""

import os
import signal
import time
from contextlib import suppress
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from subprocess import Popen
from typing import Any


class Letterbox:
    """A mail server's inbox that can be told to be out of order, or to end a process the moment a mail is in."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.at: list[float] = []
        self.answer = "250 OK"
        self.victim: Popen[str] | None = None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 aiosmtpd calls it so
        if self.answer.startswith("250"):
            self.at.append(time.monotonic())
            self.mails.append(BytesParser(policy=default).parsebytes(envelope.content))  # type: ignore[arg-type]
        victim, self.victim = self.victim, None
        if victim is not None:
            with suppress(ProcessLookupError):  # it may have ended by itself
                os.kill(victim.pid, signal.SIGKILL)
        return self.answer
