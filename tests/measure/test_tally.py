"""The tally: what comes out of ballots, whatever their order, and what does not."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.measure.items import BANK, CORE, Construct
from troth.measure.levels import Level
from troth.measure.ranges import Range
from troth.measure.tally import tally

SCALES = {construct.value: [item for item in BANK if item.construct is construct] for construct in Construct}
ballots = st.lists(st.dictionaries(st.sampled_from([item.id for item in BANK]), st.integers(1, 5)), max_size=20)


@settings(deadline=None)
@given(given_ballots=ballots, data=st.data())
def test_the_order_of_ballots_changes_nothing(given_ballots: list[dict[str, int]], data: st.DataObject) -> None:
    other = data.draw(st.permutations(given_ballots))
    assert tally(given_ballots, BANK, SCALES) == tally(other, BANK, SCALES)


@settings(deadline=None)
@given(given_ballots=ballots)
def test_nothing_is_said_of_fewer_than_five(given_ballots: list[dict[str, int]]) -> None:
    found = tally(given_ballots, BANK, SCALES)
    assert (found is None) == (len(given_ballots) < 5)
    if found:
        answered = {item.id: sum(item.id in ballot for ballot in given_ballots) for item in BANK}
        assert set(found.bands) == {name for name, n in answered.items() if n >= 5}
        assert all(level.n >= 5 for level in found.levels.values())


def test_a_tally_by_hand() -> None:
    one = {item.id: 4 for item in CORE}
    found = tally([one] * 7 + [one | {"repair-1": 1}], CORE, {"core": CORE})
    assert found
    assert found.ballots == 8
    assert found.bands["trust-1"].high == found.bands["repair-1"].high == Range(6, 8, 8)
    assert found.levels["core"].n == 8
    assert abs(found.levels["core"].value - Fraction(4)) <= Fraction(1, 2)


def test_a_scale_of_which_an_item_has_too_few_answers_has_no_level() -> None:
    whole = {item.id: 3 for item in CORE}
    part = {name: answer for name, answer in whole.items() if name != "repair-1"}
    found = tally([whole] * 4 + [part] * 4, CORE, {"core": CORE})
    assert found
    assert "repair-1" not in found.bands
    assert found.levels == {}


def test_whoever_answers_too_little_counts_in_bands_and_not_in_the_level() -> None:
    whole, part = {item.id: 3 for item in CORE}, {"safety-1": 3}
    found = tally([whole] * 8 + [part] * 2, CORE, {"core": CORE})
    assert found
    assert found.bands["safety-1"].of == 10
    assert found.levels["core"] == Level(Fraction(3), 8)


def test_scales_that_share_an_item_are_refused() -> None:
    for scales in ({"a": CORE[:2], "b": CORE[1:]}, {"a": BANK[:2]}, {"a": [CORE[0], CORE[0]]}):
        with pytest.raises(ValueError, match="share none"):
            tally([], CORE, scales)


def test_a_ballot_with_an_answer_to_something_else_is_refused() -> None:
    with pytest.raises(ValueError, match="not asked"):
        tally([{"safety-2": 3}], CORE, {})
