"""Saying, supporting, objecting, answering, deciding: in the window, by name, each answered before it is told."""

import pytest

from tests.cast import Cast
from tests.decisions.asking import answered, decided, final, in_days, later, opened
from troth.decisions.actions.answers import answer_inputs, take_back_answer
from troth.decisions.actions.deciding import decide, look_back
from troth.decisions.actions.inputs import (
    lift_objection,
    object_again,
    say_input,
    stop_supporting,
    support_input,
    take_back_input,
)
from troth.decisions.models import Answer, Decision, Input, Support
from troth.decisions.queries.decisions import input_for, view_of
from troth.jobs.models import Job
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db


def test_what_is_said_is_read_by_those_included_by_name(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    assert [said.input for said in view_of(cast.chidi, decision.id).said] == [one]
    assert not visible_to(cast.emil, Input).exists()


def test_said_to_the_one_who_decides_alone_nobody_else_reads_it(cast: Cast) -> None:
    decision = opened(cast, shown_to="decider")
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    answered(decision, one)
    assert view_of(cast.ama, decision.id).said
    assert view_of(cast.ben, decision.id).groups[0].answer
    assert not view_of(cast.chidi, decision.id).groups
    assert not visible_to(cast.chidi, Answer).exists()


@pytest.mark.parametrize("who", ["ama", "emil", "frida"])
def test_only_those_included_say_something(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        say_input(actor=getattr(cast, who), decision=opened(cast), words="Me too.")


def test_the_window_closes_while_somebody_types(cast: Cast) -> None:
    decision = opened(cast)
    with later(), pytest.raises(Refused) as refused:
        say_input(actor=cast.ben, decision=decision, words="A second late.")
    assert "still here" in refused.value.message
    assert not Input.objects.exists()


def test_where_you_are_told_no_input_is_asked(cast: Cast) -> None:
    with pytest.raises(Refused):
        say_input(actor=cast.ben, decision=opened(cast, say="tell"), words="But.")


def test_sent_twice_is_said_once_and_five_things_are_enough(cast: Cast) -> None:
    decision, once = opened(cast), ids.new_id()
    first = say_input(actor=cast.ben, decision=decision, words="One", id=once)
    assert say_input(actor=cast.ben, decision=decision, words="One", id=once) == first
    assert say_input(actor=cast.chidi, decision=decision, words="Mine", id=once).id != once
    for _ in range(4):
        say_input(actor=cast.ben, decision=decision, words="More")
    with pytest.raises(Refused):
        say_input(actor=cast.ben, decision=decision, words="Six")


def test_somebody_supports_what_another_said_once(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    support_input(actor=cast.chidi, input=one)
    support_input(actor=cast.chidi, input=one)
    assert view_of(cast.ama, decision.id).said[0].supporters == [cast.chidi]
    for person in (cast.ben, cast.ama, cast.emil):
        with pytest.raises(Refused):
            support_input(actor=person, input=one)
    stop_supporting(actor=cast.chidi, input=one)
    stop_supporting(actor=cast.chidi, input=one)
    assert not Support.objects.exists()
    with later(), pytest.raises(Refused):
        support_input(actor=cast.chidi, input=one)


def test_taking_back_ends_with_the_answer(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    fields = take_back_input(actor=cast.ben, input=one)
    with pytest.raises(Refused):
        take_back_input(actor=cast.ben, input=one)
    with pytest.raises(Refused):
        support_input(actor=cast.chidi, input=one)
    again = say_input(actor=cast.ben, decision=decision, words=fields["words"], id=fields["id"])
    answered(decision, again)
    with pytest.raises(Refused):
        take_back_input(actor=cast.ben, input=again)
    with pytest.raises(Refused):
        take_back_input(actor=cast.chidi, input=again)


def test_it_cannot_be_told_before_every_input_has_an_answer(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    two = say_input(actor=cast.chidi, decision=decision, words="Never on Fridays.")
    answered(decision, one)
    with pytest.raises(Refused) as refused:
        decide(actor=cast.ama, decision=decision, final=final())
    assert "still welcome" in refused.value.message
    with later():
        with pytest.raises(Refused) as refused:
            decide(actor=cast.ama, decision=decision, final=final())
        assert "One input waits" in refused.value.message
        answered(decision, two, became="not", why="Fridays are when the ships come.")
        told = decide(actor=cast.ama, decision=decision, final=final())
        assert decide(actor=cast.ama, decision=decision, final=final()) == told
        with pytest.raises(Refused):
            decide(actor=cast.ama, decision=decision, final=final(outcome="Something else."))
        with pytest.raises(Refused):
            answered(decision, two)
        with pytest.raises(Refused):
            say_input(actor=cast.ben, decision=decision, words="Too late.")
    assert Job.objects.get(key__startswith="decision-").kind == "decisions.review_due"


def test_nine_alike_are_answered_together_and_each_can_get_another(cast: Cast) -> None:
    decision = opened(cast)
    said = [say_input(actor=cast.ben, decision=decision, words=f"One {n}") for n in range(5)]
    said += [say_input(actor=cast.chidi, decision=decision, words=f"Two {n}") for n in range(4)]
    first = answered(decision, *said)
    assert [len(group.said) for group in view_of(cast.ben, decision.id).groups] == [9]
    answered(decision, said[0], became="partly", why="Only in winter.")
    assert sorted(len(group.said) for group in view_of(cast.ben, decision.id).groups) == [1, 8]
    answered(decision, *said[1:], became="not", why="No.")
    assert not Answer.objects.filter(id=first.id).exists()


def test_answers_are_the_word_of_the_one_who_decides(cast: Cast) -> None:
    decision, once = opened(cast), ids.new_id()
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    said = {"decision": decision, "inputs": [one.id], "became": "taken", "why": "Yes."}
    with pytest.raises(Refused):
        answer_inputs(actor=cast.chidi, **said)
    for wrong in ({"inputs": []}, {"inputs": [ids.new_id()]}, {"became": "maybe"}, {"why": " "}):
        with pytest.raises(Refused):
            answer_inputs(actor=cast.ama, **said | wrong)
    first = answer_inputs(actor=cast.ama, **said, id=once)
    assert answer_inputs(actor=cast.ama, **said, id=once) == first
    take_back_answer(actor=cast.ama, answer=first)
    take_back_answer(actor=cast.ama, answer=first)
    one.refresh_from_db()
    assert one.answer_id is None


def test_an_answer_to_something_taken_back_meanwhile_is_not_given(cast: Cast) -> None:
    decision = opened(cast)
    one = say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    two = say_input(actor=cast.chidi, decision=decision, words="Me too.")
    take_back_input(actor=cast.ben, input=one)
    with pytest.raises(Refused) as refused:
        answered(decision, one, two)
    assert "still here" in refused.value.message


def test_while_an_objection_stands_it_is_not_decided(cast: Cast) -> None:
    decision = opened(cast, say="agree")
    one = say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    answered(decision, one, became="partly", why="Every second Friday is free.")
    with later():
        with pytest.raises(Refused) as refused:
            decide(actor=cast.ama, decision=decision, final=final())
        assert "objection stands" in refused.value.message
        for person in (cast.ama, cast.chidi):
            with pytest.raises(Refused):
                lift_objection(actor=person, input=one)
        lift_objection(actor=cast.ben, input=one)
        object_again(actor=cast.ben, input=one)
        lift_objection(actor=cast.ben, input=one)
        decide(actor=cast.ama, decision=decision, final=final())


def test_an_objection_lifted_still_needs_its_answer(cast: Cast) -> None:
    decision = opened(cast, say="agree")
    one = say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    lift_objection(actor=cast.ben, input=one)
    with later(), pytest.raises(Refused) as refused:
        decide(actor=cast.ama, decision=decision, final=final())
    assert "One input waits" in refused.value.message


def test_an_objector_who_leaves_is_answered_and_stops_nothing(cast: Cast) -> None:
    decision = opened(cast, say="agree")
    one = say_input(actor=cast.ben, decision=decision, words="Not on Fridays.", is_objection=True)
    Person.objects.filter(id=cast.ben.id).update(left_on=in_days(0))
    with later():
        with pytest.raises(Refused):
            decide(actor=cast.ama, decision=decision, final=final())
        answered(decision, one)
        decide(actor=cast.ama, decision=decision, final=final())


def test_nobody_objects_where_nothing_is_proposed(cast: Cast) -> None:
    decision = opened(cast)
    with pytest.raises(Refused):
        say_input(actor=cast.ben, decision=decision, words="No.", is_objection=True)
    one = say_input(actor=cast.ben, decision=decision, words="Hm.")
    with pytest.raises(Refused):
        lift_objection(actor=cast.ben, input=one)


def test_you_decide_is_recorded_by_the_one_named(cast: Cast) -> None:
    decision = opened(cast, say="you", closes_on=None, circle=[cast.chidi])
    with pytest.raises(Refused):
        decide(actor=cast.ama, decision=decision, final=final())
    decide(actor=cast.ben, decision=decision, final=final())
    assert view_of(cast.ama, decision.id).decision.outcome == "Two in a row."
    assert view_of(cast.chidi, decision.id).is_decided


def test_you_decide_alone_between_two(cast: Cast) -> None:
    decision = opened(cast, say="you", closes_on=None, circle=[])
    assert decide(actor=cast.ben, decision=decision, final=final()).stage == "decided"


@pytest.mark.parametrize(
    "wrong", [{"outcome": ""}, {"reasons": " "}, {"review_on": in_days(0)}, {"outcome": "x" * 2001}]
)
def test_a_final_say_has_reasons_and_a_day_to_look_again(cast: Cast, wrong: dict[str, object]) -> None:
    decision = opened(cast, say="tell")
    with pytest.raises(Refused) as refused:
        decide(actor=cast.ama, decision=decision, final=final(**wrong))
    assert refused.value.field in wrong


def test_what_came_of_it_is_written_by_the_one_who_decided(cast: Cast) -> None:
    decision = decided(cast)
    for person in (cast.ben, cast.emil):
        with pytest.raises(Refused):
            look_back(actor=person, decision=decision, came_of="Nothing.")
    now = look_back(actor=cast.ama, decision=decision, came_of="Nobody swaps any more.", review_on=in_days(30))
    assert look_back(actor=cast.ama, decision=decision, came_of="Nobody swaps any more.", review_on=in_days(30)) == now
    assert look_back(actor=cast.ama, decision=decision, came_of="Changed.").review_on is None
    assert not Job.objects.filter(kind="decisions.review_due").exists()
    with pytest.raises(Refused):
        look_back(actor=cast.ama, decision=opened(cast), came_of="Too early.")
    with pytest.raises(Refused):
        look_back(actor=cast.ama, decision=decision, came_of="x", review_on=in_days(-3))


def test_an_input_is_found_only_by_those_who_read_it(cast: Cast) -> None:
    from django.http import Http404

    one = say_input(actor=cast.ben, decision=opened(cast), words="Two in a row.")
    assert input_for(cast.chidi, one.id) == one
    with pytest.raises(Http404):
        input_for(cast.emil, one.id)
    assert Decision.objects.count() == 1
