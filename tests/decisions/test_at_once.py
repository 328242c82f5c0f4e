"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from tests.decisions.asking import DAY, answered, asked, final, opened
from troth.audit.models import AuditEntry
from troth.decisions.actions.answers import answer_inputs
from troth.decisions.actions.changing import call_off, give_more
from troth.decisions.actions.deciding import decide
from troth.decisions.actions.feeling import say_felt_heard
from troth.decisions.actions.inputs import say_input, support_input, take_back_input
from troth.decisions.actions.opening import open_decision
from troth.decisions.models import Answer, Decision, FeltHeard, Included, Input, Support
from troth.jobs.models import Job
from troth.kernel import clock, ids
from troth.kernel.errors import Refused

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def crowd(transactional_db: None) -> Cast:
    return make_cast()


def together(*acts: Callable[[], object]) -> Counter[str]:
    """Do all of it at the same moment, each on a connection of its own; how each ended."""
    barrier = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        barrier.wait(10)
        try:
            act()
        except Refused:
            return "refused"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(one, acts))


def closed(decision: Decision) -> Decision:
    """Its window has closed."""
    Decision.objects.filter(id=decision.id).update(closes_at=clock.now() - DAY)
    return decision


def test_a_double_click_asks_once(crowd: Cast) -> None:
    once, said = ids.new_id(), asked(crowd)
    assert together(*[lambda: open_decision(actor=crowd.ama, asked=said, id=once)] * 3) == {"done": 3}
    assert (Decision.objects.count(), Included.objects.count()) == (1, 2)
    assert Job.objects.filter(key__startswith="decision-").count() == 2


def test_a_double_click_says_it_once(crowd: Cast) -> None:
    decision, once = opened(crowd), ids.new_id()
    acts = [lambda: say_input(actor=crowd.ben, decision=decision, words="Two in a row.", id=once)] * 3
    assert together(*acts) == {"done": 3}
    assert Input.objects.count() == 1
    assert AuditEntry.objects.filter(kind="decision_input").count() == 1


def test_supporting_twice_at_once_is_once(crowd: Cast) -> None:
    one = say_input(actor=crowd.ben, decision=opened(crowd), words="Two in a row.")
    assert together(*[lambda: support_input(actor=crowd.chidi, input=one)] * 3) == {"done": 3}
    assert Support.objects.count() == 1


def test_an_input_is_answered_before_it_is_told_or_it_is_not_told(crowd: Cast) -> None:
    """Deciding while the last input is taken back, or while another answer comes: nothing unanswered is ever told."""
    decision = opened(crowd)
    one = say_input(actor=crowd.ben, decision=decision, words="Two in a row.")
    closed(decision)
    together(
        lambda: decide(actor=crowd.ama, decision=decision, final=final()),
        lambda: answered(decision, one),
        lambda: take_back_input(actor=crowd.ben, input=one),
    )
    if Decision.objects.get().stage == "decided":
        assert not Input.objects.filter(answer=None).exists()


def test_the_last_input_and_the_final_say_at_once_end_in_one_of_the_two(crowd: Cast) -> None:
    decision = opened(crowd, say="you", closes_on=None, circle=[crowd.chidi])
    later = clock.now().date() + 5 * DAY
    together(
        lambda: decide(actor=crowd.ben, decision=decision, final=final()),
        lambda: give_more(actor=crowd.ama, decision=decision, closes_on=later),
        lambda: say_input(actor=crowd.chidi, decision=decision, words="Wait."),
    )
    if Decision.objects.get().stage == "decided":
        assert not Input.objects.exists()


def test_two_windows_that_decide_decide_once(crowd: Cast) -> None:
    decision = closed(opened(crowd))
    ended = together(
        lambda: decide(actor=crowd.ama, decision=decision, final=final(outcome="This.")),
        lambda: decide(actor=crowd.ama, decision=decision, final=final(outcome="That.")),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Job.objects.filter(kind="decisions.review_due").count() == 1


def test_deciding_and_calling_off_at_once_is_one_of_the_two(crowd: Cast) -> None:
    decision = closed(opened(crowd))
    ended = together(
        lambda: decide(actor=crowd.ama, decision=decision, final=final()),
        lambda: call_off(actor=crowd.ama, decision=decision, why="No."),
    )
    assert ended == {"done": 1, "refused": 1}
    assert AuditEntry.objects.filter(action__in=["decided", "called off"]).count() == 2


def test_two_answers_at_once_leave_one(crowd: Cast) -> None:
    decision = opened(crowd)
    one = say_input(actor=crowd.ben, decision=decision, words="Two in a row.")
    said = {"actor": crowd.ama, "decision": decision, "inputs": [one.id], "became": "taken"}
    assert together(lambda: answer_inputs(**said, why="One."), lambda: answer_inputs(**said, why="Two.")) == {"done": 2}
    assert Answer.objects.count() == 1
    assert Input.objects.get().answer == Answer.objects.get()


def test_widening_twice_at_once_includes_once(crowd: Cast) -> None:
    decision = opened(crowd)
    assert together(*[lambda: give_more(actor=crowd.ama, decision=decision, people=[crowd.emil])] * 3) == {"done": 3}
    assert Included.objects.filter(person=crowd.emil).count() == 1
    assert Decision.objects.get().width == 1


def test_feeling_heard_twice_at_once_is_kept_once(crowd: Cast) -> None:
    decision = decide(actor=crowd.ama, decision=closed(opened(crowd)), final=final())
    said = {"asked_before": "yes", "considered": "yes", "told_why": "yes"}
    assert together(*[lambda: say_felt_heard(actor=crowd.ben, decision=decision, **said)] * 3) == {"done": 3}
    assert FeltHeard.objects.count() == 1
