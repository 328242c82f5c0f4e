"""When check-ins are due, who may say what of them, and which words are worth another look."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.tough_news.rules import (
    CAUTIONS,
    CONCEALMENTS,
    LARGE,
    OCCASION_WORDS,
    QUESTIONS,
    STATE_WORDS,
    WAY_WORDS,
    Concealment,
    Move,
    Occasion,
    Side,
    State,
    Tally,
    Way,
    check_wording,
    default_way,
    due_on,
    is_overdue,
    step_of,
    tally,
)

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1))


def test_check_ins_are_after_two_days_two_weeks_and_thirty_days() -> None:
    told = date(2026, 3, 2)
    assert [due_on(told, one) for one in Occasion] == [date(2026, 3, 4), date(2026, 3, 16), date(2026, 4, 1)]


@given(st.integers(min_value=0, max_value=500))
def test_above_eight_people_are_asked_with_the_group(affected: int) -> None:
    assert default_way(affected) is (Way.GROUP if affected > 8 else Way.ALONE)
    assert LARGE == 8


@given(st.sampled_from(State), DAYS, DAYS)
def test_only_what_is_open_and_past_its_day_is_overdue(state: State, due: date, today: date) -> None:
    assert is_overdue(state, due, today) == (state is State.OPEN and today > due)


def test_not_wanted_and_not_so_are_the_persons_to_say() -> None:
    assert step_of(Move.NOT_WANTED, Side.TELLER) is None
    teller, person = step_of(Move.REOPEN, Side.TELLER), step_of(Move.REOPEN, Side.PERSON)
    assert teller is not None
    assert person is not None
    assert set(person.sources) == {State.DONE, State.ANOTHER_WAY, State.NOT_WANTED}
    assert set(teller.sources) == {State.DONE, State.ANOTHER_WAY}


@given(st.sampled_from(Move), st.sampled_from(Side))
def test_a_move_never_starts_where_it_leads(move: Move, side: Side) -> None:
    step = step_of(move, side)
    assert step is None or step.target not in step.sources


@given(st.lists(st.tuples(st.sampled_from(State), DAYS), max_size=50), DAYS)
def test_a_tally_counts_everybody_once(check_ins: list[tuple[State, date]], today: date) -> None:
    counted = tally(check_ins, today)
    assert counted.all == len(check_ins)
    assert counted.overdue <= counted.open


def test_a_tally_of_published_numbers() -> None:
    day = date(2026, 3, 4)
    rows = [(State.OPEN, day), (State.OPEN, day - timedelta(days=1)), (State.DONE, day), (State.NOT_WANTED, day)]
    assert tally(rows, day) == Tally(open=2, overdue=1, done=1, another_way=0, not_wanted=1)


def test_everything_has_its_words() -> None:
    assert (set(OCCASION_WORDS), set(STATE_WORDS), set(WAY_WORDS)) == (set(Occasion), set(State), set(Way))
    assert len(QUESTIONS) == 3
    assert set(CONCEALMENTS) == set(Concealment) == {one.sort for one in CAUTIONS}


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("We are rightsizing the quay", "euphemism"),
        ("to streamline the handover", "euphemism"),
        ("We have to let some of you go.", "euphemism"),
        ("an exciting opportunity", "euphemism"),
        ("A small change to the rota", "euphemism"),
        ("It has been decided that nights begin.", "passive"),
        ("the decision was taken", "passive"),
        ("Mistakes were made", "passive"),
        ("Management has decided", "passive"),
        ("due to unforeseen circumstances", "passive"),
        ("Your post has been identified", "passive"),
        ("Hopefully only until June", "false-hope"),
        ("Don’t worry about it", "false-hope"),
        ("nothing will change for you", "false-hope"),
        ("I’m sure you will like it", "false-hope"),
        ("we’ll answer as soon as possible", "false-hope"),
        ("It is only temporary", "false-hope"),
    ],
)
def test_it_finds_what_softens_hides_and_promises_too_much(words: str, sort: str) -> None:
    [found] = check_wording(words)
    assert found.sort == sort
    assert words[found.start : found.start + len(found.quoted)] == found.quoted
    assert found.instead.endswith((".", "”"))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "I decided that the quay works nights from 4 May, four weeks in twelve.",
        "I cannot say what the line pays, because the contract forbids me to.",
        "The headcounter broke.",  # a word inside another word is another word
        "Nothing changed hands.",
    ],
)
def test_plain_words_are_left_alone(words: str) -> None:
    assert check_wording(words) == []


@given(st.text(max_size=300))
def test_any_text_is_looked_at_and_findings_stand_in_it_in_order(text: str) -> None:
    found = check_wording(text)
    ends = 0
    for one in found:
        assert text[one.start : one.start + len(one.quoted)] == one.quoted
        assert one.start >= ends
        ends = one.start + len(one.quoted)


@given(st.sampled_from(["hopefully", "Mistakes were made", "right-sizing"]), st.sampled_from([str.upper, str.lower]))
def test_case_makes_no_difference(words: str, change: object) -> None:
    assert len(check_wording(change(words))) == 1  # type: ignore[operator]


def test_of_two_that_overlap_the_longer_one_is_shown() -> None:
    [found] = check_wording("an exciting opportunity")
    assert found.quoted == "an exciting opportunity"


def test_every_caution_says_what_to_say_instead_and_none_is_there_twice() -> None:
    assert all(one.instead for one in CAUTIONS)
    assert len({one.pattern for one in CAUTIONS}) == len(CAUTIONS)
