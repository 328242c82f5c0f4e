"""When ballots and concerns are written anew. They lie in the order in which they came until that is done.

A round into which a ballot came is written anew at the next turn, half a minute later at most, as long as that takes
less than a twentieth of the time: a large one is then written less often. What is kept for that is kept in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress

from . import clock
from .store import Busy, Store

SHARE = 20


class Pace:
    """When a thing may be done again, so that it takes no more than a twentieth of the time."""

    def __init__(self) -> None:
        self._again = 0.0  # by a clock that only counts

    @property
    def is_early(self) -> bool:
        return clock.elapsed() < self._again

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Do it, and note how long that took; what fails may be tried at once."""
        begun = clock.elapsed()
        yield
        ended = clock.elapsed()
        self._again = ended + SHARE * (ended - begun)


class Rewriting:
    """Which rounds have changed since they were written anew, and what that cost."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed: set[str] = set()
        self._paces: defaultdict[str, Pace] = defaultdict(Pace)

    def note(self, id: str) -> None:
        """A ballot came into this round."""
        self._changed.add(id)

    def write_changed(self) -> None:
        """Those that have changed, if it is not too early for them."""
        self.write(id for id in sorted(self._changed) if not self._paces[id].is_early)

    def write(self, ids: Iterable[str]) -> None:
        """All of these. One that somebody is reading is left for the next time."""
        for id in ids:
            with suppress(Busy):
                self._write(id)

    def _write(self, id: str) -> None:
        """What comes meanwhile is noted anew."""
        was_changed = {id} & self._changed
        self._changed.discard(id)
        try:
            with self._paces[id].kept():
                self._store.repack(id)
        except BaseException:
            self._changed |= was_changed
            raise
