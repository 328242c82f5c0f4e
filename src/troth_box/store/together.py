"""What is to be written at the same moment is written together: one transaction, one wait for the disk.

Whoever comes while nothing is being written writes at once. Those who come meanwhile wait, and then one of them writes
for all. Nobody is told anything before their own is on the disk.
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
    """`write` is given from one to `most` items, and returns what became of each, or raises and has written none."""

    def __init__(self, write: Callable[[list[Item]], list[Outcome]], *, most: int) -> None:
        self._write, self._most = write, most
        self._door = Lock()
        self._waiting: list[_Waiting[Item, Outcome]] = []
        self._is_writing = False

    def add(self, item: Item) -> Outcome:
        """Have it written; what became of it."""
        mine: _Waiting[Item, Outcome] = _Waiting(item)
        with self._door:
            self._waiting.append(mine)
            is_waiting, self._is_writing = self._is_writing, True
        if is_waiting:
            mine.told.acquire()
        if mine.outcome is None:
            self._write_for_all(mine)
        assert mine.outcome is not None  # noqa: S101
        if isinstance(mine.outcome, BaseException):
            raise mine.outcome
        return mine.outcome

    def _write_for_all(self, mine: _Waiting[Item, Outcome]) -> None:
        """Write for those who wait now, mine among them; then it is the turn of the first who came meanwhile."""
        with self._door:
            group, self._waiting = self._waiting[: self._most], self._waiting[self._most :]
        self._settle(group)
        with self._door:
            following = self._waiting[:1]
            self._is_writing = bool(following)
        for one in (*following, *group):
            if one is not mine:
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
