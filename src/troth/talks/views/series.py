"""Doorways of 1:1s."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import LineForm
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.reading import note_read
from troth.talks.actions import notes
from troth.talks.actions import series as doing
from troth.talks.forms import RHYTHMS, HowForm, LineOfWords, OwnNoteForm, SeriesForm, SharedNoteForm, StartForm
from troth.talks.logged import KIND
from troth.talks.pairs import other_of
from troth.talks.queries import series as reading
from troth.talks.queries.people import one_to_talk_with
from troth.talks.rules import MeetingState

SAID = {MeetingState.HELD: "Noted. The next one is planned.", MeetingState.SKIPPED: "Skipped. The next one is planned."}


def _page(series_id: UUID) -> str:
    return f"/talks/one-to-one/{series_id}/"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Begin 1:1s with one person."""
    viewer, other = request.viewer, one_to_talk_with(request.viewer, id)
    form = SeriesForm(request.POST or None, viewer=viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        rhythm = {"first": said["on"], "at": said["at"], "every_days": said["every_days"], "minutes": said["minutes"]}
        series = doing.begin_series(actor=viewer, other=other, id=said["once"], **rhythm)
        say_done(request, f"Begun. {other.name} sees it too.")
        return redirect("talks:series", series.id)

    return fill_in(request, form, carry_out, "talks/series_form.html", other=other)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The next 1:1 and everything written for it."""
    viewer = request.viewer
    view = reading.series_for(viewer, id, clock.today(ZoneInfo(viewer.zone)))
    note_read(viewer=viewer, subject=view.other, kind=KIND)
    said = {"next": request.path, "person": view.other.name, "meant": view.other.id}
    context: dict[str, Any] = {"view": view, "now": clock.now(), "item_form": LineOfWords()}
    context["line_form"] = LineForm(viewer=viewer, prefix="line", initial=said)
    if view.next:
        context |= {"how_form": HowForm(initial={"words": view.next.my_line(viewer)})} | _note_forms(view.next)
    return render(request, "talks/series.html", context)


def _note_forms(written: reading.Written) -> dict[str, Any]:
    own = OwnNoteForm(prefix="own", initial={"words": written.own})
    return {"note_form": SharedNoteForm(prefix="note"), "own_form": own}


@signed_in
@require_safe
def meeting(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One 1:1 of before, and its notes."""
    found = reading.meeting_for(request.viewer, id)
    if found.state == MeetingState.PLANNED:
        return redirect("talks:series", found.series_id)
    written, other = reading.written_for(request.viewer, found), other_of(found.series, request.viewer)
    note_read(viewer=request.viewer, subject=other, kind=KIND)
    context = {"written": written, "other": other} | _note_forms(written)
    return render(request, "talks/meeting.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another rhythm."""
    viewer, series = request.viewer, reading.series_row(request.viewer, id)
    known = series.every_days in dict(RHYTHMS)
    said = {"rhythm": series.every_days if known else 0, "own": None if known else series.every_days}
    planned = reading.planned_of(viewer, series)
    initial = said | {"minutes": series.minutes}
    form = SeriesForm(request.POST or None, viewer=viewer, start=planned and planned.starts_at, initial=initial)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        rhythm = {"first": said["on"], "at": said["at"], "every_days": said["every_days"], "minutes": said["minutes"]}
        doing.change_rhythm(actor=viewer, series=series, **rhythm)
        say_done(request, f"Changed. {other_of(series, viewer).name} is told.")
        return redirect("talks:series", id)

    return fill_in(request, form, carry_out, "talks/series_form.html", other=other_of(series, viewer), series=series)


@signed_in
@require_POST
def end(request: SignedInRequest, id: UUID) -> HttpResponse:
    """End these 1:1s."""
    series = reading.series_row(request.viewer, id)

    def carry_out() -> None:
        doing.end_series(actor=request.viewer, series=series)
        say_done(request, "Ended, for both of you. You can begin anew at any time.")

    return attempt(request, carry_out, _page(id))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another day or hour for one 1:1."""
    viewer, found = request.viewer, reading.meeting_for(request.viewer, id)
    form = StartForm(request.POST or None, viewer=viewer, start=found.starts_at, initial={"revision": found.revision})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        revision = said["revision"] or 0
        doing.move_meeting(actor=viewer, meeting=found, starts_at=form.starts_at(), revision=revision)
        say_done(request, "Moved. The rhythm stays.")
        return redirect("talks:series", found.series_id)

    other = other_of(found.series, viewer)
    return fill_in(request, form, carry_out, "talks/move.html", other=other, back=_page(found.series_id))


@signed_in
@require_POST
def settle(request: SignedInRequest, id: UUID, state: str) -> HttpResponse:
    """It took place, or is skipped."""
    found, became = reading.meeting_for(request.viewer, id), MeetingState(state)

    def carry_out() -> None:
        doing.settle_meeting(actor=request.viewer, meeting=found, state=became)
        offer_undo(request, SAID[became], "reopen-meeting", id=id)

    return attempt(request, carry_out, _page(found.series_id))


@signed_in
@require_POST
def add_item(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Something for the agenda."""
    series, form = reading.series_row(request.viewer, id), LineOfWords(request.POST)

    def carry_out() -> None:
        once = form.cleaned_data.get("once") if form.is_valid() else None
        notes.add_item(actor=request.viewer, series=series, words=form.cleaned_data.get("words", ""), id=once)
        say_done(request, "On the agenda.")

    return attempt(request, carry_out, _page(id))


@signed_in
@require_POST
def settle_item(request: SignedInRequest, id: UUID, covered: str) -> HttpResponse:
    """Tick something off, put it back, or take it away."""
    item = reading.item_for(request.viewer, id)

    def carry_out() -> None:
        if covered == "away":
            notes.remove_item(actor=request.viewer, item=item)
            say_done(request, "Taken off.")
        else:
            notes.cover_item(actor=request.viewer, item=item, covered=covered)
            offer_undo(request, "Ticked off." if covered == "covered" else "Back on.", "uncover-item", id=id)

    return attempt(request, carry_out, _page(item.series_id))


@signed_in
@require_POST
def how(request: SignedInRequest, id: UUID) -> HttpResponse:
    """How it is going, in one line."""
    found, form = reading.meeting_for(request.viewer, id), HowForm(request.POST)

    def carry_out() -> None:
        words = form.cleaned_data["words"] if form.is_valid() else request.POST.get("words", "")
        notes.say_how_it_goes(actor=request.viewer, meeting=found, words=words)
        say_done(request, "Said." if words else "Taken back.")

    return attempt(request, carry_out, _page(found.series_id))


@signed_in
@require_POST
def share_note(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A note for both."""
    found, form = reading.meeting_for(request.viewer, id), SharedNoteForm(request.POST, prefix="note")

    def carry_out() -> None:
        once = form.cleaned_data.get("once") if form.is_valid() else None
        words = request.POST.get("note-words", "")
        notes.share_note(actor=request.viewer, meeting=found, words=words, id=once)
        say_done(request, "Written down for both of you.")

    return attempt(request, carry_out, f"/talks/meeting/{id}/")


@signed_in
@require_POST
def keep_note(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A note for myself alone."""
    found = reading.meeting_for(request.viewer, id)

    def carry_out() -> None:
        notes.keep_note(actor=request.viewer, meeting=found, words=request.POST.get("own-words", ""))
        say_done(request, "Kept, for you alone.")

    return attempt(request, carry_out, f"/talks/meeting/{id}/")


@signed_in
@require_POST
def take_back_note(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back a note of mine."""
    note = reading.note_for(request.viewer, id)

    def carry_out() -> None:
        notes.take_back_note(actor=request.viewer, note=note)
        say_done(request, "Taken back.")

    return attempt(request, carry_out, f"/talks/meeting/{note.meeting_id}/")
