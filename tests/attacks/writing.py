"""docs/attacks.md, from what was noted while the attacks ran."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.attacks.chance import PEOPLE

PAGE = Path(__file__).parents[2] / "docs" / "attacks.md"
Note = dict[str, Any]
HEAD = """# Attacked by its own tests: who gave which answer?

Made by `make attacks` on {day}, with {rounds} rounds of {people} people where a number of rounds matters. Each attack
is made twice: against the product, and against a twin that lacks the one thing that is to stop it. An attack that fails
on its twin too proves nothing, so the twin must give away at least four in five. The attacks are in
[tests/attacks](../tests/attacks); `make test` makes all of them with {few} rounds.

## Linking people to ballots

Twelve people, twelve ballots: whoever deals them out at random is right once a round. For {tries} guesses that is
{expected}; more than {reported} is worth a line (one time in a hundred it is chance), more than {failing} fails the
tests (one in a million). The attacker is granted what hardly anybody has: the order in which the twelve sat down.

| Attack | Database | Holds | Guesses by | Right | By chance | Twin | The twin's fault |
|---|---|---|---|---|---|---|---|
"""
NEVER = """
## What must not succeed once

| Attack | Database | Holds | Tries | Succeeded | Twin | The twin's fault |
|---|---|---|---|---|---|---|
"""
LIMITS = """
## What Troth promises nothing about

Measured all the same, so that nobody has to take the limits on trust.

| Attack | Database | Holds | Succeeded | Why it is no promise |
|---|---|---|---|---|
"""
OTHERS = """
## Attacked elsewhere

Other tests make these already; `make attacks` runs them, on both databases where they ask one.

| Attack | What must come of it | Came | Test |
|---|---|---|---|
"""
FOOT = """
## What is cheaper here than in the product

- One key signs for all rounds of a run (making one takes a second), and a token is used in several attacks, each in a
  round of its own. The message in it is random and new; which key signed is nothing that order, files or times could
  show. Where keys are attacked, keys are new.
- Where the order of collecting is attacked, a stamp stands in for RSA: what is signed is no part of the row.
- Times of coming are calculated, not waited for.
- PostgreSQL runs without fsync, as in all tests.
- Signatures, sealing, tables, files, dumps and logs are the product's own, as is everything that judges.
"""


def write(notes: Sequence[Note], others: Mapping[str, str], rounds: int, few: int, day: date) -> None:
    """Make the page."""
    from tests.attacks.chance import bounds

    found = bounds(rounds)
    linking = [one for one in notes if one["expected"] and not one["limit"]]
    never = [one for one in notes if not one["expected"] and not one["limit"]]
    head = HEAD.format(
        day=day, rounds=rounds, people=PEOPLE, few=few, tries=_n(rounds * PEOPLE), expected=_n(found.expected),
        reported=_n(found.reported), failing=_n(found.failing),
    )  # fmt: skip
    limits = [one for one in notes if one["limit"]]
    text = head + "".join(map(_linking, _together(linking))) + NEVER + "".join(map(_never, _together(never)))
    text += LIMITS + "".join(map(_limit, _together(limits))) + OTHERS + _others(others) + FOOT
    PAGE.write_text(text)


def _together(notes: Iterable[Note]) -> list[list[Note]]:
    """The same attack on both databases, in the order of their first coming."""
    found: dict[str, list[Note]] = defaultdict(list)
    for one in notes:
        found[one["name"]].append(one)
    return list(found.values())


def _linking(notes: Sequence[Note]) -> str:
    return "".join(_row(*_begin(one), _rate(one["on"]) + _mark(one), _n(one["expected"]), *_twin(one)) for one in notes)


def _begin(note: Note) -> list[str]:
    return [note["name"], note["database"], note["holds"], note["guesses"]]


def _twin(note: Note) -> list[str]:
    return [_rate(note["on_twin"]), note["twin"]]


def _mark(note: Note) -> str:
    return " (more than once in a hundred)" if note["on"]["hits"] > note["reported"] else ""


def _never(notes: Sequence[Note]) -> str:
    return "".join(_row(*_begin(one), _rate(one["on"]), *_twin(one)) for one in notes)


def _limit(notes: Sequence[Note]) -> str:
    return "".join(_row(one["name"], one["database"], one["holds"], _rate(one["on"]), one["limit"]) for one in notes)


def _others(others: Mapping[str, str]) -> str:
    from tests.attacks.elsewhere import ELSEWHERE

    return "".join(_row(one.name, one.what, others[one.test], f"`{one.test}`") for one in ELSEWHERE)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _rate(hits: Mapping[str, int]) -> str:
    return f"{_n(hits['hits'])} of {_n(hits['tries'])}"


def _n(number: int) -> str:
    return f"{number:,}"


def read(file: Path) -> list[Note]:
    return [json.loads(line) for line in file.read_text().splitlines()]
