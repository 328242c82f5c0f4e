"""What the two can do, in which order, and what nobody can make happen to somebody else."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.repair.conftest import commit, latest, walk
from troth.accounts.actions.moments import offer_moment
from troth.accounts.models import BookEntry, Moment, MomentKind, Promise
from troth.accounts.promise_states import State
from troth.audit.models import AuditEntry
from troth.jobs.models import Job
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.repair.actions import beginning, closing, walking
from troth.repair.models import Repair, Turn
from troth.repair.rules.steps import APOLOGY, Outcome, Stage

NAMED = {"words": "Moved the review.", "more": "You had prepared.", "kind": "care"}


def moves_of(repair: Repair) -> list[str]:
    return list(Turn.objects.filter(repair=repair).order_by("number").values_list("move", flat=True))


def test_a_repair_goes_from_the_first_word_to_mended(cast: Cast) -> None:
    repair = walk(cast, Stage.CLOSED)
    assert moves_of(repair) == ["name", "confirm", "own", "open", "commit", "answer"]
    assert (repair.outcome, repair.closed_at_stage) == ("mended", "committed")
    assert not Job.objects.filter(kind="repair.revisit_due").exists()


@pytest.mark.parametrize("stage", [Stage.ASKED, Stage.NAMED])
def test_words_of_apology_are_refused_before_yes_that_is_it(cast: Cast, stage: Stage) -> None:
    repair = (
        beginning.ask_to_come_back(actor=cast.ben, other=cast.ama) if stage is Stage.ASKED else walk(cast, Stage.NAMED)
    )
    before = moves_of(repair)
    for act in (
        lambda: walking.own_it(actor=cast.ama, repair=repair, words="Sorry."),
        lambda: walking.speak_openly(actor=cast.ama, repair=repair, words="I regret it."),
        lambda: commit(cast, repair),
    ):
        with pytest.raises(Refused):
            act()
    assert moves_of(repair) == before
    assert not Promise.objects.exists()


@pytest.mark.parametrize("stage", sorted(APOLOGY))
def test_the_database_itself_refuses_an_apology_that_was_not_heard(cast: Cast, stage: Stage) -> None:
    repair = walk(cast, Stage.NAMED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Repair.objects.filter(id=repair.id).update(stage=stage)


def test_yes_is_said_to_exactly_the_words_one_has_read(cast: Cast) -> None:
    repair = walk(cast, Stage.NAMED)
    read = latest(repair)
    walking.name_it(actor=cast.ama, repair=repair, **NAMED | {"words": "Moved it, and laughed."})
    with pytest.raises(Refused, match="differently"):
        walking.confirm_it(actor=cast.ben, repair=repair, number=read)
    walking.confirm_it(actor=cast.ben, repair=repair, number=latest(repair))
    repair.refresh_from_db()
    assert repair.stage == Stage.HEARD
    with pytest.raises(Refused):
        walking.name_it(actor=cast.ama, repair=repair, **NAMED)


def test_asking_softly_says_nothing_but_that_one_asks(cast: Cast) -> None:
    repair = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    assert moves_of(repair) == []
    walking.offer_to_listen(actor=cast.ama, repair=repair)
    assert walking.offer_to_listen(actor=cast.ama, repair=repair) is None
    walking.say_what_happened(actor=cast.ben, repair=repair, words="The review.", more="I was not there.")
    walking.name_it(actor=cast.ama, repair=repair, **NAMED)
    assert moves_of(repair) == ["listen", "say", "name"]


def test_a_leader_does_not_ask_those_they_lead_to_mend_something(cast: Cast) -> None:
    with pytest.raises(Refused, match="begin with your own part"):
        beginning.ask_to_come_back(actor=cast.ama, other=cast.ben)
    beginning.begin_to_mend(actor=cast.ben, other=cast.ama, **NAMED)  # a member may go first as well
    beginning.ask_to_come_back(actor=cast.ben, other=cast.chidi)


def test_only_the_two_and_only_each_their_own_step(cast: Cast) -> None:
    repair = walk(cast, Stage.NAMED)
    number = latest(repair)
    acts = (
        (cast.ama, lambda who: walking.confirm_it(actor=who, repair=repair, number=number)),
        (cast.ama, lambda who: closing.say_how_it_is(actor=who, repair=repair, outcome="mended")),
        (cast.ben, lambda who: walking.name_it(actor=who, repair=repair, **NAMED)),
        (cast.chidi, lambda who: walking.confirm_it(actor=who, repair=repair, number=number)),
        (cast.frida, lambda who: closing.say_how_it_is(actor=who, repair=repair, outcome="mended")),
    )
    for who, act in acts:
        with pytest.raises(Refused):
            act(who)
    repair.refresh_from_db()
    assert repair.stage == Stage.NAMED


@pytest.mark.parametrize("stage", [Stage.NAMED, Stage.HEARD, Stage.OWNED, Stage.OPENED, Stage.COMMITTED])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_one_who_was_hurt_says_how_it_is_at_any_time(cast: Cast, stage: Stage, outcome: Outcome) -> None:
    repair = walk(cast, stage)
    closing.say_how_it_is(actor=cast.ben, repair=repair, outcome=outcome)
    repair.refresh_from_db()
    assert (repair.stage == Stage.CLOSED) is (outcome is not Outcome.NOT_YET)
    closing_again = "mended" if repair.stage == Stage.CLOSED else ""
    if closing_again:
        with pytest.raises(Refused, match="closed"):
            closing.say_how_it_is(actor=cast.ben, repair=repair, outcome=closing_again)
        closing.reopen_repair(actor=cast.ben, repair=repair)
        repair.refresh_from_db()
    assert (repair.stage, repair.outcome, repair.closed_on) == (stage, "", None)


def test_no_deposit_moment_or_answer_appears_by_itself(cast: Cast) -> None:
    repair = walk(cast, Stage.CLOSED)
    assert repair.outcome == "mended"
    assert not BookEntry.objects.exists()
    assert not Moment.objects.exists()
    promise = Promise.objects.get()
    assert (promise.giver, promise.receiver, promise.answer) == (cast.ama, cast.ben, "")


def test_what_is_committed_is_a_promise_like_any_other(cast: Cast) -> None:
    repair = walk(cast, Stage.COMMITTED)
    promise = Promise.objects.get(id=repair.promise_id)
    assert (promise.words, promise.state) == ("ask before I move it", State.OPEN)
    first = repair.committed_on + timedelta(days=2)  # type: ignore[operator]
    assert repair.revisit_on == first
    assert Job.objects.get(kind="repair.revisit_due").due_at.date() == first


@pytest.mark.parametrize("missing", [{"words": " "}, {"if_then": ""}, {"due_on": date(2020, 1, 1)}])
def test_a_promise_says_what_by_when_and_what_if(cast: Cast, missing: dict[str, Any]) -> None:
    repair = walk(cast, Stage.OWNED)
    with pytest.raises(Refused):
        commit(cast, repair, **missing)
    assert not Promise.objects.exists()
    repair.refresh_from_db()
    assert repair.stage == Stage.OWNED


def test_owning_is_required_and_being_open_is_not(cast: Cast) -> None:
    repair = walk(cast, Stage.HEARD)
    with pytest.raises(Refused, match="own"):
        commit(cast, repair)
    with pytest.raises(Refused):
        walking.own_it(actor=cast.ama, repair=repair, words="  ")
    walking.own_it(actor=cast.ama, repair=repair, words="I did not ask.")
    commit(cast, repair)
    repair.refresh_from_db()
    assert repair.stage == Stage.COMMITTED


def test_about_integrity_it_is_asked_whether_it_is_true_and_then_for_a_safeguard(cast: Cast) -> None:
    repair = walk(cast, Stage.HEARD, kind="integrity")
    with pytest.raises(Refused, match="is it true"):
        walking.own_it(actor=cast.ama, repair=repair, words="I did.")
    walking.own_it(actor=cast.ama, repair=repair, words="I did.", truth="misled")
    with pytest.raises(Refused) as refused:
        commit(cast, repair)
    assert refused.value.field == "safeguard"
    commit(cast, repair, safeguard="The numbers are open to you.")
    repair.refresh_from_db()
    assert (repair.truth, repair.stage) == ("misled", Stage.COMMITTED)


def test_what_is_not_true_is_answered_with_facts_and_needs_no_safeguard(cast: Cast) -> None:
    repair = walk(cast, Stage.HEARD, kind="integrity")
    walking.own_it(
        actor=cast.ama, repair=repair, words="The file is dated the 3rd; it is in the folder.", truth="not_true"
    )
    commit(cast, repair)
    repair.refresh_from_db()
    assert repair.stage == Stage.COMMITTED


def test_no_truth_is_taken_where_none_was_asked_for(cast: Cast) -> None:
    repair = walk(cast, Stage.HEARD)
    with pytest.raises(Refused):
        walking.own_it(actor=cast.ama, repair=repair, words="I did.", truth="true")


def test_after_i_would_rather_not_the_mender_does_not_begin_again_for_a_while(cast: Cast) -> None:
    repair = walk(cast, Stage.NAMED)
    closing.say_how_it_is(actor=cast.ben, repair=repair, outcome="rather_not")
    with pytest.raises(Refused, match="would rather not"):
        beginning.begin_to_mend(actor=cast.ama, other=cast.ben, **NAMED)
    beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)  # it is theirs to come back to
    beginning.begin_to_mend(actor=cast.ama, other=cast.chidi, **NAMED)
    with clock.moved(clock.now() + timedelta(days=71)):
        beginning.begin_to_mend(actor=cast.ama, other=cast.ben, **NAMED)


def test_there_is_an_end_to_how_much_one_can_ask_of_another(cast: Cast) -> None:
    for _ in range(5):
        beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    with pytest.raises(Refused, match="a lot"):
        beginning.ask_to_come_back(actor=cast.ben, other=cast.ama)
    beginning.begin_to_mend(actor=cast.ama, other=cast.ben, **NAMED)


def test_one_cannot_begin_with_oneself_or_with_somebody_who_left(cast: Cast) -> None:
    for other in (cast.ben, cast.gil):
        with pytest.raises(Refused):
            beginning.ask_to_come_back(actor=cast.ben, other=other)


def test_the_same_form_twice_is_one_repair_and_one_turn(cast: Cast) -> None:
    once = ids.new_id()
    one = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, words="The review.", id=once)
    two = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, words="The review.", id=once)
    assert one == two
    assert moves_of(one) == ["say"]
    said = ids.new_id()
    for _ in range(2):
        walking.say_what_happened(actor=cast.ben, repair=one, words="And the talk.", id=said)
    assert moves_of(one) == ["say", "say"]
    repair, promised = walk(cast, Stage.OWNED), ids.new_id()
    for _ in range(2):
        commit(cast, repair, id=promised)
    assert Promise.objects.count() == 1


def test_what_was_begun_can_be_taken_back_while_the_other_has_said_nothing(cast: Cast) -> None:
    asked = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, words="The review.")
    with pytest.raises(Refused):
        beginning.take_back_repair(actor=cast.ama, repair=asked)
    beginning.take_back_repair(actor=cast.ben, repair=asked)
    beginning.take_back_repair(actor=cast.ben, repair=asked)
    assert not Repair.objects.exists()
    begun = walk(cast, Stage.HEARD)
    with pytest.raises(Refused, match="stays"):
        beginning.take_back_repair(actor=cast.ama, repair=begun)


@pytest.mark.parametrize(
    ("stage", "who"),
    [(Stage.HEARD, "ben"), (Stage.OWNED, "ama"), (Stage.OPENED, "ama"), (Stage.CLOSED, "ben")],
)
def test_what_one_said_last_can_be_taken_back(cast: Cast, stage: Stage, who: str) -> None:
    repair = walk(cast, stage)
    last = Turn.objects.filter(repair=repair).latest("number")
    other = cast.ama if who == "ben" else cast.ben
    with pytest.raises(Refused):
        closing.take_back_turn(actor=other, turn=last)
    before = last.stage_before
    closing.take_back_turn(actor=getattr(cast, who), turn=last)
    closing.take_back_turn(actor=getattr(cast, who), turn=last)
    repair.refresh_from_db()
    assert (repair.stage, repair.outcome) == (before, "")
    assert repair.is_heard is (before != Stage.NAMED)
    assert repair.revisit_on is None or before == Stage.COMMITTED


def test_what_was_answered_since_stays_said(cast: Cast) -> None:
    repair = walk(cast, Stage.OWNED)
    yes = Turn.objects.get(repair=repair, move="confirm")
    with pytest.raises(Refused, match="since"):
        closing.take_back_turn(actor=cast.ben, turn=yes)
    promised = walk(cast, Stage.COMMITTED)
    with pytest.raises(Refused):
        closing.take_back_turn(actor=cast.ama, turn=Turn.objects.get(repair=promised, move="commit"))


def test_it_can_come_from_a_moment_both_can_see_and_a_planned_one_stays_as_it_was(cast: Cast) -> None:
    kind = MomentKind.objects.order_by("key").first()
    assert kind is not None
    moment = offer_moment(actor=cast.ama, touched=cast.ben, kind=kind, planned=True)
    repair = beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, source=("moment", moment.id))
    assert (repair.cited_kind, repair.cited_id, repair.was_planned) == ("moment", moment.id, True)


@pytest.mark.parametrize("source", [("moment", UUID(int=1)), ("book_entry", UUID(int=1)), ("weather", UUID(int=1))])
def test_what_both_cannot_see_cannot_be_cited(cast: Cast, source: tuple[str, UUID]) -> None:
    with pytest.raises(Refused, match="both"):
        beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, source=source)


def test_a_moment_with_somebody_else_cannot_be_cited(cast: Cast) -> None:
    kind = MomentKind.objects.order_by("key").first()
    assert kind is not None
    moment = offer_moment(actor=cast.ama, touched=cast.chidi, kind=kind)
    with pytest.raises(Refused, match="both"):
        beginning.begin_to_mend(actor=cast.ama, other=cast.ben, source=("moment", moment.id), **NAMED)


@pytest.mark.parametrize("kind", ["", "incompetence"])
def test_it_is_of_a_kind_there_is(cast: Cast, kind: str) -> None:
    with pytest.raises(Refused) as refused:
        beginning.begin_to_mend(actor=cast.ama, other=cast.ben, **NAMED | {"kind": kind})
    assert refused.value.field == "kind"


def test_too_many_words_are_refused_and_nothing_is_kept(cast: Cast) -> None:
    with pytest.raises(Refused, match="1000"):
        beginning.ask_to_come_back(actor=cast.ben, other=cast.ama, words="x" * 1001)
    assert not Repair.objects.exists()


def test_what_is_said_openly_is_in_the_log_of_the_other_and_holds_no_words(cast: Cast) -> None:
    walk(cast, Stage.CLOSED)
    lines = AuditEntry.objects.filter(kind__in=["repair", "repair_turn"])
    assert set(lines.values_list("action", flat=True)) >= {
        "began",
        "name",
        "confirm",
        "own",
        "open",
        "commit",
        "answer",
    }
