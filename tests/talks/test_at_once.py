"""Two at once: whatever the order, one of the possible endings, and never a mixture. On SQLite and on PostgreSQL."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import time, timedelta
from threading import Barrier

import pytest
from django.db import connection

from tests.cast import Cast, make_cast
from tests.talks.conftest import DAY, NOW
from troth.kernel import ids
from troth.kernel.errors import Refused
from troth.talks.actions import after, matters, series, talks
from troth.talks.models import FollowUp, Meeting, Revisit, Series, Talk
from troth.talks.rules import FollowUpState, MeetingState

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


def begun(crowd: Cast) -> Series:
    return series.begin_series(
        actor=crowd.ama, other=crowd.ben, first=DAY + timedelta(days=7), at=time(10), every_days=7
    )


def test_both_beginning_1_1s_at_once_begin_one_series(crowd: Cast) -> None:
    when = {"first": DAY + timedelta(days=7), "at": time(10), "every_days": 7}
    ended = together(
        lambda: series.begin_series(actor=crowd.ama, other=crowd.ben, **when),
        lambda: series.begin_series(actor=crowd.ben, other=crowd.ama, **when),
    )
    assert ended == {"done": 2}
    assert (Series.objects.count(), Meeting.objects.count()) == (1, 1)


def test_both_settling_a_meeting_at_once_plan_one_next(crowd: Cast) -> None:
    meeting = Meeting.objects.get(series=begun(crowd))
    together(
        lambda: series.settle_meeting(actor=crowd.ama, meeting=meeting, state=MeetingState.HELD),
        lambda: series.settle_meeting(actor=crowd.ben, meeting=meeting, state=MeetingState.SKIPPED),
        lambda: series.settle_meeting(actor=crowd.ben, meeting=meeting, state=MeetingState.HELD),
    )
    assert Meeting.objects.filter(state=MeetingState.PLANNED).count() == 1
    assert Meeting.objects.count() == 2


def test_both_moving_a_meeting_at_once_move_it_once(crowd: Cast) -> None:
    meeting = Meeting.objects.get(series=begun(crowd))
    one, two = NOW + timedelta(days=1), NOW + timedelta(days=2)
    ended = together(
        lambda: series.move_meeting(actor=crowd.ama, meeting=meeting, starts_at=one, revision=0),
        lambda: series.move_meeting(actor=crowd.ben, meeting=meeting, starts_at=two, revision=0),
    )
    assert ended == {"done": 1, "refused": 1}
    assert Meeting.objects.get().revision == 1


def test_a_double_click_begins_one_matter_and_holding_twice_owes_once(crowd: Cast) -> None:
    once = ids.new_id()
    said = {"title": "Papers", "level": 2, "is_agreed": "yes", "reason": "Urgent."}
    assert together(*[lambda: matters.begin_matter(actor=crowd.ama, other=crowd.ben, id=once, **said)] * 4) == {
        "done": 4
    }
    talk = Talk.objects.get()
    talks.plan_talk(actor=crowd.ama, talk=talk, starts_at=NOW + timedelta(days=1), minutes=20, invitation="Tea?")
    assert together(
        lambda: talks.hold_talk(actor=crowd.ama, talk=talk, held_on=DAY),
        lambda: talks.hold_talk(actor=crowd.ben, talk=talk, held_on=DAY),
    ) == {"done": 2}
    assert FollowUp.objects.count() == 2
    row = FollowUp.objects.get(kind="warm")
    ended = together(
        lambda: after.settle_follow_up(actor=crowd.ama, row=row, state=FollowUpState.DONE),
        lambda: after.settle_follow_up(actor=crowd.ben, row=row, state=FollowUpState.DECLINED),
    )
    assert ended == {"done": 1, "refused": 1}
    due = [NOW + timedelta(hours=hours) for hours in (2, 4)]
    together(
        lambda: after.revisit_later(actor=crowd.ama, talk=talk, due_at=due[0]),
        lambda: after.revisit_later(actor=crowd.ben, talk=talk, due_at=due[1]),
    )
    assert Revisit.objects.count() == 1


def test_planning_and_closing_at_once_ends_in_one_of_the_two(crowd: Cast) -> None:
    said = {"title": "Papers", "level": 1, "is_agreed": "yes"}
    talk = matters.begin_matter(actor=crowd.ama, other=crowd.ben, **said)
    invite = {"starts_at": NOW + timedelta(days=1), "minutes": 20, "invitation": "Tea?"}
    together(
        lambda: talks.plan_talk(actor=crowd.ama, talk=talk, **invite),
        lambda: matters.close_matter(actor=crowd.ama, matter=talk.matter),
    )
    left = Talk.objects.first()
    assert left is None or left.matter.closed_on is not None
