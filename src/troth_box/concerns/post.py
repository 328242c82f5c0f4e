"""What can be asked of the box about concerns. Nothing here knows who writes, and nothing here can be opened.

Everything may be repeated: the same letter again gets the same receipt, and what is gone is gone again.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from troth.blind import asked, canonical, signed, tokens
from troth.blind.asked import Opening, Request
from troth.blind.listeners import Listeners
from troth.blind.receipts import Receipt
from troth.blind.refusals import FormRefused
from troth.blind.seasons import Season
from troth.blind.signed import Kind

from ..refusal import Refusal, in_form
from ..rewriting import Pace
from ..seals import kept
from ..settings import Settings
from ..store import Busy, Store
from .desk import Desk
from .standing import BY_WRITER, GONE_CLOSED, GONE_QUIET, TO_WRITER, As
from .store import Concerns, Letter, Thread

MOST_A_DAY = 5
SLIPS_KEPT = timedelta(days=31)
NO_SLIP = "This slip is not one of this quarter's."
USED = "This slip was used before. Each opens one concern."
OVER = "Slips of this quarter were good until {day}."
SHUT = "The listeners have closed this concern, and nothing more can be added to it."
ENOUGH = "Five letters a day can be added to a concern. Tomorrow there can be more."


class Post:
    """Concerns in one box."""

    def __init__(self, settings: Settings, store: Store, *, pages: tuple[str, str], today: Callable[[], date]) -> None:
        self._settings, self._pages, self._today = settings, pages, today
        self.concerns = Concerns(store)
        self.desk = Desk(self.concerns, settings, today, self.listeners_now, self.answer_in)
        self._tidied: date | None = None
        self._pace = Pace()

    # --- what is published -------------------------------------------------------------------------------------------

    @property
    def _receipts(self) -> Ed25519PrivateKey:
        """The key of receipts: a file beside the database, made at the first call."""
        made = kept(
            self._settings.data / "receipts.key",
            lambda: canonical.to_b64(Ed25519PrivateKey.generate().private_bytes_raw()),
        )
        return Ed25519PrivateKey.from_private_bytes(canonical.from_b64(made, 32))

    def key(self) -> dict[str, str]:
        return {"key": canonical.to_b64(self._receipts.public_key().public_bytes_raw())}

    def seasons(self) -> list[object]:
        """The signed seasons whose slips are good today or will be. Not those of an address the box had before."""
        found = self.concerns.seasons(since=self._today())
        return [canonical.loads(one) for one in found if Season.of(_document(one)).box == self._settings.origin]

    def listeners(self) -> bytes:
        """The signed list of listeners."""
        if (found := self.concerns.listeners()) is None:
            raise Refusal(404)
        return found

    def listeners_now(self) -> Listeners | None:
        found = self.concerns.listeners()
        return Listeners.of(_document(found)) if found else None

    # --- what the site sends -----------------------------------------------------------------------------------------

    def take_season(self, data: bytes) -> None:
        """Begin a quarter. Another one of the same name is refused."""
        season = in_form(lambda: Season.read(signed.read(Kind.SEASON, data, self._site()).document))
        if season.box != self._settings.origin:
            raise Refusal(400, f"This is for another box: here is {self._settings.origin}.")
        if season.receipts != self._receipts.public_key().public_bytes_raw():
            raise Refusal(400, "This names another key of receipts than the one that is here.")
        in_form(lambda: season.public_key)
        if self.concerns.add_season(season.season, season.until, data) != data:
            raise Refusal(409, "Another quarter of this name is here already.")

    def take_listeners(self, data: bytes) -> None:
        """The next list of listeners, or several: each names the one before, so that none can be slipped in between.

        Several bring a box up to date that was begun anew or brought back from a copy. All are taken, or none; only the
        last is used, and names this box and the pages that are served here: an earlier one may be of another address.
        """
        documents = _several(data)
        lists = [self._listed(one) for one in documents]
        if self.concerns.listeners() == documents[-1]:
            return
        if lists[-1].box != self._settings.origin:
            raise Refusal(400, f"This is for another box: here is {self._settings.origin}.")
        if (lists[-1].concern_page, lists[-1].listener_page) != self._pages:
            raise Refusal(400, "This names other pages than the ones that are served here.")
        with self.concerns.transaction():
            now = self.listeners_now()
            for new, document in zip(lists, documents, strict=True):
                follows = new.follows(now) if now else new.number == 1
                if not follows or self.concerns.add_listeners(new.number, document) != document:
                    raise Refusal(409, "This list does not follow the one that is here.")
                now = new

    def _listed(self, data: bytes) -> Listeners:
        """A list by the site."""
        return in_form(lambda: Listeners.read(signed.read(Kind.LISTENERS, data, self._site()).document))

    # --- what writers send -------------------------------------------------------------------------------------------

    def open(self, data: bytes) -> bytes:
        """Take the first letter of a concern for a slip. The same again, however late: the same receipt."""
        try:
            opening = Opening.read(data)
        except FormRefused:
            raise Refusal(400) from None
        if (before := self.concerns.letter(opening.thread, _key(opening.sealed))) is None:
            self._refuse_without_slip(opening)
            before = self._opened(opening)
        return self._receipt(before)

    def write(self, data: bytes) -> bytes:
        """Add a letter to a concern. A closed one is open again; a shut one takes none."""
        request = self._by_writer(Kind.WRITE, data)
        kind = As(request["as"])
        letter = Letter(_key(request["sealed"]), self._today(), kind, request["sealed"])
        with self.concerns.transaction():
            thread = self._thread(request, hold=True)
            if (before := self.concerns.letter(thread.id, letter.key)) is not None:
                return self._receipt(before)
            self._refuse_to_write(thread)
            self.concerns.add_letter(thread.id, letter)
            if thread.closed and kind is As.MESSAGE:
                self.concerns.set_closed(thread.id, None, is_shut=False, is_by_writer=False)
        return self._receipt(letter)

    def read(self, data: bytes) -> dict[str, object]:
        """The writer's own letters, and the listeners' of the days before today."""
        request = self._by_writer(Kind.READ, data)
        thread, today = self._thread(request), self._today()
        is_told = thread.closed is not None and (thread.is_by_writer or thread.closed_before(today))
        seen = [one for one in self.concerns.letters(thread.id) if _is_for_writer(one, today)]
        return {
            "closed": thread.closed.isoformat() if thread.closed and is_told else None,
            "shut": thread.is_shut and is_told,
            "letters": [one.to_document() for one in seen],
        }

    def receipts(self, data: bytes) -> list[object]:
        """The receipts of the writer's letters once more."""
        request = self._by_writer(Kind.READ, data)
        own = [one for one in self.concerns.letters(self._thread(request).id) if one.kind in BY_WRITER]
        return [canonical.loads(self._receipt(one)) for one in sorted(own, key=lambda one: one.key)]

    def delete(self, data: bytes) -> None:
        """Remove a concern with all its letters, both sides'. Gone already is gone."""
        request = self._by_writer(Kind.DELETE, data)
        with self.concerns.transaction():
            self.concerns.remove([request["thread"]])

    def close(self, data: bytes) -> None:
        """Close it, as its writer or a listener; a listener can shut it as well. Closed already stays closed."""
        request = in_form(lambda: self._request(Kind.CLOSE, data))
        is_by_writer = request.is_writers
        if not is_by_writer:
            self.desk.refuse_strangers(request)
        if is_by_writer and request["shut"]:
            raise Refusal(403)
        with self.concerns.transaction():
            thread = self._thread(request, hold=True)
            if thread.closed and (thread.is_shut or not request["shut"]):
                return
            self.concerns.set_closed(thread.id, self._today(), is_shut=request["shut"], is_by_writer=is_by_writer)

    # --- what the site asks ------------------------------------------------------------------------------------------

    def counts(self, data: bytes) -> dict[str, object]:
        in_form(lambda: asked.read(Kind.COUNTS, data, box=self._box, today=self._today(), by=self._site()))
        return self.desk.counts()

    def answer_in(self) -> int:
        """The days in which an answer is due: the latest quarter's."""
        seasons = [Season.of(_document(one)) for one in self.concerns.seasons(since=self._today())]
        return max(seasons, key=lambda one: one.first).answer_in if seasons else Season.answer_in

    # --- what is done by itself --------------------------------------------------------------------------------------

    def tidy(self) -> None:
        """Once a day: what was closed or has been quiet for long goes, and slips of quarters that are over."""
        today = self._today()
        if self._tidied == today:
            return
        with self.concerns.transaction():
            self.concerns.forget_slips(today - SLIPS_KEPT)
        with self.concerns.transaction():
            self.concerns.remove_overdue(closed=today - GONE_CLOSED, quiet=today - GONE_QUIET)
        self._tidied = today

    def repack(self) -> None:
        """Leave nothing deleted in a file, and nothing in the order it came in."""
        self.concerns.rewrite()

    def repack_changed(self) -> None:
        """The same half a minute after a change, unless that is too early."""
        if not self._pace.is_early:
            with suppress(Busy), self._pace.kept():
                self.repack()

    # --- on the way --------------------------------------------------------------------------------------------------

    @property
    def _box(self) -> str:
        return self._settings.origin

    def _site(self) -> list[bytes]:
        if self._settings.site_key is None:
            raise Refusal(403, "This box has not been told whose concerns it takes (TROTH_BOX_SITE_KEY).")
        return [self._settings.site_key]

    def _request(self, kind: Kind, data: bytes) -> Request:
        return asked.read(kind, data, box=self._box, today=self._today(), by=None)

    def _by_writer(self, kind: Kind, data: bytes) -> Request:
        request = in_form(lambda: self._request(kind, data))
        if not request.is_writers:
            raise Refusal(403)
        return request

    def _thread(self, request: Request, *, hold: bool = False) -> Thread:
        if (found := self.concerns.thread(request["thread"], hold=hold)) is None:
            raise Refusal(404)
        return found

    def _refuse_without_slip(self, opening: Opening) -> None:
        if not (found := self.concerns.seasons(id=opening.season)):
            raise Refusal(403, NO_SLIP)
        season = Season.of(_document(found[0]))
        if not season.is_good_on(self._today()):
            raise Refusal(410, OVER.format(day=season.until))
        if not tokens.verify(season.public_key, opening.message, opening.signature):
            raise Refusal(403, NO_SLIP)

    def _opened(self, opening: Opening) -> Letter:
        letter = Letter(_key(opening.sealed), self._today(), As.MESSAGE, opening.sealed)
        with self.concerns.transaction():
            is_first = self.concerns.spend(hashlib.sha256(opening.message).digest(), opening.season)
            if not is_first or not self.concerns.add_thread(opening.thread):
                # Perhaps the same letter twice at once: then the other one has just put it down.
                if (there := self.concerns.letter(opening.thread, letter.key)) is None:
                    raise Refusal(409, USED)
                return there
            self.concerns.add_letter(opening.thread, letter)
        return letter

    def _refuse_to_write(self, thread: Thread) -> None:
        if thread.is_shut:
            raise Refusal(410, SHUT)
        if self.concerns.written_on(thread.id, self._today()) >= MOST_A_DAY:
            raise Refusal(429, ENOUGH)

    def _receipt(self, letter: Letter) -> bytes:
        receipt = Receipt.of_letter(self._box, letter.day, letter.sealed)
        return signed.sign(Kind.RECEIPT, receipt.to_document(), self._receipts).to_bytes()


def _is_for_writer(letter: Letter, today: date) -> bool:
    return letter.kind in BY_WRITER or (letter.kind in TO_WRITER and letter.day < today)


def _key(sealed: bytes) -> bytes:
    return hashlib.sha256(sealed).digest()


def _document(data: bytes) -> object:
    found = canonical.loads(data)
    assert isinstance(found, dict)  # noqa: S101 - it was read as a signed document before it was kept
    return found["document"]


def _several(data: bytes) -> list[bytes]:
    """One signed document, or those of a list."""
    found = in_form(lambda: canonical.loads(data))
    return [canonical.dumps(one) for one in found] if isinstance(found, list) and found else [data]
