"""The arithmetic against the values of DESIGN.md, and what is signed against white space, order and language."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from troth.accords.rules import (
    Meeting,
    Rating,
    canonical,
    digest_of,
    gap_of,
    is_breach,
    meeting_of,
    next_review,
    place,
    plain,
)

E, L, W = (4, 3, 2, 4, 1, 0), (4, 1, 2, 1, 1, 2), (3, 2, 1, 3, 1, 1)


def test_the_gaps_and_the_order_of_the_design() -> None:
    pairs = [(Rating(e, w), Rating(leader, w)) for e, leader, w in zip(E, L, W, strict=True)]
    placed = place(pairs)
    assert [one.gap for one in sorted(placed, key=lambda one: one.at)] == [0, 2, 0, 3, 0, -2]
    assert [one.at + 1 for one in placed] == [4, 2, 6, 1, 3, 5]
    assert [one.meeting for one in placed[:3]] == [
        Meeting.SILENT_PROMISE,
        Meeting.SILENT_PROMISE,
        Meeting.UNCLAIMED_OFFER,
    ]
    assert {one.meeting for one in placed[3:]} == {Meeting.AGREED}


def test_where_one_expects_nothing_they_are_apart_and_where_neither_does_it_comes_last() -> None:
    placed = place([(Rating(None), Rating(None)), (Rating(4, 1), Rating(None, 2)), (Rating(2), Rating(2))])
    assert [(one.at, one.meeting) for one in placed] == [
        (1, Meeting.APART),
        (2, Meeting.AGREED),
        (0, Meeting.NEITHER),
    ]
    assert placed[0].gap is None
    assert placed[0].weight == 8


@given(st.integers(0, 4), st.integers(0, 4))
def test_every_pair_of_ratings_has_one_name(member: int, leader: int) -> None:
    gap = gap_of(member, leader)
    assert gap == member - leader
    expected = Meeting.SILENT_PROMISE if gap >= 2 else Meeting.UNCLAIMED_OFFER if gap <= -2 else Meeting.AGREED
    assert meeting_of(member, leader) is expected


@pytest.mark.parametrize(("owed", "kept", "flagged"), [(2, -1, True), (4, -2, True), (1, -2, False), (4, 0, False)])
def test_a_breach_is_owed_two_and_kept_minus_one(owed: int, kept: int, flagged: bool) -> None:
    assert is_breach(owed, kept) is flagged


def test_reviews_after_30_60_90_days_in_a_new_role_then_every_quarter() -> None:
    day = date(2026, 1, 5)
    found, after = [], day
    for _ in range(5):
        after = next_review(day, after, is_new=True)
        found.append((after - day).days)
    assert found == [30, 60, 90, 181, 272]
    assert next_review(day, day, is_new=False) == day + timedelta(days=91)


CLAUSES = [
    {"title": "Credit", "kind": "clause", "words": "Names stay\non  the work.", "team": ""},
    {"title": "Été", "kind": "boundary", "words": "Not after six."},
]


def test_the_hash_does_not_depend_on_white_space_order_or_form_of_letters() -> None:
    other = [
        {"words": " Not after six.\r\n", "kind": "boundary", "title": "E\u0301te\u0301"},
        {"title": "Credit ", "kind": "clause", "words": "Names stay on\tthe work.", "leader": "  "},
    ]
    assert canonical("a", 1, CLAUSES) == canonical("a", 1, other)


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Lima"])
@pytest.mark.parametrize("language", ["ar", "de", "en-gb"])
def test_the_hash_does_not_depend_on_time_zone_or_language(zone: str, language: str) -> None:
    with timezone.override(zone), translation.override(language):
        found = digest_of(canonical("a", 1, CLAUSES))
    assert found == "30c4e666d99644623a366643487ace8a8136c4070b72c99952758a8b165fe736"


@given(st.text(max_size=80))
def test_plain_words_are_plain_already(words: str) -> None:
    assert plain(plain(words)) == plain(words)
    assert json.loads(canonical("a", 1, [{"words": words}]))["number"] == 1


def test_another_word_another_number_or_another_accord_is_another_hash() -> None:
    texts = {
        canonical("a", 1, CLAUSES),
        canonical("a", 2, CLAUSES),
        canonical("b", 1, CLAUSES),
        canonical("a", 1, CLAUSES[:1]),
    }
    assert len(texts) == 4
