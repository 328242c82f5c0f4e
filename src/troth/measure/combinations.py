"""Exact linear algebra on rosters: do sums and differences of groups leave something about fewer than five people?

A group is a row, a person a column, 1 where they belong to it. What can be computed from the groups' figures are the
combinations of the rows; one that is not zero on one to four people, and zero on all others, exposes them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from .ranges import LEAST

Group = frozenset[str]
Rows = list[list[Fraction]]
TRIED = 20_000  # sets of people; a tangle with more is not released


def components(groups: Sequence[Group]) -> list[list[Group]]:
    """The groups that could take part in such a combination at all, each with those it hangs together with.

    A group with five people or more that are in no other can take part in none: those five would show too. Without it,
    others may have five of their own; and so on until nothing more falls away.
    """
    of_person: dict[str, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for person in group:
            of_person[person].add(place)
    while alone := _with_five_of_their_own(of_person):
        for place in alone:
            for person in groups[place]:
                of_person[person].discard(place)
    return [[groups[place] for place in sorted(places)] for places in _connected(of_person)]


def _with_five_of_their_own(of_person: dict[str, set[int]]) -> list[int]:
    own = Counter(next(iter(places)) for places in of_person.values() if len(places) == 1)
    return [place for place, people in own.items() if people >= LEAST]


def _connected(of_person: dict[str, set[int]]) -> list[set[int]]:
    """Sets of groups that share people, directly or through others."""
    beside: dict[int, set[int]] = defaultdict(set)
    for places in of_person.values():
        for place in places:
            beside[place] |= places
    found: list[set[int]] = []
    while beside:
        reached, waiting = set(), [next(iter(beside))]
        while waiting:
            place = waiting.pop()
            if place not in reached:
                reached.add(place)
                waiting += beside.pop(place)
        found.append(reached)
    return found


def combines(fixed: Sequence[Group], added: Group) -> bool | None:
    """Whether `added` makes something about one to four people computable; None if there is too much to try.

    People who belong to exactly the same groups are one column, as heavy as they are many. Rows are brought into
    echelon form with the columns of five people or more in front: what is left without those could expose.
    """
    rows = [*fixed, added]
    weights = Counter(tuple(person in group for group in rows) for person in frozenset().union(*rows))
    columns = sorted(weights, key=lambda column: -weights[column])
    heavy = sum(weights[column] >= LEAST for column in columns)
    table = [[Fraction(column[place]) for column in columns] for place in range(len(rows))]
    before, after = (_without_heavy(part, heavy) for part in (table[:-1], table))
    if len(before) == len(after):
        return False
    light = [weights[column] for column in columns[heavy:]]
    for tried, places in enumerate(_few_people(light)):
        if tried >= TRIED:
            return None
        if _confined_to(after, places) > _confined_to(before, places):
            return True
    return False


def _few_people(weights: Sequence[int]) -> Iterator[set[int]]:
    """Every set of columns that holds one to four people."""
    for size in range(1, LEAST):
        for places in combinations(range(len(weights)), size):
            if sum(weights[place] for place in places) < LEAST:
                yield set(places)


def _without_heavy(table: Rows, heavy: int) -> Rows:
    return [row[heavy:] for row in _echelon(table) if not any(row[:heavy])]


def _confined_to(rows: Rows, places: set[int]) -> int:
    """How many independent combinations of the rows (which are independent) are zero outside these columns."""
    outside = [[value for place, value in enumerate(row) if place not in places] for row in rows]
    return len(rows) - len(_echelon(outside))


def _echelon(table: Rows) -> Rows:
    """The rows in echelon form, those of zeros left out: as many as the rank."""
    rows, done = [list(row) for row in table], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((place for place in range(done, len(rows)) if rows[place][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for place in range(done + 1, len(rows)):
            if factor := rows[place][column] / rows[done][column]:
                rows[place] = [a - factor * b for a, b in zip(rows[place], rows[done], strict=True)]
        done += 1
    return rows[:done]
