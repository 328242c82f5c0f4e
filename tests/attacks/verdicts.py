"""What an attack is, what came of it, and when that is too much: judged here, and noted for docs/attacks.md."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeVar

from tests.attacks.chance import PEOPLE, TWIN, bounds
from tests.settings import IS_POSTGRES

DATABASE = "PostgreSQL" if IS_POSTGRES else "SQLite"
One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Attack:
    """What somebody tries (`name`), what they hold, how they guess, and what is wrong with the vulnerable twin.

    `limit` is of those attacks against which Troth promises nothing: they are measured and told, with the reason.
    """

    name: str
    holds: str
    guesses: str
    twin: str
    limit: str = ""
    asks_database: bool = True


def plain(name: str, holds: str, guesses: str, twin: str, limit: str = "") -> Attack:
    """An attack in which no database has a part: it goes the same way on both."""
    return Attack(name, holds, guesses, twin, limit, asks_database=False)


@dataclass(frozen=True, slots=True)
class Hits:
    """How often it succeeded, of how many tries."""

    hits: int
    tries: int

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.hits + other.hits, self.tries + other.tries)

    @property
    def rate(self) -> float:
        return self.hits / self.tries


NONE = Hits(0, 0)


def right(guess: Sequence[One], truth: Sequence[One]) -> Hits:
    """How many are in their place."""
    assert len(guess) == len(truth)
    return Hits(sum(one == other for one, other in zip(guess, truth, strict=True)), len(truth))


def counted(tries: Sequence[One], succeeds: Callable[[One], bool]) -> Hits:
    """How many of the tries succeed."""
    return Hits(sum(succeeds(one) for one in tries), len(tries))


def judge_links(attack: Attack, *, product: Hits, twin: Hits) -> None:
    """Linking people to ballots, twelve to a round: no better than chance, and the twin gives most of them away."""
    rounds = product.tries // PEOPLE
    found = bounds(rounds)
    _note(attack, product, twin, {"expected": found.expected, "reported": found.reported, "failing": found.failing})
    _judge_twin(attack, twin)
    assert attack.limit or product.hits <= found.failing, f"{attack.name}: {product}, chance {found}"


def judge_none(attack: Attack, *, product: Hits, twin: Hits) -> None:
    """What must not succeed once, and does with the twin."""
    assert product.tries
    _note(attack, product, twin, {"expected": 0, "reported": 0, "failing": 0})
    _judge_twin(attack, twin)
    assert attack.limit or product.hits == 0, f"{attack.name}: {product}"


def judge_limit(attack: Attack, *, product: Hits) -> None:
    """What Troth promises nothing about: told as it is."""
    assert attack.limit
    _note(attack, product, NONE, {"expected": 0, "reported": 0, "failing": 0})


def _judge_twin(attack: Attack, twin: Hits) -> None:
    assert twin.rate >= TWIN, f"{attack.name}: the attack does not even work on the twin ({twin})"


def _note(attack: Attack, product: Hits, twin: Hits, chance: dict[str, int]) -> None:
    """A line for the report, where one is being made."""
    folder = os.environ.get("TROTH_TEST_ATTACK_NOTES")
    if folder and (attack.asks_database or not IS_POSTGRES):
        database = DATABASE if attack.asks_database else "either"
        line = {**asdict(attack), **chance, "database": database, "on": asdict(product), "on_twin": asdict(twin)}
        with (Path(folder) / "notes.jsonl").open("a") as file:
            file.write(json.dumps(line) + "\n")
