"""How a concern stands, from days alone: published examples, and what holds of all."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth_box.concerns.standing import (
    As,
    Posted,
    Standing,
    State,
    batch_of,
    monday_of,
    standing,
    told,
)

D = [date(2026, 10, 5) + timedelta(days=one) for one in range(60)]
POSTED = st.lists(st.builds(Posted, st.sampled_from(D), st.sampled_from(list(As))), max_size=12)


def of(*posted: tuple[int, As]) -> Standing:
    return standing([Posted(D[day], kind) for day, kind in posted], is_closed=False, is_shut=False, answer_in=30)


@pytest.mark.parametrize(
    ("posted", "found"),
    [
        ([(0, As.MESSAGE)], Standing(State.NEW, D[7])),
        ([(0, As.MESSAGE), (2, As.MESSAGE)], Standing(State.NEW, D[7])),
        ([(0, As.MESSAGE), (1, As.NOTE), (1, As.COPY), (1, As.CARE)], Standing(State.NEW, D[7])),
        ([(0, As.MESSAGE), (1, As.ACKNOWLEDGE)], Standing(State.ACKNOWLEDGED, D[30])),
        ([(0, As.MESSAGE), (1, As.ACKNOWLEDGE), (1, As.MESSAGE)], Standing(State.WAITING, D[8])),
        ([(0, As.MESSAGE), (1, As.ACKNOWLEDGE), (27, As.MESSAGE)], Standing(State.WAITING, D[30])),
        ([(0, As.MESSAGE), (1, As.REPLY)], Standing(State.ANSWERED)),
        # On the same day: it was not seen yet by whoever answered.
        ([(0, As.MESSAGE), (1, As.REPLY), (1, As.MESSAGE)], Standing(State.WAITING, D[8])),
        ([(0, As.MESSAGE), (1, As.MESSAGE), (2, As.REPLY)], Standing(State.ANSWERED)),
        ([], Standing(State.ANSWERED)),
    ],
)
def test_examples(posted: list[tuple[int, As]], found: Standing) -> None:
    assert of(*posted) == found


def test_three_months_where_the_law_says_so() -> None:
    posted = [Posted(D[0], As.MESSAGE), Posted(D[1], As.ACKNOWLEDGE)]
    assert standing(posted, is_closed=False, is_shut=False, answer_in=90).due == D[0] + timedelta(days=90)


@given(POSTED, st.randoms())
def test_the_order_of_rows_does_not_matter(posted: list[Posted], shuffle: st.DataObject) -> None:
    mixed = list(posted)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    assert standing(mixed, is_closed=False, is_shut=False, answer_in=30) == standing(
        posted, is_closed=False, is_shut=False, answer_in=30
    )


@given(POSTED)
def test_a_reply_after_everything_answers_everything_and_closing_ends_it(posted: list[Posted]) -> None:
    late = Posted(D[-1] + timedelta(days=1), As.REPLY)
    assert standing([*posted, late], is_closed=False, is_shut=False, answer_in=30) == Standing(State.ANSWERED)
    assert standing(posted, is_closed=True, is_shut=False, answer_in=30) == Standing(State.CLOSED)
    assert standing(posted, is_closed=True, is_shut=True, answer_in=30) == Standing(State.SHUT)


@given(POSTED)
def test_what_is_due_is_due_only_while_something_waits(posted: list[Posted]) -> None:
    found = standing(posted, is_closed=False, is_shut=False, answer_in=30)
    assert (found.due is None) is (found.state is State.ANSWERED)


@pytest.mark.parametrize(("day", "monday", "batch"), [(0, 0, 0), (1, 0, 0), (3, 0, 3), (6, 0, 3), (7, 7, 7)])
def test_weeks_and_batches(day: int, monday: int, batch: int) -> None:
    assert (monday_of(D[day]), batch_of(D[day])) == (D[monday], D[batch])


def test_fewer_than_three_are_not_told() -> None:
    assert [told(count) for count in range(5)] == [None, None, None, 3, 4]
