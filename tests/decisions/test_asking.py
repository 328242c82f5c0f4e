"""What is said beforehand, what may grow while it is open, and what never becomes less."""

from typing import Any

import pytest

from tests.cast import Cast, join, make_person
from tests.decisions.asking import answered, asked, in_days, later, opened
from troth.audit.models import AuditEntry
from troth.decisions.actions.changing import call_off, give_more, name_decider
from troth.decisions.actions.inputs import say_input
from troth.decisions.actions.opening import open_decision
from troth.decisions.actions.tending import tend
from troth.decisions.models import Decision, Included, Input
from troth.decisions.queries.decisions import view_of
from troth.jobs.models import Job
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.people.models import Person
from troth.visibility.gate import visible_to

pytestmark = pytest.mark.django_db


def test_all_of_it_is_said_beforehand_and_read_by_those_included_alone(cast: Cast) -> None:
    decision = opened(cast, not_included="The day shift", not_included_because="Their rota stays as it is.")
    for person in (cast.ama, cast.ben, cast.chidi):
        assert view_of(person, decision.id).called == "I ask, then decide"
    for person in (cast.emil, cast.frida, cast.lena, cast.olu):
        assert not visible_to(person, Decision).exists()
    assert AuditEntry.objects.filter(action="asked", kind="decision").count() == 2
    assert {job.kind for job in Job.objects.filter(key__startswith="decision-")} == {
        "decisions.window_closed",
        "decisions.decide_by",
    }


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"about": "  "}, "about"),
        ({"why_now": ""}, "why_now"),
        ({"say": "vote"}, "say"),
        ({"shown_to": "world"}, "shown_to"),
        ({"circle": []}, "people"),
        ({"closes_on": None}, "closes_on"),
        ({"closes_on": in_days(0)}, "closes_on"),
        ({"closes_on": in_days(12)}, "closes_on"),
        ({"decide_by": in_days(-1)}, "decide_by"),
        ({"decide_by": in_days(900)}, "decide_by"),
        ({"say": "agree", "proposal": ""}, "proposal"),
        ({"say": "you", "decider": None}, "decider"),
        ({"not_included": "The day shift"}, "not_included_because"),
        ({"options": "\n".join("abcdefghi")}, "options"),
        ({"about": "x" * 141}, "about"),
    ],
)
def test_what_is_needed_is_named(cast: Cast, said: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(cast, **said)
    assert refused.value.field == field
    assert not Decision.objects.exists()


def test_the_one_who_decides_is_not_among_those_included_and_nobody_who_left_is(cast: Cast) -> None:
    decision = opened(cast, circle=[cast.ama, cast.ben, cast.ben, cast.gil, cast.chidi], say="you")
    assert {row.person for row in Included.objects.filter(decision=decision)} == {cast.chidi}
    with pytest.raises(Refused):
        opened(cast, say="you", decider=cast.gil)
    with pytest.raises(Refused):
        opened(cast, say="you", decider=cast.ama)


def test_sent_twice_is_asked_once_and_anothers_id_is_not_taken(cast: Cast) -> None:
    once = ids.new_id()
    first = open_decision(actor=cast.ama, asked=asked(cast), id=once)
    assert open_decision(actor=cast.ama, asked=asked(cast), id=once) == first
    assert open_decision(actor=cast.ben, asked=asked(cast), id=once).id != once
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    ("now", "then"), [("ask", "tell"), ("agree", "ask"), ("agree", "tell"), ("you", "agree"), ("you", "tell")]
)
def test_the_say_cannot_be_lowered_once_asked(cast: Cast, now: str, then: str) -> None:
    decision = opened(cast, say=now)
    with pytest.raises(Refused) as refused:
        give_more(actor=cast.ama, decision=decision, say=then)
    assert "cannot be lowered" in refused.value.message
    assert Decision.objects.get().say == now


def test_it_can_grow_step_by_step(cast: Cast) -> None:
    decision = opened(cast, say="tell")
    with pytest.raises(Refused) as refused:
        give_more(actor=cast.ama, decision=decision, say="ask")
    assert refused.value.field == "closes_on"
    give_more(actor=cast.ama, decision=decision, say="ask", closes_on=in_days(5))
    with pytest.raises(Refused) as refused:
        give_more(actor=cast.ama, decision=decision, say="agree")
    assert refused.value.field == "proposal"
    now = give_more(actor=cast.ama, decision=decision, say="agree", proposal="Two in a row.")
    assert (now.say, now.revision) == ("agree", 2)
    now = give_more(actor=cast.ama, decision=decision, say="you", decider=cast.ben)
    assert now.decider == cast.ben
    assert view_of(cast.ben, decision.id).decides


def test_raising_it_after_the_window_closed_needs_another_window(cast: Cast) -> None:
    decision = opened(cast)
    with later():
        with pytest.raises(Refused) as refused:
            give_more(actor=cast.ama, decision=decision, say="agree", proposal="Two in a row.")
        assert refused.value.field == "closes_on"
        now = give_more(actor=cast.ama, decision=decision, say="agree", proposal="Two.", closes_on=in_days(14))
        assert now.decide_by == in_days(14)
        say_input(actor=cast.ben, decision=decision, words="Still time.")


def test_a_window_is_given_more_time_and_never_less(cast: Cast) -> None:
    decision = opened(cast)
    with pytest.raises(Refused):
        give_more(actor=cast.ama, decision=decision, closes_on=in_days(3))
    now = give_more(actor=cast.ama, decision=decision, closes_on=in_days(20))
    assert now.decide_by == in_days(20)
    assert Job.objects.get(kind="decisions.window_closed").due_at == now.closes_at


def test_who_is_included_later_does_not_read_what_was_said_before(cast: Cast) -> None:
    decision = opened(cast)
    before = say_input(actor=cast.ben, decision=decision, words="Said to Chidi and Ama.")
    give_more(actor=cast.ama, decision=decision, people=[cast.emil, cast.ben])
    after = say_input(actor=cast.ben, decision=decision, words="Said to Emil too.")
    stale = say_input(actor=cast.ben, decision=decision, words="On an old page.", width_seen=0)
    assert set(visible_to(cast.emil, Input)) == {after}
    assert set(visible_to(cast.chidi, Input)) == {before, after, stale}
    assert "Said to Chidi" not in str(view_of(cast.emil, decision.id).said)


def test_an_answer_to_both_is_read_by_the_later_one_for_what_they_read(cast: Cast) -> None:
    decision = opened(cast)
    before = say_input(actor=cast.ben, decision=decision, words="Before.")
    give_more(actor=cast.ama, decision=decision, people=[cast.emil])
    answered(decision, before, why="canary")
    assert not view_of(cast.emil, decision.id).groups


def test_asking_for_the_same_again_changes_nothing(cast: Cast) -> None:
    decision = opened(cast)
    log = AuditEntry.objects.count()
    now = give_more(actor=cast.ama, decision=decision, say="ask", people=[cast.ben, cast.gil])
    assert (now.revision, now.width, AuditEntry.objects.count()) == (0, 0, log)


def test_only_the_one_who_asked_changes_it(cast: Cast) -> None:
    decision = opened(cast, say="you")
    for person in (cast.ben, cast.chidi, cast.emil):
        with pytest.raises(Refused):
            give_more(actor=person, decision=decision, people=[cast.emil])
    with pytest.raises(Refused):
        call_off(actor=cast.chidi, decision=decision, why="No")


def test_what_was_said_to_one_alone_is_not_handed_to_another(cast: Cast) -> None:
    decision = opened(cast, shown_to="decider")
    say_input(actor=cast.chidi, decision=decision, words="For Ama alone.")
    with pytest.raises(Refused) as refused:
        give_more(actor=cast.ama, decision=decision, say="you", decider=cast.ben)
    assert refused.value.field == "decider"
    assert not visible_to(cast.ben, Input).exists()


def test_nor_to_somebody_who_came_later(cast: Cast) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="For us three.")
    give_more(actor=cast.ama, decision=decision, people=[cast.emil])
    with pytest.raises(Refused):
        give_more(actor=cast.ama, decision=decision, say="you", decider=cast.emil)
    give_more(actor=cast.ama, decision=decision, say="you", decider=cast.chidi)
    assert visible_to(cast.chidi, Input).count() == 1


def test_calling_it_off_says_why_and_keeps_what_was_said(cast: Cast) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    with pytest.raises(Refused):
        call_off(actor=cast.ama, decision=decision, why=" ")
    call_off(actor=cast.ama, decision=decision, why="The rota stays.")
    call_off(actor=cast.ama, decision=decision, why="Again.")
    view = view_of(cast.chidi, decision.id)
    assert (view.decision.reasons, len(view.said)) == ("The rota stays.", 1)
    assert not Job.objects.filter(key__startswith="decision-").exists()
    with pytest.raises(Refused):
        give_more(actor=cast.ama, decision=decision, say="agree", proposal="No")


def leaves(person: Person) -> None:
    Person.objects.filter(id=person.id).update(left_on=in_days(0))


def test_when_the_one_who_decides_leaves_it_ends_by_itself_and_nothing_passes_on(cast: Cast) -> None:
    decision = opened(cast)
    say_input(actor=cast.ben, decision=decision, words="Two in a row.")
    leaves(cast.ama)
    join(make_person("Vera Novak"), cast.quay, "leader")
    tend()
    tend()
    decision.refresh_from_db()
    assert (decision.stage, "has left" in decision.reasons) == ("ended", True)
    assert not visible_to(Person.objects.get(name="Vera Novak"), Decision).exists()
    assert view_of(cast.chidi, decision.id).said


def test_when_the_one_named_to_decide_leaves_another_is_named(cast: Cast) -> None:
    decision = opened(cast, say="you")
    with pytest.raises(Refused):
        name_decider(actor=cast.ama, decision=decision, person=cast.chidi)
    leaves(cast.ben)
    tend()
    assert view_of(cast.ama, decision.id).needs_decider
    with pytest.raises(Refused):
        name_decider(actor=cast.ama, decision=decision, person=cast.ama)
    name_decider(actor=cast.ama, decision=decision, person=cast.chidi)
    assert view_of(cast.chidi, decision.id).decides
    leaves(cast.chidi)
    leaves(cast.ama)
    tend()
    assert Decision.objects.get().stage == "ended"


def test_one_who_asked_and_left_does_not_stop_the_one_who_decides(cast: Cast) -> None:
    opened(cast, say="you")
    leaves(cast.ama)
    tend()
    assert Decision.objects.get().stage == "open"


def test_a_leader_who_leads_no_more_still_decides_what_they_asked(cast: Cast) -> None:
    from troth.people.models import Membership

    decision = opened(cast)
    Membership.objects.filter(person=cast.ama).update(until="2020-02-01")
    assert view_of(cast.ama, decision.id).decides
