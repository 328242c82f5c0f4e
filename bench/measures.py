"""What the rules of measuring do, by simulation from fixed seeds: false alarms, power, and people exposed."""

import time
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

from troth.measure.change import BASELINE, Side, readings_of
from troth.measure.course import Wave
from troth.measure.disclosure import Release, withheld
from troth.measure.levels import CEILING, FLOOR, rounded
from troth.measure.uncertainty import RETEST, SPREAD, Response

SEED = "measures"
CIRCLES, AFTER = 500, 8
RESPONSES = ((6, 8), (8, 8), (10, 12), (20, 25))
ROUNDS, TEAMS, SIZE = 12, 12, 10
QUARTERLY = (0.0, 0.01, 0.03, 0.06)


def measure(*, circles: int = CIRCLES, people: Sequence[int] = (1_000, 100_000)) -> dict[str, Any]:
    """All figures of this part."""
    return {
        "circles": circles,
        "after": AFTER,
        "change": [change(n, of, circles=circles) for n, of in RESPONSES],
        "release": [release(share) for share in QUARTERLY],
        "joined": joined(circles * 10),
        "audit": [audit(size) for size in people],
    }


def levels(random: Random, response: Response, shift: float, spread: float) -> list[float]:
    """Released levels of one circle: three waves, then some more after everybody moved by `shift`.

    Each person has a place of their own that stays (a share r of the variance) and a mood of the day.
    """
    stays = [random.gauss(3.4, spread * RETEST**0.5) for _ in range(response.of)]
    found = []
    for wave in range(BASELINE + AFTER):
        moved = shift if wave >= BASELINE else 0.0
        answering = random.sample(stays, response.n)
        marks = [place + moved + random.gauss(0, spread * (1 - RETEST) ** 0.5) for place in answering]
        mean = rounded(Fraction(sum(marks) / response.n))
        found.append(float(min(max(mean, FLOOR), CEILING)))
    return found


def change(n: int, of: int, *, circles: int = CIRCLES) -> dict[str, Any]:
    """Per cent of circles in which a change is called, where there is none, and where there is one."""
    response, random = Response(n, of), Random(f"{SEED} {n} {of}")

    def share(told: Callable[[list[float]], bool], shift: float = 0.0, spread: float = SPREAD) -> float:
        hits = sum(told(levels(random, response, shift, spread)) for _ in range(circles))
        return round(100 * hits / circles, 1)

    def called(waves: list[float], side: Side | None = None, within: int = AFTER) -> bool:
        readings = readings_of([Wave(level, response) for level in waves[: BASELINE + within]])
        return any(one.called is side if side else one.called for one in readings if one)

    def called_at_once(waves: list[float]) -> bool:
        return any(one.side for one in readings_of([Wave(level, response) for level in waves]) if one)

    return {
        "n": n,
        "of": of,
        "false": share(called),
        "false_at_once": share(called_at_once),
        "false_wider": share(called, spread=1.0),
        "half": share(lambda waves: called(waves, Side.BELOW), -0.5),
        "one_soon": share(lambda waves: called(waves, Side.BELOW, 2), -1.0),
        "one": share(lambda waves: called(waves, Side.BELOW), -1.0),
    }


def rosters(random: Random, teams: int, size: int, rounds: int, leaving: float) -> list[list[frozenset[str]]]:
    """Teams through rounds: each person is replaced by somebody new with a chance `leaving` in each quarter."""
    number = iter(range(10**9))
    now = [[f"p{next(number)}" for _ in range(size)] for _ in range(teams)]
    found = []
    for _ in range(rounds):
        found.append([frozenset(team) for team in now])
        now = [[f"p{next(number)}" if random.random() < leaving else person for person in team] for team in now]
        if leaving and random.random() < 0.5:  # and now and then two teams exchange a person
            one, other = random.sample(now, 2)
            one[0], other[0] = other[0], one[0]
    return found


def release(leaving: float) -> dict[str, Any]:
    """Of a company of twelve teams over three years: what is released, and whom an attacker then finds."""
    past: list[Release] = []
    every: list[frozenset[str]] = []
    for place, teams in enumerate(rosters(Random(f"{SEED} {leaving}"), TEAMS, SIZE, ROUNDS, leaving)):
        new = [Release(f"{place}-{team}", str(place), people, len(people)) for team, people in enumerate(teams)]
        out = withheld(past, new)
        past += [one for one in new if one.id not in out]
        every += teams
    return {
        "leaving": leaving,
        "released": round(100 * len(past) / len(every)),
        "exposed": len(exposed([one.people for one in past])),
        "exposed_without": len(exposed(every)),
    }


def exposed(groups: Sequence[frozenset[str]]) -> set[str]:
    """Everybody whom a difference of two groups, or of two such differences, leaves among fewer than five."""
    pairs = [(one, other) for one, other in combinations(set(groups), 2) if one & other]
    differences = [
        {person: 1 if person in one else -1 for person in one ^ other} for one, other in pairs if len(one ^ other) < 20
    ]
    found = {person for difference in differences if len(difference) < 5 for person in difference}
    for one, other in combinations(differences, 2):
        if one.keys() & other.keys():
            for sign in (1, -1):
                left = {
                    person for person in one.keys() | other.keys() if one.get(person, 0) + sign * other.get(person, 0)
                }
                found |= left if 0 < len(left) < 5 else set()
    return found


def joined(trials: int) -> dict[str, Any]:
    """How often somebody guesses whether a ninth person stands above or below the eight, from two released levels."""
    random, right = Random(SEED), 0
    for _ in range(trials):
        stays = [random.gauss(3.4, SPREAD * RETEST**0.5) for _ in range(9)]
        eight, nine = (
            rounded(Fraction(sum(one + random.gauss(0, SPREAD * (1 - RETEST) ** 0.5) for one in some) / len(some)))
            for some in (stays[:8], stays)
        )
        is_above = stays[8] > sum(stays[:8]) / 8
        right += (nine > eight) == is_above if nine != eight else random.random() < 0.5
    return {"trials": trials, "right": round(100 * right / trials, 1)}


def audit(people: int) -> dict[str, Any]:
    """Seconds to audit one more round of a whole company beside three years of past ones."""
    teams = rosters(Random(SEED), people // SIZE, SIZE, ROUNDS + 1, 0.03)
    *past, new = [
        [Release(f"{place}-{team}", str(place), group, len(group)) for team, group in enumerate(groups)]
        for place, groups in enumerate(teams)
    ]
    before = [one for round_ in past for one in round_]
    began = time.perf_counter()
    withheld(before, new)
    return {"people": people, "releases": len(before) + len(new), "seconds": round(time.perf_counter() - began, 1)}
