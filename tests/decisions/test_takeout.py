"""Leaving: what was said alone goes, what others built on stays without a name, what nobody can decide ends."""

import pytest

from tests.cast import Cast
from tests.decisions.asking import answered, decided, opened
from troth.decisions.actions.feeling import say_felt_heard
from troth.decisions.actions.inputs import say_input, support_input
from troth.decisions.models import Decision, FeltHeard, Included, Input, Support
from troth.decisions.queries.decisions import view_of
from troth.people.models import Person
from troth.takeout.erasing import GONE, erase_everything

pytestmark = pytest.mark.django_db


def leave(person: Person) -> None:
    erase_everything(person=person, typed=person.name)


def test_an_input_nobody_answered_or_supported_goes(cast: Cast) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="Only mine.")
    leave(cast.ben)
    assert not Input.objects.exists()
    assert [row.person for row in Included.objects.all()] == [cast.chidi]


def test_one_that_was_answered_or_supported_stays_without_a_name(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Supported.")
    two = say_input(actor=cast.ben, decision=decision, words="Answered.")
    support_input(actor=cast.chidi, input=one)
    answered(decision, two)
    leave(cast.ben)
    assert {said.input.author.name for said in view_of(cast.chidi, decision.id).said} == {GONE}
    assert Input.objects.count() == 2


def test_an_objection_of_somebody_who_left_stands_no_more(cast: Cast) -> None:
    decision = opened(cast, say="agree")
    one = say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    answered(decision, one)
    leave(cast.ben)
    assert view_of(cast.ama, decision.id).missing.objections == 0


def test_support_and_what_was_felt_go(cast: Cast) -> None:
    decision = decided(cast)
    say_felt_heard(actor=cast.ben, decision=decision, asked_before="yes", considered="yes", told_why="yes")
    one = say_input(actor=cast.chidi, decision=opened(cast), words="Two in a row.")
    support_input(actor=cast.ben, input=one)
    leave(cast.ben)
    assert not FeltHeard.objects.exists()
    assert not Support.objects.exists()


def test_what_was_decided_stays_with_those_it_was_told_without_the_name(cast: Cast) -> None:
    decision = decided(cast)
    leave(cast.ama)
    view = view_of(cast.ben, decision.id)
    assert (view.decision.decider.name, view.decision.outcome) == (GONE, "Two in a row.")
    leave(cast.ben)
    leave(cast.chidi)
    assert not Decision.objects.filter(opener__name=cast.ama.name).exists()


def test_one_that_is_open_ends_where_others_spoke_and_goes_where_nobody_did(cast: Cast) -> None:
    silent, spoken = opened(cast), opened(cast)
    say_input(actor=cast.ben, decision=spoken, words="Two in a row.")
    leave(cast.ama)
    assert not Decision.objects.filter(id=silent.id).exists()
    assert view_of(cast.ben, spoken.id).decision.stage == "ended"


def test_the_one_named_to_decide_leaves_and_another_can_be_named(cast: Cast) -> None:
    decision = opened(cast, say="you")
    leave(cast.ben)
    assert view_of(cast.ama, decision.id).needs_decider


def test_whoever_named_another_leaves_and_it_can_still_be_decided(cast: Cast) -> None:
    decision = opened(cast, say="you")
    say_input(actor=cast.chidi, decision=decision, words="Two in a row.")
    leave(cast.ama)
    assert view_of(cast.ben, decision.id).decides
