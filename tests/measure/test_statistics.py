"""Marks, intervals, courses and changes: the published figures, tables, and what must hold for any numbers."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.measure.answers import favourable, mean_of
from troth.measure.change import Side, readings_of
from troth.measure.course import DRIFT, START, START_VARIANCE, Wave, course_of
from troth.measure.items import BANK, BY_ID, CORE, Construct
from troth.measure.student import between, quantile
from troth.measure.uncertainty import ROUNDING, Response, half_width, se_change, se_level

SAFETY = [item for item in BANK if item.construct is Construct.SAFETY]

# Two-sided quantiles: the usual printed table (NIST/SEMATECH e-Handbook, 1.3.6.7.2), three decimals.
PRINTED = {
    0.90: {1: 6.314, 2: 2.920, 3: 2.353, 10: 1.812, 14: 1.761, 15: 1.753, 17: 1.740, 30: 1.697, 100: 1.660},
    0.95: {1: 12.706, 2: 4.303, 3: 3.182, 10: 2.228, 14: 2.145, 15: 2.131, 17: 2.110, 30: 2.042, 100: 1.984},
    0.99: {1: 63.657, 2: 9.925, 3: 5.841, 10: 3.169, 14: 2.977, 15: 2.947, 17: 2.898, 30: 2.750, 100: 2.626},
}
# The same by scipy.stats.t.ppf((1 + confidence) / 2, freedom), SciPy 1.17.1.
COMPUTED: dict[tuple[float, int], float] = {
    (0.5, 1): 1,
    (0.5, 2): 0.816496580928,
    (0.5, 3): 0.764892328404,
    (0.5, 14): 0.69241706957,
    (0.5, 15): 0.691196948958,
    (0.5, 18): 0.688363806466,
    (0.5, 99): 0.676975985546,
    (0.9, 1): 6.31375151468,
    (0.9, 2): 2.91998558035,
    (0.9, 3): 2.3533634348,
    (0.9, 14): 1.76131013577,
    (0.9, 15): 1.75305035569,
    (0.9, 18): 1.73406360662,
    (0.9, 99): 1.66039115602,
    (0.95, 1): 12.7062047362,
    (0.95, 2): 4.30265272975,
    (0.95, 3): 3.18244630528,
    (0.95, 14): 2.14478668792,
    (0.95, 15): 2.13144954556,
    (0.95, 18): 2.10092204024,
    (0.95, 99): 1.98421695159,
    (0.99, 1): 63.6567411629,
    (0.99, 2): 9.92484320092,
    (0.99, 3): 5.84090930973,
    (0.99, 14): 2.97684273437,
    (0.99, 15): 2.94671288348,
    (0.99, 18): 2.87844047274,
    (0.99, 99): 2.62640545728,
}


@pytest.mark.parametrize("confidence", PRINTED)
def test_quantiles_are_those_of_the_printed_table(confidence: float) -> None:
    found = {freedom: round(quantile(confidence, freedom), 3) for freedom in PRINTED[confidence]}
    assert found == PRINTED[confidence]


@pytest.mark.parametrize(("confidence", "freedom"), COMPUTED)
def test_quantiles_are_those_of_scipy(confidence: float, freedom: int) -> None:
    assert quantile(confidence, freedom) == pytest.approx(COMPUTED[confidence, freedom], rel=1e-11)


@given(freedom=st.integers(1, 300), confidence=st.floats(0.01, 0.999))
def test_a_quantile_is_where_the_distribution_says(freedom: int, confidence: float) -> None:
    assert between(quantile(confidence, freedom), freedom) == pytest.approx(confidence, abs=1e-12)


@given(freedom=st.integers(1, 300))
def test_more_degrees_of_freedom_make_it_narrower(freedom: int) -> None:
    assert quantile(0.95, freedom) > quantile(0.95, freedom + 1) > 1.95


def test_quantiles_that_do_not_exist_are_refused() -> None:
    for confidence in (0.0, 1.0, -1.0):
        with pytest.raises(ValueError, match="between 0 and 1"):
            quantile(confidence, 10)
    with pytest.raises(ValueError, match="degree of freedom"):
        quantile(0.9, 0)


@pytest.mark.parametrize("answer", range(1, 6))
def test_a_reversed_item_is_turned(answer: int) -> None:
    assert favourable(BY_ID["safety-3"], answer) == 6 - answer
    assert favourable(BY_ID["safety-1"], answer) == answer


@pytest.mark.parametrize("answer", [0, 6, -1])
def test_an_answer_out_of_range_is_refused(answer: int) -> None:
    with pytest.raises(ValueError, match="1 to 5"):
        favourable(BY_ID["safety-1"], answer)


def test_a_mean_needs_three_quarters_and_fills_nothing_in() -> None:
    ballot = {"safety-1": 5, "safety-2": 4, "safety-3": 2}
    assert mean_of(ballot, SAFETY) == Fraction(5 + 4 + 4, 3)
    assert mean_of({"safety-1": 5, "safety-2": 4}, SAFETY) is None
    assert mean_of({}, SAFETY) is None
    heard = [item for item in BANK if item.construct is Construct.HEARD]
    assert mean_of({"heard-1": 5, "heard-2": 4}, heard) is None
    four = {item.id: 3 for item in CORE[:4]}
    assert mean_of(four, CORE) == 3
    assert mean_of(dict(list(four.items())[:3]), CORE) is None


@pytest.mark.parametrize(
    ("n", "of", "width"), [(5, 5, 0.32), (5, 8, 0.44), (6, 8, 0.37), (8, 8, 0.25), (8, 10, 0.31), (10, 10, 0.22)]
)
def test_the_published_half_widths(n: int, of: int, width: float) -> None:
    assert round(half_width(Response(n, of), rounding=0), 2) == width


def test_a_standard_error_by_hand() -> None:
    assert se_level(Response(6, 8), rounding=0) == pytest.approx(0.75 * math.sqrt((1 - 0.7 * 0.75) / 6))
    assert se_change(Response(6, 8), rounding=0) == pytest.approx(0.75 * math.sqrt(2 * (1 - 0.7 * 0.75) / 6))
    assert pytest.approx(0.25**2 / 12) == ROUNDING
    assert se_level(Response(6, 8)) ** 2 == pytest.approx(se_level(Response(6, 8), rounding=0) ** 2 + ROUNDING)


@given(of=st.integers(2, 200), data=st.data())
def test_an_interval_is_narrower_the_more_people_answer(of: int, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, of - 1))
    assert half_width(Response(n + 1, of)) < half_width(Response(n, of))
    assert half_width(Response(n, of)) > half_width(Response(n, of), rounding=0)


@pytest.mark.parametrize(("n", "of"), [(0, 5), (6, 5), (-1, 5)])
def test_a_response_is_of_some_and_at_most_all(n: int, of: int) -> None:
    with pytest.raises(ValueError, match="answers"):
        Response(n, of)


def test_the_published_course() -> None:
    waves = [Wave(y, Response(n, 8)) for y, n in zip((3.2, 3.8, 2.9, 2.8), (6, 6, 5, 7), strict=True)]
    found = [round(after.level, 4) for after in course_of(waves, rounding=0) if after]
    assert found == [3.2913, 3.5452, 3.3275, 3.0628]


levels = st.floats(1.5, 4.5)
waves = st.builds(
    lambda level, of, left: Wave(level, Response(max(1, of - left), of)), levels, st.integers(5, 30), st.integers(0, 9)
)


@given(given_waves=st.lists(st.none() | waves))
def test_a_course_stays_between_what_was_seen(given_waves: list[Wave | None]) -> None:
    seen = [START]
    for wave, after in zip(given_waves, course_of(given_waves), strict=True):
        seen += [wave.level] if wave else []
        assert (after is None) == (len(seen) == 1)
        if after:
            assert min(seen) - 1e-9 <= after.level <= max(seen) + 1e-9
            assert after.half_width() > after.half_width(0.5) > 0


def test_a_wave_without_a_release_adds_uncertainty_and_nothing_else() -> None:
    wave = Wave(3.0, Response(8, 8))
    none, first, second = course_of([None, wave, None])
    assert none is None
    assert first
    assert second
    assert second.level == first.level
    assert second.variance == pytest.approx(first.variance + DRIFT)
    assert first.variance < START_VARIANCE


def _called(*given_levels: float | None, n: int = 8, of: int = 8) -> list[int]:
    found = readings_of([None if level is None else Wave(level, Response(n, of)) for level in given_levels])
    return [int(one.called) if one else 9 for one in found]


def test_a_change_is_called_at_the_second_wave_in_a_row_on_one_side() -> None:
    assert _called(3, 3, 3, 4, 4, 4, 3) == [9, 9, 9, 0, 1, 1, 0]
    assert _called(3, 3, 3, 2, 2, 3, 2) == [9, 9, 9, 0, -1, 0, 0]


def test_one_wave_two_sides_and_small_steps_are_no_change() -> None:
    assert _called(3, 3, 3, 4, 3, 4, 3) == [9, 9, 9, 0, 0, 0, 0]
    assert _called(3, 3, 3, 4, 2, 4, 2) == [9, 9, 9, 0, 0, 0, 0]
    assert _called(3, 3, 3, 3.25, 3.25, 3.25) == [9, 9, 9, 0, 0, 0]


def test_a_wave_without_a_release_breaks_no_row_and_no_baseline() -> None:
    assert _called(3, None, 3, 3, 4, None, 4) == [9, 9, 9, 9, 0, 9, 1]
    assert _called() == []


def test_how_far_chance_reaches() -> None:
    """With the same response throughout: t times the standard error of a level times sqrt(4/3)."""
    response = Response(7, 9)
    *_, last = readings_of([Wave(3.0, response)] * 3 + [Wave(3.5, response)])
    assert last
    assert last.reach == pytest.approx(quantile(0.95, 16) * se_level(response) * math.sqrt(4 / 3))
    assert last.difference == pytest.approx(0.5)
    assert last.side is Side.WITHIN
    assert replace(last, difference=-2.0).side is Side.BELOW
    assert replace(last, difference=last.reach).side is Side.WITHIN


@given(given_waves=st.lists(waves, min_size=4, max_size=12))
def test_what_is_called_mirrors_when_everything_is_mirrored(given_waves: list[Wave]) -> None:
    mirrored = [Wave(6 - wave.level, wave.response) for wave in given_waves]
    for one, other in zip(readings_of(given_waves), readings_of(mirrored), strict=True):
        assert (one is None) == (other is None)
        if one and other and abs(abs(one.difference) - one.reach) > 1e-9:
            assert one.side == -other.side
