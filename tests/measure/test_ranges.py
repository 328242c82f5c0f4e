"""Ranges and levels: every possible outcome is gone through, as whoever wants to know more than is said would."""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.measure import levels
from troth.measure.levels import CEILING, FLOOR, End, Level, ends_for, level_of, rounded
from troth.measure.ranges import LEAST, Bands, Counts, Range, bands_of, counted, few_of, range_of, share_of

SIZES = range(LEAST, 61)


def _outcomes(n: int) -> Iterable[Counts]:
    return (Counts(low, middle, n - low - middle) for low in range(n + 1) for middle in range(n + 1 - low))


def _bands(counts: Counts) -> Bands:
    found = bands_of(counts)
    assert found
    return found


@pytest.mark.parametrize("n", SIZES)
def test_three_ranges_never_say_none_never_all_and_never_one_number(n: int) -> None:
    seen = defaultdict(set)
    for counts in _outcomes(n):
        seen[_bands(counts)].add(counts.each)
    for bands, outcomes in seen.items():
        for band, counts in zip(bands.each, zip(*outcomes, strict=True), strict=True):
            assert set(counts) <= set(band.counts)
            assert len(set(counts)) > 1
            assert set(counts) not in ({0}, {n})


@pytest.mark.parametrize("n", range(LEAST))
def test_below_five_answers_nothing_is_said(n: int) -> None:
    assert all(bands_of(counts) is None for counts in _outcomes(n))


@given(n=st.integers(LEAST, 500), data=st.data())
def test_a_range_holds_its_count_and_lies_where_its_count_lies(n: int, data: st.DataObject) -> None:
    count, other = sorted([data.draw(st.integers(0, n)), data.draw(st.integers(0, n))])
    for of in (range_of, share_of):
        assert count in of(count, n)
        assert of(count, n) <= of(other, n)
        assert of(count, n).of == n
    # A share lies within the range it makes finer, and its tails are masked by at least two counts.
    assert set(share_of(count, n).counts) <= set(range_of(count, n).counts)
    assert {0, 1} <= set(share_of(0, n).counts)
    assert {n - 1, n} <= set(share_of(n, n).counts)


def test_the_cuts_by_example() -> None:
    assert {n: few_of(n) for n in (5, 6, 7, 8, 9, 10, 12, 24)} == {
        5: None,
        6: None,
        7: 2,
        8: 2,
        9: None,
        10: 3,
        12: 2,
        24: 6,
    }
    assert _bands(Counts(5, 0, 0)) == Bands(Range(3, 5, 5), Range(0, 2, 5), Range(0, 2, 5))
    assert _bands(Counts(1, 3, 4)) == Bands(Range(0, 2, 8), Range(3, 5, 8), Range(3, 5, 8))
    assert [share_of(count, 14) for count in (4, 5, 8, 10)] == [
        Range(0, 4, 14),
        Range(5, 7, 14),
        Range(8, 9, 14),
        Range(10, 14, 14),
    ]


def test_the_favourable_share_comes_from_twelve_answers() -> None:
    assert _bands(Counts(3, 3, 5)).high == range_of(5, 11)
    assert _bands(Counts(3, 3, 7)).high == share_of(7, 13)


@given(answers=st.lists(st.integers(1, 5)))
def test_every_answer_is_in_one_band(answers: list[int]) -> None:
    counts = counted(answers)
    assert counts.total == len(answers) == sum(counts.each)
    assert counted(reversed(answers)) == counts


def test_which_answers_are_low_middle_and_high() -> None:
    assert [counted([answer]).each for answer in range(1, 6)] == [(1, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1)]


def _items(n: int) -> set[tuple[Counts, int]]:
    """Every outcome of one item: its counts and the sum of its answers."""
    return {(counted(answers), sum(answers)) for answers in combinations_with_replacement(range(1, 6), n)}


@pytest.mark.parametrize(("n", "items"), [(5, 2), (6, 2), (7, 2), (8, 2), (9, 2), (12, 2), (5, 3)])
def test_bands_and_level_together_never_say_none_and_never_all(n: int, items: int) -> None:
    """What two or three items and their level leave open, over every outcome there is."""
    by_bands: dict[Bands, dict[int, set[tuple[int, ...]]]] = defaultdict(lambda: defaultdict(set))
    for counts, total in _items(n):
        by_bands[_bands(counts)][total].add(counts.each)
    for bands in product(by_bands, repeat=items):
        left: dict[Level | None, list[set[tuple[int, ...]]]] = defaultdict(lambda: [set() for _ in range(items)])
        said = {
            total: level_of([Fraction(total, items * n)] * n, bands) for total in range(items * n, 5 * items * n + 1)
        }
        for totals in product(*(by_bands[one] for one in bands)):
            for place, total in enumerate(totals):
                left[said[sum(totals)]][place] |= by_bands[bands[place]][total]
        for level, outcomes in left.items():
            for place, band in product(range(items), range(3)):
                assert {counts[band] for counts in outcomes[place]} not in ({0}, {n}), (bands, level)


def test_clamping_alone_would_not_have_been_enough() -> None:
    """The vulnerable twin: 1.5 to 4.5 and no further. Five people, mostly low on one item, in the middle on another."""
    bands = (_bands(Counts(5, 0, 0)), _bands(Counts(2, 3, 0)))
    twins = {
        (one.each, other.each)
        for (one, first), (other, second) in product(_items(5), repeat=2)
        if (_bands(one), _bands(other)) == bands and rounded(Fraction(first + second, 10)) <= FLOOR
    }
    assert twins == {((5, 0, 0), (2, 3, 0))}
    lowest, _ = ends_for(bands) or (0, 0)
    assert lowest > FLOOR


@settings(deadline=None)
@given(n=st.integers(LEAST, 20), data=st.data())
def test_a_level_is_a_quarter_between_its_ends_whatever_the_order(n: int, data: st.DataObject) -> None:
    answers = data.draw(st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=n, max_size=n))
    bands = [_bands(counted(column)) for column in zip(*answers, strict=True)]
    means = [Fraction(sum(row), 3) for row in answers]
    level = level_of(means, bands)
    assert level == level_of(means[::-1], bands)
    if level:
        assert FLOOR <= level.value <= CEILING
        assert level.value * 4 % 1 == 0
        assert level.n == n
        true = sum(means) / n
        half = Fraction(1, 8)
        assert level.end is End.FLOOR or true >= level.value - half
        assert level.end is End.CEILING or true < level.value + half


def test_a_level_needs_five_people_two_items_and_room() -> None:
    bands = [_bands(Counts(1, 3, 4))] * 2
    assert level_of([Fraction(3)] * 4, bands) is None
    assert level_of([Fraction(3)] * 8, bands[:1]) is None
    assert level_of([Fraction(3)] * 8, bands) == Level(Fraction(3), 8)


@settings(deadline=None)
@given(n=st.integers(LEAST, 40), data=st.data())
def test_what_an_item_tells_is_what_going_through_every_outcome_tells(n: int, data: st.DataObject) -> None:
    low = data.draw(st.integers(0, n))
    middle = data.draw(st.integers(0, n - low))
    bands = _bands(Counts(low, middle, n - low - middle))
    above, below = sorted((data.draw(st.integers(0, 6 * n)), data.draw(st.integers(0, 6 * n))))
    outcomes = [
        (one, other, n - one - other)
        for one in bands.low.counts
        for other in bands.middle.counts
        if n - one - other in bands.high
    ]
    least = {outcome: outcome[0] + 3 * outcome[1] + 4 * outcome[2] for outcome in outcomes}
    most = {outcome: 2 * outcome[0] + 3 * outcome[1] + 5 * outcome[2] for outcome in outcomes}
    left = [outcome for outcome in outcomes if most[outcome] >= above and least[outcome] < below]
    item = levels._Item(bands, 1)
    assert (item.least, item.most) == (min(least.values()), max(most.values()))
    assert item.tells(above, below) == any(set(band) in ({0}, {n}) for band in zip(*left, strict=True))


def test_where_the_bands_leave_no_room_there_is_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    """No case is known: all pairs of 5 to 10 answers were tried. Should there be one, nothing is said."""
    monkeypatch.setattr(levels, "ends_for", lambda bands: None)
    assert level_of([Fraction(3)] * 8, [_bands(Counts(1, 3, 4))] * 2) is None


@pytest.mark.parametrize(
    ("mean", "level"), [("3.124", "3"), ("3.125", "3.25"), ("3.374", "3.25"), ("1", "1"), ("4.875", "5")]
)
def test_rounding_goes_to_the_nearest_quarter_and_halves_up(mean: str, level: str) -> None:
    assert rounded(Fraction(mean)) == Fraction(level)
