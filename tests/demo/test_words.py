"""The demo company's sentences: enough of them, each said once, and each promise with a day in it."""

from collections import Counter
from datetime import date, timedelta

import pytest

from troth.accounts.catalogue import CATALOGUE
from troth.accounts.due_words import due_in
from troth.cli.demo.people import CREWS
from troth.cli.demo.playing import said_words
from troth.cli.demo.pool import ADDED_KINDS, KINDS
from troth.cli.demo.scenes import Said
from troth.cli.demo.stories import STORIES
from troth.cli.demo.stories_more import MORE_STORIES
from troth.cli.demo.words import ANYONE, BY_TEAM

BANKS = (*BY_TEAM.values(), ANYONE)
PROMISES = [line for bank in BANKS for line in (*bank.down, *bank.up, *bank.across)]
MOMENTS = [told for bank in BANKS for told in (*bank.offered, *bank.felt, *bank.shared)]
THANKS = [line for bank in BANKS for line in bank.thanks]
A_MONDAY = date(2026, 11, 23)


def test_there_are_more_than_150_promises_and_150_moments_and_none_twice() -> None:
    promises = Counter(PROMISES)
    moments = Counter([words for _, words in MOMENTS] + THANKS)
    assert len(promises) >= 150
    assert len(moments) >= 150
    assert max(promises.values()) == max(moments.values()) == 1


@pytest.mark.parametrize("weekday", range(7))
def test_every_promise_names_a_day_that_troth_understands(weekday: int) -> None:
    said_on = A_MONDAY + timedelta(days=weekday)
    spoken = PROMISES + [scene.words for scene in (*STORIES, *MORE_STORIES) if isinstance(scene, Said)]
    for line in spoken:
        words, day = said_words(line, said_on, A_MONDAY)
        assert said_on <= day <= said_on + timedelta(days=70), line
        assert 8 < len(words) <= 280, line
        assert "{" not in words, line


def test_what_is_typed_into_the_line_leaves_out_what_the_line_says_already() -> None:
    assert said_words("I’ll send the rota by Friday", A_MONDAY, A_MONDAY) == ("send the rota", date(2026, 11, 27))


def test_a_promise_for_today_names_todays_weekday() -> None:
    today = due_in("by Monday", A_MONDAY - timedelta(days=4))
    assert today is not None
    assert today.on == A_MONDAY


def test_every_moment_is_of_a_kind_the_catalogue_has() -> None:
    known = {entry.key for entry in CATALOGUE} | {words for words, _ in ADDED_KINDS}
    assert {kind for kind, _ in MOMENTS} <= set(KINDS)
    assert set(KINDS.values()) <= known


def test_the_teams_are_seven_and_of_very_different_size() -> None:
    sizes = {crew.key: 1 + sum(one.went is None for one in crew.members) for crew in CREWS}
    assert len(sizes) == 7
    assert (sizes["it"], sizes["dock"], sizes["ward"]) == (3, 14, 35)
    assert 70 <= sum(sizes.values()) <= 80
