"""What a calendar is given: for the reader alone, in UTC, with what it needs to change and to take out an entry."""

from datetime import UTC, datetime, timedelta

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, Prepared
from troth.talks.actions import after, series, talks
from troth.talks.models import FollowUp, Meeting, Series
from troth.talks.queries.upcoming import Upcoming, upcoming_for
from troth.talks.rules import FollowUpState, MeetingState

UNTIL = DAY + timedelta(days=30)


def of(person: object, kind: str) -> list[Upcoming]:
    return [one for one in upcoming_for(person, DAY, UNTIL) if one.kind == kind]  # type: ignore[arg-type]


def test_a_1_1_keeps_its_id_when_it_is_moved_and_says_when_it_is_off(cast: Cast, one_to_ones: Series) -> None:
    (one,) = of(cast.ben, "one_to_one")
    assert one.starts_at == datetime(2026, 3, 9, 10, tzinfo=UTC)
    assert one.ends_at == datetime(2026, 3, 9, 10, 30, tzinfo=UTC)
    assert (one.neutral_title, one.own_title, one.on) == ("A talk", "1:1 with Ama Owusu", None)
    meeting = Meeting.objects.get()
    series.move_meeting(actor=cast.ama, meeting=meeting, starts_at=NOW + timedelta(days=3), revision=0)
    (moved,) = of(cast.ben, "one_to_one")
    assert (moved.id, moved.revision, moved.starts_at) == (one.id, 1, NOW + timedelta(days=3))
    series.settle_meeting(actor=cast.ama, meeting=meeting, state=MeetingState.SKIPPED)
    skipped, following = sorted(of(cast.ben, "one_to_one"), key=lambda each: not each.is_cancelled)
    assert (skipped.id, skipped.is_cancelled, skipped.revision) == (one.id, True, 2)
    assert not following.is_cancelled


def test_a_talk_is_there_for_both_once_it_is_planned(cast: Cast, prepared: Prepared) -> None:
    talk = prepared(title="Papers after four")
    talks.save_preparation(actor=cast.ama, talk=talk, said={}, meant_for=DAY)
    (mine,) = upcoming_for(cast.ama, DAY, UNTIL)
    assert (mine.kind, mine.on, mine.neutral_title) == ("prepare", DAY, "Something to prepare")
    assert upcoming_for(cast.ben, DAY, UNTIL) == []
    talks.plan_talk(actor=cast.ama, talk=talk, starts_at=NOW + timedelta(days=2), minutes=20, invitation="Tea?")
    (theirs,) = upcoming_for(cast.ben, DAY, UNTIL)
    assert theirs.id == talk.id
    assert "Papers" not in theirs.neutral_title
    assert "Ama" not in theirs.neutral_title
    talks.drop_talk(actor=cast.ama, talk=talk)
    (off,) = upcoming_for(cast.ben, DAY, UNTIL)
    assert (off.is_cancelled, off.revision) == (True, 1)


def test_check_ins_are_in_the_calendar_of_the_one_who_owes_them(cast: Cast, held: Prepared) -> None:
    held(level=2)
    assert [one.on for one in of(cast.ama, "check_in")] == [DAY + timedelta(days=2)]
    assert of(cast.ben, "check_in") == []
    after.settle_follow_up(actor=cast.ben, row=FollowUp.objects.get(kind="check_in"), state=FollowUpState.DECLINED)
    assert [one.is_cancelled for one in of(cast.ama, "check_in")] == [True]


def test_coming_back_to_it_has_an_hour_for_both(cast: Cast, held: Prepared) -> None:
    talk = held()
    row = after.revisit_later(actor=cast.ben, talk=talk, due_at=NOW + timedelta(hours=4))
    for person in (cast.ama, cast.ben):
        (one,) = of(person, "revisit")
        assert (one.id, one.starts_at) == (row.id, NOW + timedelta(hours=4))
    after.let_go_revisit(actor=cast.ama, row=row)
    assert [one.is_cancelled for one in of(cast.ben, "revisit")] == [True]


def test_nobody_else_has_any_of_it_and_it_is_in_order(cast: Cast, one_to_ones: Series, held: Prepared) -> None:
    held(level=2)
    found = upcoming_for(cast.ama, DAY, UNTIL)
    days = [one.on or one.starts_at.date() for one in found if one.on or one.starts_at]  # type: ignore[union-attr]
    assert days == sorted(days)
    for person in (cast.chidi, cast.emil, cast.olu, cast.frida):
        assert upcoming_for(person, DAY, UNTIL) == []
