"""What differs between two versions: clauses that came, went or were put another way, down to the words.

A clause is a mapping of names to words, as it stands in a version's canonical text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

Clause = Mapping[str, str]
Same = Callable[[Clause, Clause], bool]
ALIKE = 0.6  # two clauses of different names that share this much of their words are one that was renamed


class Mark(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that follow each other, and what became of them."""

    words: str
    mark: Mark

    @property
    def is_added(self) -> bool:
        return self.mark is Mark.ADDED

    @property
    def is_removed(self) -> bool:
        return self.mark is Mark.REMOVED


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a clause (its title, its words, one of its sides) that reads differently."""

    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """One clause as it was and as it is, and the parts that differ, by name."""

    was: Clause
    now: Clause
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """From one list of clauses to another; each list in the order of the clauses given."""

    added: tuple[Clause, ...] = ()
    removed: tuple[Clause, ...] = ()
    changed: tuple[Changed, ...] = ()

    @property
    def is_none(self) -> bool:
        return not (self.added or self.removed or self.changed)


def differences_of(before: Sequence[Clause], after: Sequence[Clause]) -> Differences:
    """What came, went or changed from `before` to `after`.

    Clauses belong together when they are equal, then by name, then when most of their words are the same (renamed).
    """
    was, now = list(before), list(after)
    pairs: list[tuple[Clause, Clause]] = []
    _pair_off(was, now, pairs, is_same=lambda one, other: dict(one) == dict(other))
    equal = len(pairs)
    _pair_off(was, now, pairs, is_same=_has_same_title)
    _pair_off(was, now, pairs, is_same=_is_alike)
    changed = sorted(pairs[equal:], key=lambda pair: _place(after, pair[1]))
    return Differences(
        tuple(now), tuple(was), tuple(Changed(one, other, parts_of(one, other)) for one, other in changed)
    )


def parts_of(was: Clause, now: Clause) -> tuple[Part, ...]:
    """The parts that read differently: the title first, then the words, then the rest by name."""
    names = sorted({*was, *now}, key=lambda name: (name != "title", name != "words", name))
    return tuple(
        Part(name, pieces_of(was.get(name, ""), now.get(name, "")))
        for name in names
        if was.get(name, "") != now.get(name, "")
    )


def pieces_of(was: str, now: str) -> tuple[Piece, ...]:
    """Word by word: leaving out what was added gives the old words, leaving out what was removed the new ones."""
    old, new = was.split(), now.split()
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(" ".join(old[a:b]), Mark.SAME))
            continue
        if b > a:
            found.append(Piece(" ".join(old[a:b]), Mark.REMOVED))
        if d > c:
            found.append(Piece(" ".join(new[c:d]), Mark.ADDED))
    return tuple(found)


def _pair_off(was: list[Clause], now: list[Clause], pairs: list[tuple[Clause, Clause]], *, is_same: Same) -> None:
    """Move from both lists into `pairs` what belongs together, the first that fits first."""
    for other in list(now):
        at = next((at for at, one in enumerate(was) if is_same(one, other)), None)
        if at is not None:
            pairs.append((was.pop(at), other))
            del now[_place(now, other)]


def _place(clauses: Sequence[Clause], clause: Clause) -> int:
    """Where exactly this clause stands: of two equal ones, this one."""
    return next(at for at, one in enumerate(clauses) if one is clause)


def _has_same_title(one: Clause, other: Clause) -> bool:
    return one.get("title", "").casefold() == other.get("title", "").casefold()


def _is_alike(one: Clause, other: Clause) -> bool:
    words = SequenceMatcher(None, one.get("words", "").split(), other.get("words", "").split(), autojunk=False)
    return words.ratio() >= ALIKE
