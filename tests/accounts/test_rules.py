"""The arithmetic of an account: its published figures, and what must hold for any book."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.accounts.pictures import BAR_WIDTH, bars_of, curve_of
from troth.accounts.rules import (
    BAND,
    Balance,
    Direction,
    Felt,
    Parameters,
    Weighed,
    account_on,
    balance_on,
    band_on,
    direction_on,
    fade,
    through_time,
)

START = date(2026, 1, 1)


def after(days: int) -> date:
    return START + timedelta(days=days)


# The example of DESIGN.md, section 6.
EXAMPLE = (
    Weighed(after(0), Felt.DEPOSIT, 1),
    Weighed(after(30), Felt.DEPOSIT, 2),
    Weighed(after(60), Felt.WITHDRAWAL, 3),
)


@pytest.mark.parametrize(
    ("day", "balance", "unknown"),
    [(0, 0.33333, 0.66667), (30, 0.57511, 0.42489), (60, -0.41211, 0.20173), (120, -0.34293, 0.33573)],
)
def test_the_published_figures(day: int, balance: float, unknown: float) -> None:
    now = balance_on(after(day), EXAMPLE)
    assert now.balance == pytest.approx(balance, abs=5e-6)
    assert now.unknown == pytest.approx(unknown, abs=5e-6)


@pytest.mark.parametrize(
    ("parameters", "balance"),
    [
        (Parameters(loss=1), -0.15704),
        (Parameters(loss=3), -0.54868),
        (Parameters(half_life=30), -0.51351),
        (Parameters(half_life=120), -0.34759),
    ],
)
def test_the_published_figures_for_other_parameters(parameters: Parameters, balance: float) -> None:
    assert balance_on(after(60), EXAMPLE, parameters).balance == pytest.approx(balance, abs=5e-6)


def test_there_are_nine_combinations() -> None:
    assert len(set(BAND)) == 9


def test_an_empty_book_says_too_little() -> None:
    account = account_on(START, [])
    assert account.now.balance == 0
    assert account.now.unknown == 1
    assert account.direction is Direction.TOO_LITTLE


def test_one_small_moment_is_too_little_to_say() -> None:
    assert direction_on(START, [Weighed(START, Felt.DEPOSIT, 1)]) is Direction.TOO_LITTLE


def test_exactly_half_unknown_is_too_little_to_say() -> None:
    moments = [Weighed(START, Felt.DEPOSIT, 2)]
    assert balance_on(START, moments).unknown == 0.5
    assert direction_on(START, moments) is Direction.TOO_LITTLE


def test_many_deposits_say_up_and_many_withdrawals_down() -> None:
    assert direction_on(START, [Weighed(START, Felt.DEPOSIT, 3)] * 3) is Direction.UP
    assert direction_on(START, [Weighed(START, Felt.WITHDRAWAL, 3)] * 3) is Direction.DOWN


def test_the_example_says_down_on_day_60() -> None:
    assert direction_on(after(60), EXAMPLE) is Direction.DOWN


def test_where_the_parameters_disagree_it_is_mixed() -> None:
    moments = [Weighed(START, Felt.DEPOSIT, 3), Weighed(START, Felt.WITHDRAWAL, 2)]
    low, high = band_on(START, moments)
    assert low < 0 < high
    assert direction_on(START, moments) is Direction.MIXED


def test_a_balance_of_zero_somewhere_in_the_band_is_mixed() -> None:
    moments = [Weighed(START, Felt.DEPOSIT, 3), Weighed(START, Felt.WITHDRAWAL, 1)]
    assert band_on(START, moments)[0] == 0
    assert direction_on(START, moments) is Direction.MIXED


def test_a_neutral_moment_weighs_nothing() -> None:
    assert balance_on(START, [Weighed(START, Felt.NEUTRAL, 3)]) == Balance(0, 0)


def test_a_moment_does_not_count_before_it_happened() -> None:
    assert balance_on(START, [Weighed(after(1), Felt.DEPOSIT, 3)]) == Balance(0, 0)


@pytest.mark.parametrize("size", [0, 4, -1])
def test_a_felt_size_is_one_two_or_three(size: int) -> None:
    with pytest.raises(ValueError, match="felt size"):
        Weighed(START, Felt.DEPOSIT, size)


def test_time_runs_forward() -> None:
    with pytest.raises(ValueError, match="before the start"):
        through_time(after(1), START, [])


def test_through_time_ends_on_the_last_day() -> None:
    assert [point.on for point in through_time(START, after(10), EXAMPLE)] == [after(0), after(7), after(10)]
    assert [point.on for point in through_time(START, after(14), EXAMPLE)] == [after(0), after(7), after(14)]


books = st.lists(
    st.builds(
        Weighed,
        st.integers(0, 400).map(after),
        st.sampled_from(Felt),
        st.sampled_from((1, 2, 3)),
    ),
    max_size=40,
)
days = st.integers(0, 800).map(after)


@given(books, days)
def test_the_shares_are_a_whole_and_the_balance_stays_within_its_band(book: list[Weighed], day: date) -> None:
    account = account_on(day, book)
    assert sum(account.now.shares) == pytest.approx(1)
    assert all(share >= 0 for share in account.now.shares)
    assert -1 <= account.low <= account.now.balance <= account.high <= 1
    assert 0 < account.now.unknown <= 1


@given(books, days)
def test_the_order_of_entries_does_not_matter(book: list[Weighed], day: date) -> None:
    forward, backward = balance_on(day, book), balance_on(day, book[::-1])
    assert forward.deposits == pytest.approx(backward.deposits)
    assert forward.withdrawals == pytest.approx(backward.withdrawals)


@given(books, st.integers(1, 300))
def test_silence_raises_what_is_unknown_and_never_turns_a_balance_around(book: list[Weighed], silence: int) -> None:
    before, later = balance_on(after(400), book), balance_on(after(400 + silence), book)
    assert later.unknown >= before.unknown
    assert before.balance * later.balance >= 0
    assert abs(later.balance) <= abs(before.balance) + 1e-12


@given(books, days)
def test_a_deposit_never_lowers_and_a_withdrawal_never_raises(book: list[Weighed], day: date) -> None:
    now = balance_on(day, book).balance
    assert balance_on(day, [*book, Weighed(day, Felt.DEPOSIT, 1)]).balance >= now
    assert balance_on(day, [*book, Weighed(day, Felt.WITHDRAWAL, 1)]).balance <= now


@given(books, days)
def test_a_direction_is_said_only_when_all_nine_agree(book: list[Weighed], day: date) -> None:
    signs = {(value > 0) - (value < 0) for value in (balance_on(day, book, each).balance for each in BAND)}
    match direction_on(day, book):
        case Direction.UP:
            assert signs == {1}
        case Direction.DOWN:
            assert signs == {-1}
        case Direction.MIXED:
            assert signs not in ({1}, {-1})
        case Direction.TOO_LITTLE:
            assert balance_on(day, book).unknown >= 0.5


@given(st.floats(0, 1000), st.floats(0, 1000))
def test_fading_twice_is_fading_once_for_longer(first: float, second: float) -> None:
    assert fade(first) * fade(second) == pytest.approx(fade(first + second))


@given(st.floats(0, 10_000), st.floats(0, 10_000))
def test_the_bars_always_fill_the_picture(deposits: float, withdrawals: float) -> None:
    bars = bars_of(Balance(deposits, withdrawals))
    assert bars.deposits + bars.unknown + bars.withdrawals == BAR_WIDTH
    assert min(bars.deposits, bars.unknown, bars.withdrawals) >= 0
    assert bars.withdrawals_from + bars.withdrawals == BAR_WIDTH
    assert bars.unknown_from == bars.deposits


def test_there_is_no_curve_for_a_single_day() -> None:
    assert curve_of(through_time(START, START, EXAMPLE)) is None


@given(books)
def test_the_curve_stays_within_its_picture(book: list[Weighed]) -> None:
    curve = curve_of(through_time(START, after(400), book))
    assert curve is not None
    pairs = [tuple(map(float, pair.split(","))) for pair in f"{curve.line} {curve.band}".split()]
    assert all(0 <= x <= 600 and 0 <= y <= 200 for x, y in pairs)
    assert curve.ticks[0].on == START
    assert curve.zero == 100


@given(books, st.integers(1, 30))
def test_walking_through_time_gives_what_each_day_gives_by_itself(book: list[Weighed], every: int) -> None:
    for point in through_time(START, after(120), book, every):
        low, high = band_on(point.on, book)
        assert point.balance == pytest.approx(balance_on(point.on, book).balance)
        assert (point.low, point.high) == (pytest.approx(low), pytest.approx(high))
        assert point.unknown == pytest.approx(balance_on(point.on, book).unknown)
