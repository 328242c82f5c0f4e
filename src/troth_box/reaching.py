"""Reaching a box over HTTP: no cookie, no redirect, a bound on every answer, a sentence for every failure."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from troth.blind import shapes
from troth.blind.manifest import ORIGIN
from troth.blind.refusals import FormRefused
from troth.blind.shapes import ROUND

from .trouble import Taken, Trouble

SECONDS = 60
LARGEST = 4_000_000_000
LARGEST_PAGE = 20_000_000
MOST_ROUNDS = 10_000
STATE = re.compile(r"[a-z]{1,20}")
NAME = re.compile(r"[a-zA-Z0-9._-]{1,100}")


class _NoRedirect(HTTPRedirectHandler):
    """Whoever answers is the one that was asked."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


def _opener(origin: str) -> OpenerDirector:
    """What the computer uses for the web; nothing in between on the way to itself."""
    is_own = origin.startswith("http://")
    return build_opener(_NoRedirect(), *([ProxyHandler({})] if is_own else []))


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer, whole; the names of its headers in small letters."""

    body: bytes
    headers: Mapping[str, str]


class Box:
    """The box at an address such as https://box.example.org."""

    def __init__(self, address: str) -> None:
        origin = address.strip().rstrip("/")
        if not ORIGIN.fullmatch(origin):
            raise Trouble(
                f"“{address[:80]}” is not the address of a box.",
                "It looks like https://box.example.org, with nothing after the name.",
            )
        self.origin = origin

    def rounds(self) -> dict[str, str]:
        """Which rounds there are, and how far each is."""
        try:
            told = shapes.several(self._document("/rounds"), _told, "the rounds", least=0, most=MOST_ROUNDS)
        except FormRefused:
            raise self._odd() from None
        return dict(told)

    def rounds_in(self, *states: str) -> list[str]:
        """The rounds that have come as far as one of these."""
        return [round for round, state in self.rounds().items() if state in states]

    def manifest(self, round: str) -> object:
        """The signed manifest; nothing of it has been checked yet."""
        return self._document(f"/rounds/{_round(round)}/manifest")

    def gate(self, round: str) -> object:
        return self._document(f"/rounds/{_round(round)}/gate")

    def tally(self, round: str) -> object:
        return self._document(f"/rounds/{_round(round)}/tally")

    def export(self, round: str, request: bytes) -> bytes:
        """The sealed ballots, for a request signed by keyholder or deputy."""
        return self._ask(f"/rounds/{_round(round)}/export", request, most=LARGEST)

    def send_tally(self, round: str, tally: bytes) -> None:
        self._ask(f"/rounds/{_round(round)}/tally", tally)

    def send_ballot(self, round: str, envelope: bytes) -> None:
        self._ask(f"/rounds/{_round(round)}/ballots", envelope)

    def page(self) -> dict[str, bytes]:
        """Every file of the answering page. That none was left out or added, its digest tells."""
        return self._files("/page/", "/page/", "/")

    def page_in(self, folder: str) -> dict[str, bytes]:
        """Every file of the page in "concern" or "listener"."""
        return self._files(f"/{folder}/files.json", f"/{folder}/", f"/{folder}/")

    def concerns(self, path: str, body: bytes | None = None) -> bytes:
        """Ask something about concerns. What is meant stands in the body, never in the address."""
        return self._ask(f"/concerns/{path}", body, answers=OF_CONCERNS)

    def _files(self, listed: str, folder: str, index: str) -> dict[str, bytes]:
        names = self._document(listed)
        if not isinstance(names, list) or not all(isinstance(name, str) and NAME.fullmatch(name) for name in names):
            raise self._odd()
        files = {name: self._ask(f"{folder}{name}") for name in names}
        if files.get("index.html") != self._ask(index):
            raise self._odd()
        return files

    def answer_to(self, path: str, headers: Mapping[str, str]) -> Answered:
        """What somebody who sends these headers is given."""
        return self._answer(path, None, headers, most=LARGEST_PAGE)

    def _document(self, path: str) -> object:
        try:
            return json.loads(self._ask(path))
        except (ValueError, RecursionError):
            raise self._odd() from None

    def _ask(
        self, path: str, body: bytes | None = None, *, most: int = LARGEST_PAGE, answers: "Answers | None" = None
    ) -> bytes:
        # The same few headers whoever asks; urllib's own name of itself is left out.
        headers = {"Accept": "*/*", "User-Agent": "troth"} | ({"Content-Type": "text/plain"} if body else {})
        return self._answer(path, body, headers, most=most, answers=answers).body

    def _answer(
        self,
        path: str,
        body: bytes | None,
        headers: Mapping[str, str],
        *,
        most: int,
        answers: "Answers | None" = None,
    ) -> Answered:
        try:
            with _opener(self.origin).open(Request(self.origin + path, body, dict(headers)), timeout=SECONDS) as answer:  # noqa: S310
                data = bytes(answer.read(most + 1))
                told = {name.lower(): value for name, value in answer.headers.items()}
        except HTTPError as refusal:
            raise self._refused(refusal, answers or OF_ROUNDS) from None
        except (URLError, HTTPException, OSError) as problem:
            reason = getattr(problem, "reason", problem)
            raise Trouble(
                f"The box at {self.origin} cannot be reached ({reason}).",
                "Look whether this computer is online and the address right. Nothing is lost: try again later.",
            ) from None
        if len(data) > most:
            raise self._odd()
        return Answered(data, told)

    def _refused(self, refusal: HTTPError, answers: "Answers") -> Trouble:
        """Its own words where it gives some."""
        try:
            says = str(json.loads(refusal.read(10_000))["say"])[:300]
        except (ValueError, KeyError, TypeError, OSError):
            says = answers.says.get(refusal.code, f"it answered {refusal.code}")
        says = "".join(letter for letter in says if letter.isprintable())
        kind = Taken if refusal.code == HTTPStatus.CONFLICT else Trouble
        return kind(f"The box at {self.origin} says: {says.rstrip('.')}.", answers.mends.get(refusal.code, LATER))

    def _odd(self) -> Trouble:
        return Trouble(
            f"What answers at {self.origin} does not speak like a box.", "Look whether the address is right."
        )


LATER = "Try again later; if it stays so, tell whoever runs the box."
ANSWERS = {
    403: "this is not for you to ask or to send",
    404: "it does not know this round",
    409: "something else was taken here before",
    410: "it is not the time for this",
}
MENDS = {
    403: "Look whether this is the right key, or the right token, for this round.",
    404: "Look whether the round is the right one, and whether it is time for this already.",
    409: "What it has, it keeps. If that was not you, tell your colleagues and the keyholder.",
    410: "The days of a round are in what the box publishes about it.",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a refusal means where the box gives no words of its own, and what to do about it."""

    says: Mapping[int, str]
    mends: Mapping[int, str]


OF_ROUNDS = Answers(ANSWERS, MENDS)
OF_CONCERNS = Answers(
    ANSWERS | {404: "it knows no such concern, or nobody listens there yet"},
    {
        403: "Look whether these are the right words, the right slip or the right key.",
        404: "Look whether the words are the right ones. A concern that was deleted is gone for everybody.",
        409: "A slip is good for one concern. If you have another, use that.",
    },
)


def _told(value: object) -> tuple[str, str]:
    found = shapes.fields(value, {"round", "state"}, "a round")
    return shapes.matching(found["round"], ROUND, "a round"), shapes.matching(found["state"], STATE, "a state")


def _round(text: str) -> str:
    if not ROUND.fullmatch(text):
        raise Trouble("This is not the name of a round.", "It has 32 letters and digits; the box lists its rounds.")
    return text
