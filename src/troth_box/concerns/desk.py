"""The listeners' side: which concerns there are, what is in one, answering; and what the site may be told of them all.

A listener is whoever holds a key of the latest list. Letters cannot be opened here: which of them a listener can open,
only their own program finds out.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date

from troth.blind import asked, canonical
from troth.blind.asked import Request
from troth.blind.listeners import Listeners
from troth.blind.signed import Kind

from ..refusal import Refusal, in_form
from ..settings import Settings
from .standing import A_DAY, BY_WRITER, As, Posted, Standing, State, batch_of, monday_of, standing, told
from .store import Concerns, Glance, Letter, Thread

PAGE = 50
NOT_LISTENING = "This key is not one of the listeners'. If yours is new, it may not have been published yet."
OPEN_STATES = (State.NEW, State.WAITING, State.ACKNOWLEDGED)


class Desk:
    """One box's desk for its listeners."""

    def __init__(
        self,
        concerns: Concerns,
        settings: Settings,
        today: Callable[[], date],
        listeners: Callable[[], Listeners | None],
        answer_in: Callable[[], int],
    ) -> None:
        self._concerns, self._settings, self._today = concerns, settings, today
        self._listeners, self._answer_in = listeners, answer_in

    def inbox(self, data: bytes) -> dict[str, object]:
        """Fifty concerns, those with the latest letters first, each with the letters of its first day."""
        request = self._by_listener(Kind.INBOX, data)
        day, _, name = str(request["after"]).partition(".")
        found = self._concerns.page(
            self._today(), (day, name) if day else None, PAGE + 1, is_open=bool(request["open"])
        )
        page = found[:PAGE]
        after = f"{page[-1][1]}.{page[-1][0]}" if len(found) > PAGE else None
        latest, answer_in = dict(page), self._answer_in()
        glances = self._concerns.glances([*latest], self._today())
        return {"threads": [self._told(one, latest[one.thread.id], answer_in) for one in glances], "after": after}

    def thread(self, data: bytes) -> dict[str, object]:
        """All letters of a concern but those of today, with the listeners' own of today."""
        request = self._by_listener(Kind.THREAD, data)
        thread = self._found(request)
        letters = [one for one in self._concerns.letters(thread.id) if _is_for_listeners(one, self._today())]
        return {
            "closed": self._closed(thread),
            "shut": thread.is_shut,
            "letters": [one.to_document() for one in letters],
        }

    def answer(self, data: bytes) -> None:
        """Take a listener's letter. The same again is taken once."""
        request = self._by_listener(Kind.ANSWER, data)
        sealed = request["sealed"]
        with self._concerns.transaction():
            thread = self._found(request, hold=True)
            letter = Letter(hashlib.sha256(sealed).digest(), self._today(), As(request["as"]), sealed)
            self._concerns.add_letter(thread.id, letter)

    def counts(self) -> dict[str, object]:
        """What is told of all concerns together: as of Monday how many, as of the latest batch whether."""
        monday, batch = monday_of(self._today()), batch_of(self._today())
        earlier, posted = batch_of(batch - A_DAY), self._concerns.posted(batch)
        news = [one for letters in posted.values() for one in letters if one.kind is As.MESSAGE and one.day >= earlier]
        as_of_monday = self._standings(monday, self._concerns.posted(monday))
        as_of_batch = self._standings(batch, posted)
        return {
            "week": monday.isoformat(),
            "waiting": told(sum(one.state in OPEN_STATES for one in as_of_monday)),
            "answered": told(sum(one.state is State.ANSWERED for one in as_of_monday)),
            "batch": batch.isoformat(),
            "late": any(one.due is not None and one.due < batch for one in as_of_batch),
            "new": bool(news),
        }

    def refuse_strangers(self, request: Request) -> None:
        """Refuse a key that is in no list, or in none any more."""
        listed = self._listeners()
        if listed is None or request.by not in listed.by_key:
            raise Refusal(403, NOT_LISTENING)

    def _by_listener(self, kind: Kind, data: bytes) -> Request:
        request = in_form(lambda: asked.read(kind, data, box=self._settings.origin, today=self._today(), by=None))
        self.refuse_strangers(request)
        return request

    def _found(self, request: Request, *, hold: bool = False) -> Thread:
        if (found := self._concerns.thread(request["thread"], hold=hold)) is None:
            raise Refusal(404)
        return found

    def _closed(self, thread: Thread) -> str | None:
        """The day of closing, where the listeners know of it: of the writer's they hear the day after."""
        if thread.closed is None or (thread.is_by_writer and not thread.closed_before(self._today())):
            return None
        return thread.closed.isoformat()

    def _told(self, one: Glance, latest: date, answer_in: int) -> dict[str, object]:
        closed = self._closed(one.thread)
        found = standing(one.posted, is_closed=closed is not None, is_shut=one.thread.is_shut, answer_in=answer_in)
        return {
            "thread": one.thread.id,
            "first_on": min(posted.day for posted in one.posted).isoformat(),
            "last_on": latest.isoformat(),
            "state": found.state.value,
            "closed": closed,
            "due": found.due.isoformat() if found.due else None,
            "first": [canonical.to_b64(sealed) for sealed in one.first],
        }

    def _standings(self, as_of: date, posted: Mapping[str, list[Posted]]) -> list[Standing]:
        """How every concern stood on that morning."""
        threads, answer_in = self._concerns.threads(), self._answer_in()
        return [
            standing(
                letters,
                is_closed=id not in threads or threads[id].closed_before(as_of),
                is_shut=False,
                answer_in=answer_in,
            )
            for id, letters in posted.items()
        ]


def _is_for_listeners(letter: Letter, today: date) -> bool:
    return letter.day < today or letter.kind not in BY_WRITER
