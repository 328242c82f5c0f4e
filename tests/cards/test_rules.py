"""How deep the next question goes, when a card runs out, and what is in the bank."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from troth.cards.bank import QUESTIONS, at_depth, words_of
from troth.cards.rules import Depth, deepest_offered, expires_on, is_warned, next_question_on

DAY = date(2026, 3, 2)


def test_the_first_question_is_light() -> None:
    assert deepest_offered([]) is Depth.LIGHT


@given(st.lists(st.sampled_from(list(Depth)), min_size=1))
def test_the_next_is_at_most_one_level_below_the_last_answered(answered: list[Depth]) -> None:
    offered = deepest_offered(answered)
    assert offered - answered[-1] <= 1
    assert offered <= Depth.HARD


def test_it_goes_one_level_at_a_time_down_to_the_hardest() -> None:
    assert [deepest_offered([depth]) for depth in Depth] == [Depth.WORK, Depth.VALUES, Depth.HARD, Depth.HARD]


def test_after_a_light_one_it_does_not_jump_back_to_where_it_was() -> None:
    assert deepest_offered([Depth.VALUES, Depth.LIGHT]) is Depth.WORK


def test_a_question_a_week() -> None:
    assert next_question_on(None, DAY) == DAY
    assert next_question_on(DAY, DAY) == DAY + timedelta(days=7)
    assert next_question_on(DAY - timedelta(days=30), DAY) == DAY


def test_a_card_lasts_a_year_and_its_author_is_told_a_week_before() -> None:
    out = expires_on(DAY)
    assert out == DAY + timedelta(days=365)
    assert not is_warned(out, out - timedelta(days=8))
    assert is_warned(out, out - timedelta(days=7))


def test_the_bank_has_at_least_eighty_questions_in_four_depths_none_twice() -> None:
    assert len(QUESTIONS) >= 80
    assert all(len(at_depth(depth)) >= 20 for depth in Depth)
    assert len({question.words for question in QUESTIONS.values()}) == len(QUESTIONS)
    assert all(question.words.endswith("?") for question in QUESTIONS.values())
    assert all(len(key) <= 40 for key in QUESTIONS)


def test_no_question_of_the_bank_is_about_health() -> None:
    from troth.cards.manual import HEALTH

    assert not [question.words for question in QUESTIONS.values() if HEALTH.search(question.words)]


def test_a_question_that_left_the_bank_is_still_shown_as_something() -> None:
    assert "no longer" in words_of("gone")
