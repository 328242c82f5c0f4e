"""The private book: whose it is, who may have none, how long it lasts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.cast import Cast, join
from troth.accounts.actions import books, lines, moments
from troth.accounts.actions.retention import let_run_out
from troth.accounts.models import BookEntry, Moment, MomentKind, PrivatePromise
from troth.accounts.queries.books import book_for, entries_running_out
from troth.accounts.queries.promises import lines_for
from troth.accounts.rules import Direction
from troth.accounts.takeout import export
from troth.jobs.models import Job
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.models import Membership, Person

As = Callable[[Person], Client]
Kinds = Callable[[str], MomentKind]
DAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def on_a_day() -> object:
    with clock.moved(DAY):
        yield


def later(days: int) -> datetime:
    return DAY + timedelta(days=days)


def test_a_leader_keeps_no_book_about_someone_they_lead(cast: Cast, as_: As, kind: Kinds) -> None:
    with pytest.raises(Refused, match="leaders keep no book"):
        books.record_entry(actor=cast.ama, about=cast.ben, kind=kind("listened"), felt="deposit")
    moment = moments.offer_moment(actor=cast.ben, touched=cast.ama, kind=kind("thanks"))
    with pytest.raises(Refused, match="leaders keep no book"):
        books.mark_moment(actor=cast.ama, moment=moment, felt="deposit")
    assert not BookEntry.objects.exists()
    ama = as_(cast.ama)
    form = {"kind": str(kind("listened").id), "felt": "deposit", "size": "1", "happened_on": "2026-11-23"}
    ama.post(f"/book/{cast.ben.id}/new/", form)
    assert ama.post(f"/moments/{moment.id}/", form).status_code == 404
    assert not BookEntry.objects.exists()


def test_whoever_becomes_a_leader_cannot_read_what_they_wrote_before_and_it_is_erased(
    cast: Cast, as_: As, kind: Kinds
) -> None:
    entry = books.record_entry(
        actor=cast.ben, about=cast.chidi, kind=kind("interrupted"), felt="withdrawal", words="loud"
    )
    books.keep_entry(actor=cast.ben, entry=entry, keeps=True)
    lines.hear_promise(actor=cast.ben, giver=cast.chidi, words="be quieter")
    other = books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("listened"), felt="deposit")
    Membership.objects.filter(person=cast.ben).update(until=DAY.date())
    join(cast.ben, cast.quay, "leader", since=DAY.date())

    assert list(book_for(cast.ben, cast.chidi, DAY.date()).entries) == []
    assert lines_for(cast.ben) == []
    assert as_(cast.ben).get(f"/book/entry/{entry.id}/").status_code == 404
    assert [row["about"] for row in export(cast.ben)["book_entry"]] == ["Ama Owusu"]
    with clock.moved(later(5)):
        let_run_out()
    assert BookEntry.objects.filter(id=entry.id).exists()  # a slip in an import can still be undone
    with clock.moved(later(15)):
        let_run_out()
    assert list(BookEntry.objects.all()) == [other]
    assert not PrivatePromise.objects.exists()


def test_after_they_stop_leading_a_book_may_begin(cast: Cast, kind: Kinds) -> None:
    Membership.objects.filter(person=cast.ama, role="leader").update(until=DAY.date())
    books.record_entry(actor=cast.ama, about=cast.ben, kind=kind("listened"), felt="deposit")
    assert BookEntry.objects.count() == 1


def test_an_offered_moment_weighs_nothing_until_it_is_marked(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"))
    assert book_for(cast.ben, cast.ama, DAY.date()).account.now.unknown == 1
    books.mark_moment(actor=cast.ben, moment=moment, felt="deposit", size=3)
    assert book_for(cast.ben, cast.ama, DAY.date()).account.now.deposits == 3


def test_a_kind_that_often_costs_may_have_given(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("bad_news"))
    books.mark_moment(actor=cast.ben, moment=moment, felt="deposit", size=3)
    books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("late_change"), felt="deposit", size=3)
    assert book_for(cast.ben, cast.ama, DAY.date()).account.direction is Direction.UP


def test_only_the_one_it_touched_marks_a_moment(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"))
    for person in (cast.ama, cast.chidi):
        with pytest.raises(Refused):
            books.mark_moment(actor=person, moment=moment, felt="deposit")


def test_marking_twice_changes_the_mark(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"))
    books.mark_moment(actor=cast.ben, moment=moment, felt="deposit", size=3, words="yes")
    books.mark_moment(actor=cast.ben, moment=moment, felt="neutral", size=3)
    entry = BookEntry.objects.get()
    assert (entry.felt, entry.size, entry.words) == ("neutral", 1, "")


@pytest.mark.parametrize(("felt", "size"), [("great", 1), ("", 1), ("deposit", 0), ("withdrawal", 4)])
def test_what_is_no_feeling_is_refused(cast: Cast, kind: Kinds, felt: str, size: int) -> None:
    with pytest.raises(Refused):
        books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt=felt, size=size)


@pytest.mark.parametrize("days", [1, -241])
def test_a_moment_has_come_and_is_not_too_long_ago(cast: Cast, kind: Kinds, days: int) -> None:
    day = later(days).date()
    with pytest.raises(Refused):
        books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt="deposit", happened_on=day)
    with pytest.raises(Refused):
        moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"), happened_on=day)


def test_an_entry_goes_after_240_days_and_its_author_is_told_a_week_before(
    cast: Cast, as_: As, kind: Kinds, settings: object
) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    gone = books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt="deposit")
    kept = books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("listened"), felt="deposit")
    books.keep_entry(actor=cast.ben, entry=kept, keeps=True)
    with clock.moved(later(232)):
        let_run_out()
        assert not Job.objects.filter(kind="notices.send").exists()
        assert entries_running_out(cast.ben, clock.now().date()) == []
    with clock.moved(later(233)):
        let_run_out()
        let_run_out()
        assert Job.objects.filter(kind="notices.send").count() == 1
        assert entries_running_out(cast.ben, clock.now().date()) == [gone]
        assert "Private notes go after 240 days." in as_(cast.ben).get("/").content.decode()
    with clock.moved(later(240)):
        let_run_out()
    assert list(BookEntry.objects.all()) == [kept]


def test_a_worker_that_was_down_tells_first_and_deletes_a_week_later(cast: Cast, kind: Kinds) -> None:
    books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt="deposit")
    with clock.moved(later(400)):
        let_run_out()
    assert BookEntry.objects.count() == 1
    with clock.moved(later(406)):
        let_run_out()
    assert BookEntry.objects.count() == 1
    with clock.moved(later(407)):
        let_run_out()
    assert not BookEntry.objects.exists()


def test_offered_moments_run_out_too_and_leave_marks_alone(cast: Cast, kind: Kinds) -> None:
    moment = moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("credit"))
    entry = books.mark_moment(actor=cast.ben, moment=moment, felt="deposit")
    books.keep_entry(actor=cast.ben, entry=entry, keeps=True)
    with clock.moved(later(241)):
        let_run_out()
    assert not Moment.objects.exists()
    assert BookEntry.objects.count() == 1


def test_deleting_an_entry_is_undone_word_for_word(cast: Cast, as_: As, kind: Kinds) -> None:
    entry = books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt="deposit", size=2, words="née")
    before = books.fields_of(BookEntry.objects.get())
    ben = as_(cast.ben)
    ben.post(f"/book/entry/{entry.id}/delete/")
    assert not BookEntry.objects.exists()
    ben.post(ben.session["undo"]["url"])
    assert books.fields_of(BookEntry.objects.get()) == before


def test_a_moment_is_logged_by_form_and_the_other_sees_it(cast: Cast, as_: As, kind: Kinds) -> None:
    form = {
        "kind": str(kind("own_mistake").id),
        "person": "ben",
        "happened_on": "2026-11-22",
        "words": "the delay was mine",
    }
    assert as_(cast.ama).post("/moments/new/", form).status_code == 302
    assert "the delay was mine" in as_(cast.ben).get(f"/between/{cast.ama.id}/").content.decode()
    assert "the delay was mine" not in as_(cast.chidi).get(f"/between/{cast.ama.id}/").content.decode()


def test_what_is_missing_in_a_moment_stands_beside_its_field(cast: Cast, as_: As, kind: Kinds) -> None:
    form = {"person": "ben", "happened_on": "2027-11-22", "words": "the delay was mine", "kind": str(kind("credit").id)}
    response = as_(cast.ama).post("/moments/new/", form)
    assert response.status_code == 422
    assert "That day has not come yet" in response.content.decode()
    assert "the delay was mine" in response.content.decode()


def test_the_book_says_too_little_before_it_says_anything(cast: Cast, as_: As, kind: Kinds) -> None:
    books.record_entry(actor=cast.ben, about=cast.ama, kind=kind("credit"), felt="deposit")
    assert "Too little to say." in as_(cast.ben).get(f"/book/{cast.ama.id}/").content.decode()
    with clock.moved(later(90)):
        page = as_(cast.ben).get(f"/book/{cast.ama.id}/").content.decode()
    assert "Time to talk?" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0].replace("&#x", "")


def test_the_look_back_of_a_leader_is_about_their_own_side(cast: Cast, as_: As, kind: Kinds) -> None:
    moments.offer_moment(actor=cast.ama, touched=cast.ben, kind=kind("late_change"), words="moved the review")
    moments.offer_moment(actor=cast.ben, touched=cast.ama, kind=kind("thanks"), words="for the review")
    page = as_(cast.ama).get("/look-back/2026-11/").content.decode()
    assert "moved the review" in page
    assert "for the review" not in page
    assert "What came in" not in page
    assert as_(cast.ama).get("/look-back/2027-01/").status_code == 404
    assert as_(cast.ama).get("/look-back/2026-13/").status_code == 404


def test_a_month_without_anything_is_not_a_bad_month(cast: Cast, as_: As) -> None:
    assert "silence is not a bad month" in as_(cast.ben).get("/look-back/2026-10/").content.decode()
