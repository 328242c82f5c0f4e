"""What comes at the same moment is done together: one transaction, one wait for the disk.

Whoever comes while there is room at the desk begins at once. Those who come meanwhile wait, and then one of them does
it for all. Nobody is told anything before their own is on the disk.
"""

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class _Waiting(Generic[Item, Outcome]):
    """One item, and what became of it."""

    __slots__ = ("item", "outcome", "told")

    def __init__(self, item: Item) -> None:
        self.item = item
        self.outcome: Outcome | BaseException | None = None
        self.told = Lock()
        self.told.acquire()


class Together(Generic[Item, Outcome]):
    """`write` is given from one to `most` items, and returns what became of each, or raises and has written none.

    `at_once` threads are at it at the most: while one waits for the disk, another has the processor.
    """

    def __init__(self, write: Callable[[list[Item]], list[Outcome]], *, most: int, at_once: int = 1) -> None:
        self._write, self._most = write, most
        self._door = Lock()
        self._waiting: list[_Waiting[Item, Outcome]] = []
        self._room = at_once

    def add(self, item: Item) -> Outcome:
        """Have it done; what became of it."""
        mine: _Waiting[Item, Outcome] = _Waiting(item)
        with self._door:
            may_begin = self._room > 0
            if may_begin:
                self._room -= 1
            else:
                self._waiting.append(mine)
        if not may_begin:
            mine.told.acquire()
        if mine.outcome is None:
            self._do_for_all(mine)
        assert mine.outcome is not None  # noqa: S101
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        return mine.outcome

    def _do_for_all(self, mine: _Waiting[Item, Outcome]) -> None:
        """Do it for oneself and those who wait now; then it is the turn of the first who came meanwhile."""
        with self._door:
            others, self._waiting = self._waiting[: self._most - 1], self._waiting[self._most - 1 :]
        self._settle([mine, *others])
        with self._door:
            following, self._waiting = self._waiting[:1], self._waiting[1:]
            self._room += not following
        for one in (*following, *others):
            one.told.release()

    def _settle(self, group: list[_Waiting[Item, Outcome]]) -> None:
        """Should it fail for all, each is written alone, so that what is wrong with one harms no other."""
        try:
            for one, outcome in zip(group, self._write([one.item for one in group]), strict=True):
                one.outcome = outcome
        except BaseException as problem:
            if len(group) == 1:
                group[0].outcome = problem
                return
            for one in group:
                self._settle([one])
