"""The command line in the test's own process, typed at by a script, against a real box without a network between."""

import io
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

import click
import pytest

from tests.box.asking import ask
from tests.box.concerning import Company
from troth.cli.main import main
from troth.kernel import clock
from troth_box import reaching

Typed = str | Callable[[str], str]


class Answering(io.BytesIO):
    """What the network gives: a body to be read, beside headers."""

    def __init__(self, body: bytes, headers: Mapping[str, str]) -> None:
        super().__init__(body)
        self.headers = headers


class Ended(Exception):
    """The command ended with a sentence."""


@dataclass
class Keyboard:
    """Standard input: the next line is typed when it is asked for, some from what stands on the screen."""

    lines: list[Typed]
    screen: io.StringIO

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        if not self.lines:
            return ""
        line = self.lines.pop(0)
        return (line if isinstance(line, str) else line(self.screen.getvalue())) + "\n"


@dataclass
class Terminal:
    """Somebody at a terminal, on the company's day."""

    company: Company
    patch: pytest.MonkeyPatch
    asked: list[Request] = field(default_factory=list)

    def run(self, *command: object, typed: Sequence[Typed] = ()) -> str:
        """What stands on the screen; Ended where the command says that it did nothing."""
        screen = io.StringIO()
        keyboard = Keyboard(list(typed), screen)
        with self.patch.context() as patch, clock.held(datetime.combine(self.company.day.today, time(12), UTC)):
            patch.setattr(sys, "stdin", keyboard)
            patch.setattr(sys, "stdout", screen)
            try:
                main([str(one) for one in command], standalone_mode=False)
            except click.ClickException as ended:
                raise Ended(ended.message) from None
        assert keyboard.lines == [], "something was typed that nobody asked for"
        return screen.getvalue()

    def open(self, request: Request, timeout: float) -> Any:
        """In place of the network: the box answers at once."""
        self.asked.append(request)
        path = request.full_url.removeprefix(self.company.box.settings.origin)
        data = request.data if isinstance(request.data, bytes) else b""
        came = ask(self.company.box, request.get_method(), path, data)
        if came.status >= 400:
            raise HTTPError(request.full_url, came.status, "", {}, io.BytesIO(came.body))  # type: ignore[arg-type]
        return Answering(came.body, came.headers)


@contextmanager
def terminal(company: Company, patch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    found = Terminal(company, patch)
    with patch.context() as inner:
        inner.setattr(reaching, "_opener", lambda origin: found)
        yield found


def twelve(screen: str) -> str:
    """The words that stand on a screen."""
    return " ".join(re.findall(r"^ {2}[ 0-9]\d ([a-z]+)$", screen, re.MULTILINE))


def asked_back(screen: str) -> str:
    """The word that was asked for last."""
    [*_, place] = re.findall(r"^Word (\d+) again", screen, re.MULTILINE)
    return twelve(screen).split()[int(place) - 1]
