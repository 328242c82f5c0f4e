"""What a calendar is given: for the reader alone, in UTC, with what it needs to change and to take out an entry."""

from datetime import UTC, datetime, timedelta

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, Prepared
from troth.kernel.upcoming import Upcoming, moment_of
from troth.people.models import Person
from troth.talks.actions import after, matters, series, talks
from troth.talks.models import FollowUp, Meeting, Series
from troth.talks.queries.upcoming import upcoming_for
from troth.talks.rules import FollowUpState, MeetingState

UNTIL = NOW + timedelta(days=30)


def of(person: Person, kind: str) -> list[Upcoming]:
    return [one for one in upcoming_for(person, NOW, UNTIL) if one.kind == kind]


def test_a_1_1_keeps_its_id_when_it_is_moved_and_says_when_it_is_off(cast: Cast, one_to_ones: Series) -> None:
    (one,) = of(cast.ben, "one-to-one")
    assert one.starts == datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert one.ends == datetime(2026, 3, 9, 10, 30, tzinfo=UTC)
    assert (one.neutral_title, one.own_title) == ("A talk", "1:1 with Ama Owusu")
    meeting = Meeting.objects.get()
    series.move_meeting(actor=cast.ama, meeting=meeting, starts_at=NOW + timedelta(days=3), revision=0)
    (moved,) = of(cast.ben, "one-to-one")
    assert (moved.id, moved.revision, moved.starts) == (one.id, 1, NOW + timedelta(days=3))
    series.settle_meeting(actor=cast.ama, meeting=meeting, state=MeetingState.SKIPPED)
    skipped, following = sorted(of(cast.ben, "one-to-one"), key=lambda each: not each.cancelled)
    assert (skipped.id, skipped.cancelled, skipped.revision) == (one.id, True, 2)
    assert not following.cancelled


def test_a_talk_is_there_for_both_once_it_is_planned(cast: Cast, prepared: Prepared) -> None:
    talk = prepared(title="Papers after four")
    talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY)
    talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY + timedelta(days=1))
    (mine,) = upcoming_for(cast.ama, NOW, UNTIL)
    assert (mine.kind, mine.starts, mine.revision) == ("talk-meant", DAY + timedelta(days=1), 1)
    assert mine.is_all_day
    assert upcoming_for(cast.ben, NOW, UNTIL) == []
    talks.plan_talk(actor=cast.ama, talk=talk, starts_at=NOW + timedelta(days=2), minutes=20, invitation="Tea?")
    (theirs,) = upcoming_for(cast.ben, NOW, UNTIL)
    assert theirs.id == talk.id
    assert "Papers" not in theirs.neutral_title
    assert "Ama" not in theirs.neutral_title
    assert [(one.cancelled, one.revision) for one in of(cast.ama, "talk-meant")] == [(True, 2)]
    talks.drop_talk(actor=cast.ama, talk=talk)
    (off,) = upcoming_for(cast.ben, NOW, UNTIL)
    assert (off.cancelled, off.revision) == (True, 1)


def test_check_ins_are_in_the_calendar_of_the_one_who_owes_them(cast: Cast, held: Prepared) -> None:
    talk = held(level=2)
    assert [one.starts for one in of(cast.ama, "follow-up")] == [DAY + timedelta(days=2), DAY + timedelta(days=7)]
    assert of(cast.ben, "follow-up") == []
    row = FollowUp.objects.get(kind="check_in")
    after.settle_follow_up(actor=cast.ben, row=row, state=FollowUpState.DECLINED)
    assert [(one.cancelled, one.revision) for one in of(cast.ama, "follow-up")] == [(True, 1), (False, 0)]
    matters.close_matter(actor=cast.ama, matter=talk.matter)
    assert [(one.cancelled, one.revision) for one in of(cast.ama, "follow-up")] == [(True, 2), (True, 1)]


def test_coming_back_to_it_has_an_hour_for_both(cast: Cast, held: Prepared) -> None:
    talk = held()
    row = after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=4))
    for person in (cast.ama, cast.ben):
        (one,) = of(person, "revisit")
        assert (one.id, one.starts) == (row.id, NOW + timedelta(hours=4))
    after.let_go_revisit(actor=cast.ama, row=row)
    assert [one.cancelled for one in of(cast.ben, "revisit")] == [True]


def test_nobody_else_has_any_of_it_and_it_is_in_order(cast: Cast, one_to_ones: Series, held: Prepared) -> None:
    held(level=2)
    moments = [moment_of(one.starts) for one in upcoming_for(cast.ama, NOW, UNTIL)]
    assert moments == sorted(moments)
    assert len(moments) == 4
    for person in (cast.chidi, cast.emil, cast.olu, cast.frida):
        assert upcoming_for(person, NOW, UNTIL) == []
