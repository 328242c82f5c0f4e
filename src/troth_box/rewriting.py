"""When ballots are written anew. They lie in the order in which they came until that is done.

A round into which a ballot came is written anew at the next turn, half a minute later at most, as long as that takes
less than a twentieth of the time: a large one is then written less often. What is kept for that is kept in memory.
"""

from collections.abc import Iterable
from contextlib import suppress

from . import clock
from .store import Busy, Store

SHARE = 20


class Rewriting:
    """Which rounds have changed since they were written anew, and what that cost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed: set[str] = set()
        self._again: dict[str, float] = {}  # when each may be written again, by a clock that only counts

    def note(self, id: str) -> None:
        """A ballot came into this round."""
        self._changed.add(id)

    def write_changed(self) -> None:
        """Those that have changed, if it is not too early for them."""
        now = clock.elapsed()
        self.write(id for id in sorted(self._changed) if self._again.get(id, now) <= now)

    def write(self, ids: Iterable[str]) -> None:
        """All of these. One that somebody is reading is left for the next time."""
        for id in ids:
            with suppress(Busy):
                self._write(id)

    def _write(self, id: str) -> None:
        """What comes meanwhile is noted anew."""
        was_changed, begun = {id} & self._changed, clock.elapsed()
        self._changed.discard(id)
        try:
            self._store.repack(id)
        except BaseException:
            self._changed |= was_changed
            raise
        ended = clock.elapsed()
        self._again[id] = ended + SHARE * (ended - begun)
