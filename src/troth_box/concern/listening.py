"""A listener without a browser: what waits, reading, answering, notes among listeners, closing, and sealing again."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.blind import asked, canonical, letters
from troth.blind.letters import Answered, Written
from troth.blind.listeners import Listener
from troth.blind.refusals import FormRefused
from troth.blind.signed import Kind

from ..trouble import Trouble
from .identity import ListenerIdentity
from .looking import Looked

COPIED = "copy"


@dataclass(frozen=True)
class Waiting:
    """A concern in the inbox, and its first letter where one's own key opens it."""

    thread: str
    first_on: date
    last_on: date
    state: str
    due: date | None
    first: Written | None


@dataclass(frozen=True)
class Shown:
    """A letter of a concern that one's own key opens. `by` is empty where nobody known signed."""

    day: date
    by: str
    kind: str
    letter: Written | Answered
    plain: bytes
    is_copy: bool


@dataclass(frozen=True)
class Listening:
    """A listener at a box: their key is in the list there, as it is."""

    looked: Looked
    identity: ListenerIdentity

    @property
    def own(self) -> Listener:
        found = self.looked.listeners.by_key.get(self.identity.holder.verify)
        if found is None or found.recipient != self.identity.recipient:
            raise Trouble(
                "Your key is not in the list of listeners.",
                "If it is new, it may not have been published yet. If it was there, somebody took it out: ask.",
            )
        return found

    def inbox(self, today: date, *, is_open: bool = True) -> Iterator[Waiting]:
        """All concerns, those with the latest letters first."""
        after: str | None = ""
        while after is not None:
            found = self._ask(Kind.INBOX, today, after=after, open=is_open)
            for one in found["threads"]:
                yield self._waiting(one)
            after = found["after"]

    def thread(self, thread: str, today: date) -> list[Shown]:
        """Every letter one can open, once, in the order in which they were written."""
        found = self._ask(Kind.THREAD, today, thread=thread)
        shown: dict[bytes, Shown] = {}
        for one in found["letters"]:
            opened = self._shown(thread, one)
            if opened and (opened.plain not in shown or not opened.is_copy):
                shown[opened.plain] = opened
        return sorted(shown.values(), key=lambda one: (one.day, isinstance(one.letter, Written), one.letter.number))

    def answer(self, thread: str, kind: str, text: str, today: date) -> None:
        """An acknowledgement, a reply, or a note that only listeners read."""
        shown = self.thread(thread, today)
        written = [one.letter for one in shown if isinstance(one.letter, Written)]
        if not written:
            raise Trouble("You cannot open this concern.", "Another listener can seal it again for you.")
        to = self._present(written[-1])
        number = sum(isinstance(one.letter, Answered) and one.letter.by == self.own.verify for one in shown)
        letter = Answered(
            box=self.looked.box.origin,
            thread=thread,
            number=number,
            kind=kind,
            text=text,
            to=tuple(sorted(one.id for one in to)),
            directory=self.looked.listeners.digest,
            listener=self.own.id,
        )
        readers = [one.recipient for one in to] + ([] if kind == "note" else [written[-1].reply])
        sealed = letters.close(letter, self.identity.signing, readers)
        self._ask(Kind.ANSWER, today, thread=thread, sealed=sealed, **{"as": kind})

    def close(self, thread: str, today: date, *, shut: bool = False) -> None:
        self._ask(Kind.CLOSE, today, thread=thread, shut=shut)

    def seal_again(self, thread: str, to: Listener, today: date) -> int:
        """Seal every letter one can open to another listener as well, and oneself; how many.

        For a colleague with a new key, or who takes over from one. Whether the writer would want it, nobody but the one
        who does it can judge: the program names them one by one.
        """
        shown = self.thread(thread, today)
        first = next((one.letter for one in shown if isinstance(one.letter, Written)), None)
        if first is None:
            raise Trouble("You cannot open this concern.", "Ask a listener who can.")
        for one in shown:
            again = letters.close_again(one.plain, [to.recipient, self.own.recipient])
            self._ask(Kind.ANSWER, today, thread=thread, sealed=again, **{"as": COPIED})
        return len(shown)

    def _present(self, letter: Written) -> list[Listener]:
        """Of those the writer chose, the ones that listen now; and oneself."""
        listed = self.looked.listeners
        return [one for one in listed.listeners if one.id in letter.to or one.id == self.own.id]

    def _waiting(self, told: Mapping[str, object]) -> Waiting:
        first = told["first"]
        found = [self._written(str(told["thread"]), str(one)) for one in first] if isinstance(first, list) else []
        due = told["due"]
        return Waiting(
            str(told["thread"]),
            date.fromisoformat(str(told["first_on"])),
            date.fromisoformat(str(told["last_on"])),
            str(told["state"]),
            date.fromisoformat(str(due)) if due else None,
            min((one for one in found if one), key=lambda one: one.number, default=None),
        )

    def _written(self, thread: str, sealed: str) -> Written | None:
        try:
            letter = letters.read(letters.opened(canonical.from_b64(sealed), self.identity.secret), thread)
        except FormRefused:
            return None
        return letter if isinstance(letter, Written) else None

    def _shown(self, thread: str, told: Mapping[str, object]) -> Shown | None:
        try:
            plain = letters.opened(canonical.from_b64(str(told["sealed"])), self.identity.secret)
            letter = letters.read(plain, thread)
        except FormRefused:
            return None
        day, kind = date.fromisoformat(str(told["day"])), str(told["as"])
        if isinstance(letter, Written):
            return Shown(day, "the writer", kind, letter, plain, kind == COPIED)
        listener = self.looked.listeners.by_key.get(letter.by)
        return Shown(day, listener.name if listener else "", kind, letter, plain, kind == COPIED)

    def _ask(self, kind: Kind, today: date, **asks: object) -> dict[str, Any]:
        data = self.looked.box.concerns(
            kind.value, asked.written(kind, self.looked.box.origin, self.identity.signing, day=today, **asks)
        )
        found = json.loads(data) if data else {}
        return found if isinstance(found, dict) else {}
