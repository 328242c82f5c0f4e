"""1:1s: a rhythm, moving and missing without a reason, notes for both and for oneself."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.talks.conftest import DAY, NOW, begin
from troth.kernel import clock, ids
from troth.kernel.errors import Refused
from troth.notices.models import OutboxMail
from troth.people.models import Membership, Person
from troth.talks.actions import notes, series
from troth.talks.actions.retention import let_run_out
from troth.talks.models import AgendaItem, HowItGoes, Meeting, PrivateNote, Series, SharedNote
from troth.talks.queries.series import series_for
from troth.talks.rules import MeetingState

Of = Callable[[Person], Client]


def coming(run: Series) -> Meeting:
    return Meeting.objects.get(series=run, state=MeetingState.PLANNED)


def test_either_begins_them_and_a_stranger_cannot(cast: Cast) -> None:
    run = series.begin_series(actor=cast.ben, other=cast.ama, first=DAY + timedelta(days=1), at=time(9), every_days=14)
    assert (run.leader, run.member) == (cast.ama, cast.ben)
    for other in (cast.chidi, cast.emil):
        with pytest.raises(Refused):
            series.begin_series(actor=cast.ben, other=other, first=DAY, at=time(23), every_days=7)
    assert begin(cast) == run


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"every_days": 0}, "every_days"),
        ({"every_days": 93}, "every_days"),
        ({"minutes": 4}, "minutes"),
        ({"first": DAY - timedelta(days=1)}, "on"),
        ({"first": DAY + timedelta(days=500)}, "on"),
    ],
)
def test_a_rhythm_that_cannot_be_is_refused_beside_its_field(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        begin(cast, **changes)
    assert refused.value.field == field
    assert not Series.objects.exists()


def test_settling_one_plans_the_next_by_the_rhythm(cast: Cast, one_to_ones: Series) -> None:
    first = coming(one_to_ones)
    assert first.starts_at == datetime(2026, 3, 9, 10, tzinfo=UTC)
    series.settle_meeting(actor=cast.ben, meeting=first, state=MeetingState.SKIPPED)
    series.settle_meeting(actor=cast.ama, meeting=first, state=MeetingState.SKIPPED)
    assert coming(one_to_ones).starts_at == datetime(2026, 3, 16, 10, tzinfo=UTC)
    assert Meeting.objects.count() == 2
    with pytest.raises(Refused):
        series.settle_meeting(actor=cast.ben, meeting=first, state=MeetingState.HELD)


def test_moving_one_leaves_the_rhythm(cast: Cast, one_to_ones: Series) -> None:
    first = coming(one_to_ones)
    moved = datetime(2026, 3, 11, 15, tzinfo=UTC)
    series.move_meeting(actor=cast.ben, meeting=first, starts_at=moved, revision=0)
    with pytest.raises(Refused):
        series.move_meeting(actor=cast.ama, meeting=first, starts_at=moved + timedelta(days=1), revision=0)
    with clock.held(datetime(2026, 3, 11, 16, tzinfo=UTC)):
        series.settle_meeting(actor=cast.ben, meeting=first, state=MeetingState.HELD)
    assert coming(one_to_ones).starts_at == datetime(2026, 3, 16, 10, tzinfo=UTC)


def test_it_stays_at_ten_on_the_wall_through_the_change_of_clocks(cast: Cast) -> None:
    Person.objects.filter(id=cast.ama.id).update(zone="Europe/London")
    cast.ama.refresh_from_db()
    run = begin(cast, first=date(2026, 3, 27))
    assert coming(run).starts_at == datetime(2026, 3, 27, 10, tzinfo=UTC)
    with clock.held(datetime(2026, 3, 27, 11, tzinfo=UTC)):
        series.settle_meeting(actor=cast.ama, meeting=coming(run), state=MeetingState.HELD)
    assert coming(run).starts_at == datetime(2026, 4, 3, 9, tzinfo=UTC)


def test_undoing_brings_it_back_unless_something_was_written_for_the_next(cast: Cast, one_to_ones: Series) -> None:
    first = coming(one_to_ones)
    series.settle_meeting(actor=cast.ben, meeting=first, state=MeetingState.SKIPPED)
    notes.keep_note(actor=cast.ben, meeting=coming(one_to_ones), words="mine alone")
    series.reopen_meeting(actor=cast.ben, meeting=first)
    assert coming(one_to_ones) == first
    assert PrivateNote.objects.get().meeting == first
    series.settle_meeting(actor=cast.ben, meeting=first, state=MeetingState.HELD)
    notes.share_note(actor=cast.ama, meeting=coming(one_to_ones), words="for both")
    with pytest.raises(Refused):
        series.reopen_meeting(actor=cast.ben, meeting=first)


def test_another_rhythm_moves_the_next_one(cast: Cast, one_to_ones: Series) -> None:
    series.change_rhythm(
        actor=cast.ben, series=one_to_ones, first=date(2026, 3, 12), at=time(8, 30), every_days=28, minutes=45
    )
    one_to_ones.refresh_from_db()
    assert (one_to_ones.every_days, one_to_ones.at) == (28, time(8, 30))
    meeting = coming(one_to_ones)
    assert (meeting.starts_at, meeting.revision) == (datetime(2026, 3, 12, 8, 30, tzinfo=UTC), 1)
    assert meeting.ends_at - meeting.starts_at == timedelta(minutes=45)


def test_what_either_writes_is_there_and_what_is_ones_own_is_for_oneself(cast: Cast, one_to_ones: Series) -> None:
    meeting, once = coming(one_to_ones), ids.new_id()
    for _ in range(2):
        notes.add_item(actor=cast.ben, series=one_to_ones, words="The rota", id=once)
        notes.share_note(actor=cast.ben, meeting=meeting, words="We try it", id=once)
    notes.say_how_it_goes(actor=cast.ben, meeting=meeting, words="Tired")
    notes.say_how_it_goes(actor=cast.ben, meeting=meeting, words="Better")
    notes.keep_note(actor=cast.ben, meeting=meeting, words="Do not mention the move")
    view = series_for(cast.ama, one_to_ones.id, DAY)
    assert view.next is not None
    assert [item.words for item in view.agenda] == ["The rota"]
    assert [line.words for line in view.next.how] == ["Better"]
    assert [note.words for note in view.next.notes] == ["We try it"]
    assert view.next.own == ""
    notes.say_how_it_goes(actor=cast.ben, meeting=meeting, words=" ")
    notes.keep_note(actor=cast.ben, meeting=meeting, words="")
    assert not HowItGoes.objects.exists()
    assert not PrivateNote.objects.exists()


def test_only_ones_own_is_taken_back_and_nobody_else_writes(cast: Cast, one_to_ones: Series) -> None:
    meeting = coming(one_to_ones)
    item = notes.add_item(actor=cast.ben, series=one_to_ones, words="The rota")
    note = notes.share_note(actor=cast.ben, meeting=meeting, words="We try it")
    for refused in (
        lambda: notes.remove_item(actor=cast.ama, item=item),
        lambda: notes.take_back_note(actor=cast.ama, note=note),
        lambda: notes.add_item(actor=cast.chidi, series=one_to_ones, words="x"),
        lambda: notes.share_note(actor=cast.chidi, meeting=meeting, words="x"),
        lambda: notes.keep_note(actor=cast.chidi, meeting=meeting, words="x"),
        lambda: series.settle_meeting(actor=cast.chidi, meeting=meeting, state=MeetingState.HELD),
        lambda: series.end_series(actor=cast.chidi, series=one_to_ones),
    ):
        with pytest.raises(Refused):
            refused()
    notes.cover_item(actor=cast.ama, item=item, covered="covered")
    assert AgendaItem.objects.get().covered_on == DAY
    notes.take_back_note(actor=cast.ben, note=note)
    notes.remove_item(actor=cast.ben, item=item)
    assert not AgendaItem.objects.exists()
    assert not SharedNote.objects.exists()


def test_ending_is_for_both_and_they_can_begin_anew(cast: Cast, one_to_ones: Series) -> None:
    series.end_series(actor=cast.ben, series=one_to_ones)
    series.end_series(actor=cast.ama, series=one_to_ones)
    assert Meeting.objects.get().state == MeetingState.OFF
    with pytest.raises(Refused):
        series.change_rhythm(
            actor=cast.ben, series=one_to_ones, first=DAY + timedelta(days=1), at=time(9), every_days=7, minutes=30
        )
    assert begin(cast) != one_to_ones


def test_both_are_nudged_alike_when_the_last_two_were_skipped(cast: Cast, client_of: Of, one_to_ones: Series) -> None:
    for _ in range(2):
        series.settle_meeting(actor=cast.ama, meeting=coming(one_to_ones), state=MeetingState.SKIPPED)
    for person in (cast.ama, cast.ben):
        page = client_of(person).get("/").content.decode()
        assert "The last two 1:1s did not happen" in page
        assert "It happens. Does the rhythm still fit? You both see this." in page
    skipped = Meeting.objects.filter(state=MeetingState.SKIPPED).latest("starts_at")
    ben = client_of(cast.ben)
    ben.post(f"/aside/{skipped.id}/")
    assert "did not happen" not in ben.get("/").content.decode()
    assert "did not happen" in client_of(cast.ama).get("/").content.decode()


def test_a_day_about_which_nobody_says_anything_counts_as_nothing(cast: Cast, one_to_ones: Series) -> None:
    with clock.held(NOW + timedelta(days=15)):
        let_run_out()
        let_run_out()
    assert Meeting.objects.filter(state=MeetingState.UNSAID).count() == 1
    assert coming(one_to_ones).starts_at == datetime(2026, 3, 23, 10, tzinfo=UTC)


def test_they_end_by_themselves_when_the_two_no_longer_work_so(cast: Cast, one_to_ones: Series) -> None:
    Membership.objects.filter(person=cast.ben).update(until=DAY)
    let_run_out()
    one_to_ones.refresh_from_db()
    assert one_to_ones.ended_on == DAY


def test_notes_go_after_240_days(cast: Cast, one_to_ones: Series) -> None:
    meeting = coming(one_to_ones)
    notes.share_note(actor=cast.ben, meeting=meeting, words="old")
    series.settle_meeting(actor=cast.ben, meeting=meeting, state=MeetingState.HELD)
    with clock.held(meeting.starts_at + timedelta(days=239)):
        let_run_out()
    assert SharedNote.objects.exists()
    with clock.held(meeting.starts_at + timedelta(days=241)):
        let_run_out()
    assert not SharedNote.objects.exists()


def test_the_other_is_told_without_a_word_of_it(cast: Cast, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    begin(cast)
    mail = OutboxMail.objects.get()
    assert mail.to == "ben@example.org"
    assert "Ama" not in mail.subject + mail.text


def test_everything_goes_through_the_pages(cast: Cast, client_of: Of) -> None:
    ben = client_of(cast.ben)
    form = {"rhythm": "0", "own": "10", "on": "2026-03-05", "at": "14:30", "minutes": "30"}
    assert ben.post(f"/talks/one-to-one/with/{cast.ama.id}/", {**form, "own": ""}).status_code == 422
    page = ben.post(f"/talks/one-to-one/with/{cast.ama.id}/", form)["Location"]
    run = Series.objects.get()
    assert run.every_days == 10
    meeting = coming(run)
    ben.post(f"{page}agenda/", {"words": "The rota", "once": ids.new_id(), "next": page})
    ben.post(f"/talks/meeting/{meeting.id}/how/", {"words": "Fine", "next": page})
    ben.post(f"/talks/meeting/{meeting.id}/note/", {"note-words": "For both", "next": page})
    ben.post(f"/talks/meeting/{meeting.id}/own/", {"own-words": "For me", "next": page})
    item = AgendaItem.objects.get()
    text = ben.get(page).content.decode()
    for words in ("The rota", "Fine", "For both", "For me", "Thursday at 14:30"):
        assert words in text
    ben.post(f"/talks/agenda/{item.id}/covered/", {"next": page})
    ben.post(ben.session["undo"]["url"])
    assert AgendaItem.objects.get().covered_on is None
    ben.post(f"/talks/agenda/{item.id}/away/", {"next": page})
    move = {"on": "2026-03-06", "at": "09:00", "revision": "0"}
    assert ben.post(f"/talks/meeting/{meeting.id}/move/", move).status_code == 302
    ben.post(f"/talks/meeting/{meeting.id}/skipped/", {"next": page})
    ben.post(ben.session["undo"]["url"])
    assert coming(run) == meeting
    ben.post(f"/talks/meeting/{meeting.id}/held/", {"next": page})
    assert "For both" in ben.get(f"/talks/meeting/{meeting.id}/").content.decode()
    ben.post(f"/talks/note/{SharedNote.objects.get().id}/take-back/", {"next": page})
    change = {"rhythm": "7", "on": "2026-03-20", "at": "09:00", "minutes": "20"}
    assert ben.post(f"{page}change/", change).status_code == 302
    ben.post(f"{page}end/")
    assert "Ended today" in ben.get(page).content.decode()
    assert "Ended" in ben.get("/talks/").content.decode()
