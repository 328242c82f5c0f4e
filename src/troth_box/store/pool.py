"""Connections that wait to be used again, as many as were ever needed at once; a server's threads come and go."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """Any connection."""

    def close(self) -> None: ...


One = TypeVar("One", bound=Closable)


class Pool(Generic[One]):
    """A thread that has one for a transaction gets the same again within it."""

    def __init__(self, make: Callable[[], One], is_usable: Callable[[One], bool]) -> None:
        self._make, self._is_usable = make, is_usable
        self._idle: list[One] = []
        self._here = threading.local()

    @property
    def is_held(self) -> bool:
        """Whether this thread is within `held`."""
        return getattr(self._here, "held", None) is not None

    @contextmanager
    def held(self) -> Iterator[One]:
        """One for this thread alone, up to the end of the block."""
        with self.one() as connection:
            self._here.held = connection
            try:
                yield connection
            finally:
                self._here.held = None

    @contextmanager
    def one(self) -> Iterator[One]:
        """One for the length of the block; the one held, if there is one."""
        held: One | None = getattr(self._here, "held", None)
        if held is not None:
            yield held
            return
        connection = self._taken()
        try:
            yield connection
        finally:
            self._idle.append(connection)

    def close(self) -> None:
        """Close all that wait."""
        while self._idle:
            self._idle.pop().close()

    def _taken(self) -> One:
        while True:
            try:
                connection = self._idle.pop()
            except IndexError:
                return self._make()
            if self._is_usable(connection):
                return connection
            connection.close()
