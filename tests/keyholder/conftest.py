"""One round for the module, and its ballots: eight of one circle, four (too few) of the other."""

from typing import Any

import pytest

from .rounds import BESIDE, LEAF, Round, answering

ANSWERS = [
    (4, 4, 3, 5, 4),
    (4, 3, 4, 4, 4),
    (5, 4, 4, 4, 5),
    (2, 3, 4, 2, 3),
    (4, 4, 4, 4, 4),
    (3, 4, 5, 4, 0),
    (4, 5, 4, 4, 4),
    (1, 2, 4, 4, 2),
]
TOO_FEW = [(5, 5, 5, 5, 5), (1, 1, 1, 1, 1), (3, 3, 3, 3, 3), (2, 2, 2, 2, 2)]


@pytest.fixture(scope="session")
def a_round() -> Round:
    return Round()


@pytest.fixture(scope="session")
def ballots(a_round: Round) -> list[dict[str, Any]]:
    return [a_round.ballot(LEAF, answering(*one)) for one in ANSWERS] + [
        a_round.ballot(BESIDE, answering(*one)) for one in TOO_FEW
    ]
