"""What a store gives and takes, and the steps it takes one after the other, the same for both databases.

Every change of state says from which state it starts, and happens only from there. Whoever comes second, after a crash
or beside another worker, changes nothing.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum, auto

from ..states import State

PAGE_OF_ROWS = 500


class Added(Enum):
    """What became of a ballot."""

    TAKEN = auto()
    AGAIN = auto()
    OTHER = auto()
    NOT_OPEN = auto()


@dataclass(frozen=True, slots=True)
class Round:
    """A round and what was published of it: signed documents, as they came."""

    id: str
    state: State
    is_unclean: bool
    manifest: bytes
    gate: bytes | None
    tally: bytes | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A ballot as it lies in the box: all there is of it. It has no time, no number and no place in any order."""

    key: bytes
    circle: str
    message: bytes
    signature: bytes
    sealed: bytes

    @property
    def values(self) -> tuple[object, ...]:
        """As its row has them."""
        return self.key, self.circle, self.message, self.signature, self.sealed


class NotCounted(Exception):
    """The tally was not taken, because it does not account for the ballots that lie here."""


class Busy(Exception):
    """Somebody was reading, so that a file could not be cut off; to be tried again."""


class NoTable(Exception):
    """The round has no table of ballots: not yet, or no longer."""


class Store(ABC):
    """The steps. A round is unclean as long as something that was deleted for good may still lie in a file."""

    @abstractmethod
    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, alone: no other writer of this round is in one at the same time."""

    @abstractmethod
    def run(self, sql: str, values: Sequence[object]) -> tuple[list[tuple[object, ...]], int]:
        """Run one statement, with ? for each value: the rows it gives, and how many it changed; or NoTable."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""

    @abstractmethod
    def has_table(self, id: str) -> bool:
        """Whether the round's table is there."""

    @abstractmethod
    def add_table(self, id: str) -> None:
        """Make the round's table, within a transaction."""

    @abstractmethod
    def hold(self, id: str) -> None:
        """Within a transaction: wait for ballots that are being taken, and let no further one in before it ends."""

    @abstractmethod
    def as_rows(self, rows: Sequence[Sequence[object]]) -> tuple[str, Sequence[object]]:
        """What stands for these rows of ballots behind FROM, and the values that belong to it."""

    @abstractmethod
    def repack(self, id: str) -> None:
        """Write the round's ballots anew, in the order of their keys: their places told in which order they came."""

    @abstractmethod
    def shred(self, id: str) -> None:
        """Overwrite what was deleted, where the database can be told to."""

    def end_log(self) -> None:  # noqa: B027 - SQLite's log is cut off where it is written anew
        """Give up what was written ahead so far, where the database keeps that for longer."""

    def execute(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """Run one statement; the rows it gives."""
        return self.run(sql, values)[0]

    def changed(self, sql: str, values: Sequence[object] = ()) -> bool:
        """Run one statement; whether it changed a row."""
        return self.run(sql, values)[1] == 1

    def add_all(self, id: str, ballots: Sequence[Kept]) -> list[Added]:
        """Take ballots in one INSERT, in the order of their keys. Of two with the same key one is taken."""
        first = {ballot.key: ballot for ballot in reversed(ballots)}
        rows, values = self.as_rows([first[key].values for key in sorted(first)])
        try:
            found = self.execute(
                f"INSERT INTO {table(id)} SELECT new.* FROM {rows} AS new, round "  # noqa: S608
                "WHERE round.id = ? AND round.state = 'open' ON CONFLICT (key) DO NOTHING RETURNING key",
                (*values, id),
            )
            taken = {key for (key,) in found}
            return [
                Added.TAKEN if one.key in taken and first[one.key] is one else self._found(id, one) for one in ballots
            ]
        except NoTable:
            return [Added.NOT_OPEN] * len(ballots)

    def _found(self, id: str, ballot: Kept) -> Added:
        """Why a ballot was not taken just now."""
        there = self.execute(f"SELECT sealed FROM {table(id)} WHERE key = ?", (ballot.key,))  # noqa: S608
        if not there:
            return Added.NOT_OPEN
        return Added.AGAIN if there == [(ballot.sealed,)] else Added.OTHER

    def add_round(self, id: str, manifest: bytes) -> None:
        """Put down a new round; one that is there stays as it is."""
        self.changed(
            "INSERT INTO round (id, state, unclean, manifest) VALUES (?, ?, 0, ?) ON CONFLICT (id) DO NOTHING",
            (id, State.ISSUING, manifest),
        )

    def round(self, id: str) -> Round | None:
        found = self.execute("SELECT id, state, unclean, manifest, gate, tally FROM round WHERE id = ?", (id,))
        return _round(*found[0]) if found else None

    def states(self) -> dict[str, tuple[State, bool]]:
        """How far each round is, and whether something of it is to be overwritten still."""
        found = self.execute("SELECT id, state, unclean FROM round ORDER BY id")
        return {str(id): (State(str(state)), bool(unclean)) for id, state, unclean in found}

    def set_gate(self, id: str, gate: bytes, to: State) -> bool:
        """From issuing to gated, with a table for the ballots, or to cancelled."""
        with self.transaction():
            if not self.changed(
                "UPDATE round SET gate = ?, state = ?, unclean = ? WHERE id = ? AND state = ?",
                (gate, to, int(to is State.CANCELLED), id, State.ISSUING),
            ):
                return False
            if to is State.GATED:
                self.add_table(id)
            return True

    def move(self, id: str, start: State, to: State) -> bool:
        """From one state to the next."""
        if to is State.CANCELLED:
            return self._cancel(id, start)
        with self.transaction():
            if start is State.OPEN:
                self.hold(id)
            return self._moved(id, start, to)

    def _cancel(self, id: str, start: State) -> bool:
        """Give a round up, and its ballots, if it has any."""
        with self.transaction():
            if not self._moved(id, start, State.CANCELLED):
                return False
            if self.has_table(id):
                self.execute(f"DROP TABLE {table(id)}")
            return True

    def _moved(self, id: str, start: State, to: State) -> bool:
        is_unclean = int(to in (State.TALLIED, State.CANCELLED))
        return self.changed(
            "UPDATE round SET state = ?, unclean = ? WHERE id = ? AND state = ?", (to, is_unclean, id, start)
        )

    def ballots(self, id: str) -> Iterator[Kept]:
        """All ballots in the order of their keys, read in pages."""
        after = b""
        while found := self.execute(
            f"SELECT key, circle, message, signature, sealed FROM {table(id)} WHERE key > ? ORDER BY key LIMIT ?",  # noqa: S608
            (after, PAGE_OF_ROWS),
        ):
            kept = [_kept(*row) for row in found]
            yield from kept
            after = kept[-1].key

    def keys(self, id: str) -> list[bytes]:
        return [_bytes(key) for (key,) in self.execute(f"SELECT key FROM {table(id)} ORDER BY key")]  # noqa: S608

    def set_tally(self, id: str, tally: bytes, figures: bytes, *, counted: set[bytes], refused: int) -> bool:
        """From closed to tallied: put it down and drop the ballots; NotCounted unless it accounts for each of them.

        The figures lie in a table of their own, from which they go.
        """
        with self.transaction():
            if not self._moved(id, State.CLOSED, State.TALLIED):
                return False
            self.execute("UPDATE round SET tally = ? WHERE id = ?", (tally, id))
            there = self.keys(id)
            if not counted.issubset(there) or len(counted) + refused != len(there):
                raise NotCounted
            self.execute(f"DROP TABLE {table(id)}")
            self.changed("INSERT INTO figures (id, document) VALUES (?, ?)", (id, figures))
            return True

    def figures(self, id: str) -> bytes | None:
        """What is still here of a round's figures."""
        found = self.execute("SELECT document FROM figures WHERE id = ?", (id,))
        return _bytes(found[0][0]) if found else None

    def figures_there(self) -> set[str]:
        """The rounds of which figures are still here."""
        return {str(id) for (id,) in self.execute("SELECT id FROM figures")}

    def narrow_figures(self, id: str, before: bytes, after: bytes) -> bool:
        """Keep less of them; False where they were not `before` any more."""
        with self.transaction():
            sql = "UPDATE figures SET document = ? WHERE id = ? AND document = ?"
            return self.changed(sql, (after, id, before)) and self._soil(id)

    def drop_figures(self, id: str) -> bool:
        """Keep nothing of them; False where nothing was left."""
        with self.transaction():
            return self.changed("DELETE FROM figures WHERE id = ?", (id,)) and self._soil(id)

    def _soil(self, id: str) -> bool:
        return self.changed("UPDATE round SET unclean = 1 WHERE id = ?", (id,))

    def set_clean(self, id: str) -> None:
        """Nothing is left to overwrite: a tallied round is shredded now."""
        self.changed(
            "UPDATE round SET unclean = 0, state = CASE state WHEN ? THEN ? ELSE state END "
            "WHERE id = ? AND unclean = 1",
            (State.TALLIED, State.SHREDDED, id),
        )


def table(id: str) -> str:
    """The name of a round's table. A round's id is 32 hexadecimal digits; nothing else gets into SQL by its name."""
    if len(id) != 32 or not set(id) <= set("0123456789abcdef"):
        raise ValueError("this is no round's id")
    return f"ballots_{id}"


def _round(*values: object) -> Round:
    id, state, unclean, manifest, gate, tally = values
    told = [None if document is None else _bytes(document) for document in (gate, tally)]
    return Round(str(id), State(str(state)), bool(unclean), _bytes(manifest), *told)


def _kept(*values: object) -> Kept:
    key, circle, message, signature, sealed = values
    return Kept(_bytes(key), str(circle), _bytes(message), _bytes(signature), _bytes(sealed))


def _bytes(value: object) -> bytes:
    assert isinstance(value, bytes)  # noqa: S101
    return value
