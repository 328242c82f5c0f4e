"""What is mine goes with me, and goes at once when I say so; a plan nobody was told of is in nobody else's copy."""

import pytest

from tests.cast import Cast
from troth.kernel import clock
from troth.takeout.erasing import erase_everything
from troth.takeout.exporting import as_json, everything_of
from troth.tough_news import takeout
from troth.tough_news.actions import following, planning
from troth.tough_news.models import Affected, CheckIn, CoAuthor, FollowUp, News, OwnWords, Told

from .telling import SAID, START, owed, plan, say, written

pytestmark = pytest.mark.django_db


def life(cast: Cast) -> News:
    """One plan waiting, one said to Ben with words of his, kept and shared."""
    plan(cast.ama, teams=[cast.quay], people=[cast.ben], title="amas plan", what="nobody knows yet", costs="amas notes")
    news = plan(cast.ama, teams=[cast.quay], title="amas news", costs="amas other notes")
    say(cast.ama, news, cast.ben)
    for occasion, words, shared in (("2-days", "bens kept words", False), ("2-weeks", "bens shared words", True)):
        check_in = owed(news, cast.ben, occasion)
        following.write_words(actor=cast.ben, check_in=check_in, texts={"helps": words}, shared=shared)
    return news


def test_a_copy_holds_everything_of_mine_and_nothing_that_is_not_for_me(cast: Cast) -> None:
    life(cast)
    bens, amas, chidis = (as_json(everything_of(one)) for one in (cast.ben, cast.ama, cast.chidi))
    for words in ("amas news", SAID["what"], "bens kept words", "bens shared words"):
        assert words in bens
    for words in ("amas plan", "amas notes", "amas news", "amas other notes", "bens shared words"):
        assert words in amas
    assert "bens kept words" not in amas
    for words in ("amas plan", "nobody knows yet", "amas notes", "amas other notes"):
        assert words not in bens
        assert words not in chidis
    assert "amas news" not in chidis


def test_a_copy_of_somebody_it_touches_is_the_same_while_nobody_was_told(cast: Cast) -> None:
    with clock.held(START):
        before = as_json(everything_of(cast.ben))
        plan(cast.ama, teams=[cast.quay], people=[cast.ben])
        assert as_json(everything_of(cast.ben)) == before


def test_erasing_takes_what_is_owed_to_me_and_my_words(cast: Cast) -> None:
    life(cast)
    erase_everything(person=cast.ben, typed=cast.ben.name)
    for model in (OwnWords, CheckIn, FollowUp, Told):
        assert not model.objects.exists()
    assert News.objects.count() == 2
    assert set(Affected.objects.values_list("person", flat=True)) == {None}


def test_a_leader_who_erases_takes_their_plans_and_leaves_the_words_of_others(cast: Cast) -> None:
    life(cast)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    assert not News.objects.exists()
    assert not CheckIn.objects.exists()
    assert {words.helps for words in OwnWords.objects.all()} == {"bens kept words", "bens shared words"}
    assert "bens kept words" in as_json(everything_of(cast.ben))


def test_a_plan_made_together_stays_with_the_other_author(cast: Cast, news: News) -> None:
    planning.name_co_author(actor=cast.ama, news=news, person=cast.dora)
    planning.change_news(actor=cast.dora, news=news, written=written(teams=[cast.loft]), revision=1)
    say(cast.ama, news, cast.ben)
    say(cast.dora, news, cast.emil)
    erase_everything(person=cast.ama, typed=cast.ama.name)
    assert News.objects.get().leader == cast.dora
    assert not CoAuthor.objects.exists()
    assert {one.owed_by for one in CheckIn.objects.all()} == {cast.dora}
    assert {one.told_by.name for one in Told.objects.all()} == {"Dora Petrova", "Someone who has left"}


def test_what_remains_is_said_alike_to_everybody(cast: Cast) -> None:
    before = takeout.what_remains(cast.ama)
    life(cast)
    assert takeout.what_remains(cast.ama) == before == takeout.what_remains(cast.emil)
