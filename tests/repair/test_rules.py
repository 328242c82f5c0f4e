"""The table of steps, the days, and what is found in a draft: by properties and by examples."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.repair.rules import apology, days, elsewhere
from troth.repair.rules.apology import Spoiler, look_at
from troth.repair.rules.steps import (
    APOLOGY,
    OPEN_STAGES,
    STEPS,
    Move,
    Outcome,
    Role,
    Stage,
    Truth,
    after,
    closes,
    may,
    needs_safeguard,
    needs_truth,
)

WALKS = st.lists(st.tuples(st.sampled_from(Move), st.sampled_from(Role)), max_size=40)
STARTS = st.sampled_from([Stage.ASKED, Stage.NAMED])


def walked(stage: Stage, walk: list[tuple[Move, Role]]) -> list[tuple[Move, Stage]]:
    """The moves of a walk that the table allows, each with the stage after it."""
    done = []
    for move, role in walk:
        if may(move, role, stage):
            stage = after(move, stage)
            done.append((move, stage))
    return done


@given(STARTS, WALKS)
def test_no_path_leads_to_words_of_apology_before_yes_that_is_it(start: Stage, walk: list[tuple[Move, Role]]) -> None:
    has_confirmed = False
    for move, stage in walked(start, walk):
        has_confirmed = has_confirmed or move is Move.CONFIRM
        if move in (Move.OWN, Move.OPEN, Move.COMMIT) or stage in APOLOGY:
            assert has_confirmed


@given(STARTS, st.lists(st.sampled_from(Move), max_size=40))
def test_the_mender_alone_never_gets_past_putting_it_into_words(start: Stage, moves: list[Move]) -> None:
    reached = {stage for _, stage in walked(start, [(move, Role.MENDER) for move in moves])}
    assert reached <= {Stage.ASKED, Stage.NAMED}


def test_from_each_stage_the_way_to_an_apology_leads_through_confirm() -> None:
    reachable = {Stage.ASKED, Stage.NAMED}
    while more := {after(move, stage) for stage in reachable for move in Move if _without_yes(move, stage)} - reachable:
        reachable |= more
    assert reachable.isdisjoint(APOLOGY)
    assert Stage.HEARD not in reachable


def _without_yes(move: Move, stage: Stage) -> bool:
    return move is not Move.CONFIRM and any(may(move, role, stage) for role in Role)


def test_only_the_one_who_was_hurt_answers_closes_or_opens_again() -> None:
    for move in (Move.CONFIRM, Move.ANSWER, Move.REOPEN, Move.SAY):
        assert STEPS[move].by is Role.HURT
        assert not any(may(move, Role.MENDER, stage) for stage in Stage)
    assert all(may(Move.ANSWER, Role.HURT, stage) for stage in OPEN_STAGES)
    assert not any(may(move, role, Stage.CLOSED) for move in Move if move is not Move.REOPEN for role in Role)


def test_owning_cannot_be_left_out_and_being_open_can() -> None:
    assert STEPS[Move.COMMIT].sources == {Stage.OWNED, Stage.OPENED}
    assert STEPS[Move.OPEN].sources == {Stage.OWNED}


def test_every_answer_closes_but_not_yet() -> None:
    assert {outcome for outcome in Outcome if not closes(outcome)} == {Outcome.NOT_YET}


def test_is_it_true_is_asked_about_integrity_and_a_safeguard_where_it_was() -> None:
    assert [kind for kind in ("ability", "care", "integrity", "unclear", "") if needs_truth(kind)] == ["integrity"]
    assert needs_safeguard("integrity", Truth.TRUE)
    assert needs_safeguard("integrity", Truth.MISLED)
    assert not needs_safeguard("integrity", Truth.NOT_TRUE)
    assert not needs_safeguard("care", Truth.TRUE)


ZONES = st.sampled_from(["UTC", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/Berlin"])
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(MOMENTS, ZONES)
def test_the_first_day_to_come_back_lies_24_to_72_hours_after_the_promise(at: datetime, zone: str) -> None:
    committed_on = at.astimezone(ZoneInfo(zone)).date()
    first = days.morning_of(days.revisit_days(committed_on)[0], zone)
    assert timedelta(hours=24) <= first.astimezone(UTC) - at <= timedelta(hours=72)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(-5, 100))
def test_the_days_to_come_back_follow_each_other_and_end(committed_on: date, passed: int) -> None:
    after_day = committed_on + timedelta(days=passed)
    found = days.next_revisit(committed_on, after_day)
    left = [day for day in days.revisit_days(committed_on) if day > after_day]
    assert found == (left[0] if left else None)


def test_the_days_are_2_14_30_and_70() -> None:
    assert days.REVISITS == (2, 14, 30, 70)
    assert days.days_to_mend(date(2026, 3, 2), date(2026, 3, 18)) == 16
    assert days.runs_out_on(moved_on=date(2026, 3, 2), closed_on=None) == date(2026, 10, 28)
    assert days.runs_out_on(moved_on=date(2026, 3, 2), closed_on=date(2026, 3, 2)) == date(2026, 5, 31)


@given(MOMENTS, ZONES, st.sampled_from(sorted(days.COOLING)))
def test_a_cooling_off_comes_back_later_and_by_day_in_the_morning(at: datetime, zone: str, choice: str) -> None:
    back = days.comes_back_at(choice, at, zone)
    assert back > at
    if choice == "hours":
        assert back - at == timedelta(hours=3)
    else:
        assert back.astimezone(ZoneInfo(zone)).time() == days.MORNING


SPOILED = {
    "I am sorry if anyone was hurt.": [Spoiler.IF],
    "I'm sorry that you feel that way.": [Spoiler.IF],
    "It may have come across as rude.": [Spoiler.IF],
    "Sorry for any inconvenience.": [Spoiler.IF],
    "I moved the review, but you were late too.": [Spoiler.BUT],
    "I should have asked. However, there was a ship.": [Spoiler.BUT],
    "Mistakes were made.": [Spoiler.PASSIVE],
    "Your message was overlooked.": [Spoiler.PASSIVE],
    "I shouted because I was tired.": [Spoiler.EXCUSE],
    "I was only trying to help.": [Spoiler.EXCUSE],
    "I had no choice.": [Spoiler.EXCUSE],
    "Please forgive me.": [Spoiler.FORGIVE],
    "Can we move on?": [Spoiler.FORGIVE],
    "I feel terrible about it.": [Spoiler.ABOUT_ME],
    "I never meant to hurt you.": [Spoiler.ABOUT_ME],
    "I’m not a bad person.": [Spoiler.ABOUT_ME],
    "I'm sorry if that hurt, but I had no time. Please forgive me.": [
        Spoiler.IF,
        Spoiler.BUT,
        Spoiler.EXCUSE,
        Spoiler.FORGIVE,
    ],
}
CLEAN = (
    "I moved your review an hour before it began, and did not ask you. You had prepared for it for a week.",
    "I read your plan out as mine. You sat there and heard it.",
    "I said the weekends were yours. They were not, and you heard it from the board.",
    "",
)


@pytest.mark.parametrize("draft", SPOILED)
def test_what_spoils_an_apology_is_found(draft: str) -> None:
    assert list(look_at(draft).found) == SPOILED[draft]


@pytest.mark.parametrize("draft", CLEAN)
def test_plain_owning_is_left_alone(draft: str) -> None:
    assert look_at(draft).found == ()


@given(st.text() | st.lists(st.sampled_from([*SPOILED, *CLEAN, " ", "\n", "’"])).map("".join))
def test_the_pieces_put_together_are_the_draft_letter_for_letter(draft: str) -> None:
    look = look_at(draft)
    assert "".join(piece.words for piece in look.pieces) == draft
    assert set(look.found) == {piece.spoiler for piece in look.pieces if piece.spoiler}
    places = apology.places_in(draft)
    assert all(one.end <= two.start for one, two in pairwise(places))


def test_where_an_explanation_is_asked_for_it_is_no_excuse() -> None:
    besides = frozenset({Spoiler.EXCUSE})
    assert look_at("It was late because the van broke down.", besides=besides).found == ()
    assert look_at("It was late because of the van, but you knew.", besides=besides).found == (Spoiler.BUT,)


def test_each_sort_is_explained_once_whatever_its_number() -> None:
    assert set(apology.EXPLAINED) == set(Spoiler)
    look = look_at("I was tired. I was tired. I was tired.")
    assert [one.called for one in look.explained] == ["An explanation as an excuse"]


@pytest.mark.parametrize(
    "words",
    [
        "He threatened me.",
        "It was sexual.",
        "she grabbed me by the arm",
        "They asked me to falsify the log",
        "without a harness on the crane",
        "I was bullied for months",
        "That is illegal",
    ],
)
def test_what_belongs_elsewhere_is_noticed(words: str) -> None:
    assert elsewhere.words_for_elsewhere("fine", words)


@pytest.mark.parametrize("words", ["You moved my review.", "The rota was hit by the storm.", "Nobody asked me.", ""])
def test_ordinary_hurts_are_not_sent_away(words: str) -> None:
    assert elsewhere.words_for_elsewhere(words) == []


def test_each_word_is_shown_once_as_it_was_written() -> None:
    assert elsewhere.words_for_elsewhere("Threats. Threats!", "threats and fraud") == ["Threats", "threats", "fraud"]
