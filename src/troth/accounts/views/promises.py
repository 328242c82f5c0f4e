"""Doorways of the promise line and of promises."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.actions import lines, promises
from troth.accounts.doors import attempt, fill_in, onward, refuse
from troth.accounts.forms import LineForm, NotYetForm, WordsAndDayForm
from troth.accounts.people_near import keeps_no_book
from troth.accounts.queries.citing import cited_in
from troth.accounts.queries.promises import Shown, change_for, promise_for, promises_for
from troth.accounts.undo import offer_undo, say_done, take_back
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.reading import note_read
from troth.ui.days import plain_day


@signed_in
@require_safe
def list_promises(request: SignedInRequest) -> HttpResponse:
    """Everything open both ways, and what was settled lately."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    return render(request, "accounts/promises.html", {"promises": promises_for(request.viewer, today)})


@signed_in
@require_http_methods(["POST"])
def say_promise(request: SignedInRequest) -> HttpResponse:
    """The line, in both directions."""
    form = LineForm(request.POST, viewer=request.viewer, prefix="line")
    if form.is_valid():
        try:
            say(request, form.cleaned_data)
        except Refused as error:
            if error.field == "due_on":
                error.field = "by_when"
            refuse(form, error)
        else:
            return onward(request)
    return render(request, "accounts/line_error.html", {"line_form": form}, status=422)


def say(request: SignedInRequest, said: dict[str, Any]) -> None:
    """Give one's word, openly or for oneself; or note what the other said; or, to someone one leads, ask at once."""
    viewer, other = request.viewer, said["person"]
    today = clock.today(ZoneInfo(viewer.zone))
    what = {"words": said["words"], "due_on": said["by_when"], "cites": said["cites"], "id": said["once"]}
    is_mine = said["direction"] == "mine"
    if is_mine and not said["alone"]:
        promise = promises.say_promise(actor=viewer, to=other, **what)
        by = plain_day(promise.due_on, today=today)
        offer_undo(request, f"Said. {other.name} sees it; it is due {by}.", "unsay", id=promise.id)
    elif not is_mine and keeps_no_book(author=viewer, about=other):
        promise = promises.send_heard(actor=viewer, giver=other, **what)
        offer_undo(request, f"{other.name} is asked: did I hear this right?", "take-back-heard", id=promise.id)
    else:
        if is_mine:
            note = lines.note_own_promise(actor=viewer, to=other, **what)
        else:
            note = lines.hear_promise(actor=viewer, giver=other, **what)
        by = plain_day(note.due_on, today=today)
        offer_undo(request, f"Noted for you alone; it comes up {by}.", "delete-line", id=note.id)


@signed_in
@require_safe
def show_promise(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One promise, with everything that can be done about it."""
    shown = promise_for(request.viewer, id)
    note_read(viewer=request.viewer, subject=shown.other, kind="promise")
    keeps_book = not keeps_no_book(author=request.viewer, about=shown.other)
    about = cited_in(request.viewer, shown.promise)
    return render(request, "accounts/promise.html", {"shown": shown, "keeps_book": keeps_book, "about": about})


def _before(shown: Shown) -> dict[str, Any]:
    promise = shown.promise
    fields = ("state", "words", "due_on", "first_due_on", "because", "settled_on")
    return {field: getattr(promise, field) for field in fields}


@signed_in
@require_POST
def settle(request: SignedInRequest, id: UUID, move: str) -> HttpResponse:
    """Kept, can't, released: one tap."""
    shown = promise_for(request.viewer, id)
    act, says = {
        "keep": (promises.keep_promise, "Kept. Well done, quietly."),
        "cannot": (promises.give_up_promise, f"{shown.they_see} that you can’t."),
        "release": (promises.release_promise, f"Released. {shown.other.name} no longer owes it."),
    }[move]
    before = _before(shown)

    def carry_out() -> None:
        act(actor=request.viewer, promise=shown.promise)
        offer_undo(request, says, "restore-promise", id=id, was=before, now=shown.promise.state)

    return attempt(request, carry_out)


@signed_in
@require_POST
def answer(request: SignedInRequest, id: UUID, says: str) -> HttpResponse:
    """Yes, or not for me."""
    shown = promise_for(request.viewer, id)

    def carry_out() -> None:
        promises.answer_promise(actor=request.viewer, promise=shown.promise, answer=says.replace("-", "_"))
        offer_undo(request, f"{shown.other.name} sees your answer.", "unanswer", id=id)

    return attempt(request, carry_out)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def delay(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Not yet, because; and the new day."""
    shown = promise_for(request.viewer, id)
    form = NotYetForm(request.POST or None, viewer=request.viewer, initial={"next": request.GET.get("next", "")})
    before = _before(shown)

    def carry_out(said: dict[str, Any]) -> None:
        promises.delay_promise(
            actor=request.viewer, promise=shown.promise, because=said["because"], due_on=said["due_on"]
        )
        offer_undo(request, f"{shown.they_see} the new day.", "restore-promise", id=id, was=before, now="not_yet")

    return fill_in(request, form, carry_out, "accounts/promise_delay.html", shown=shown)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Yes, that is what I said; or: what I said was ..."""
    shown = promise_for(request.viewer, id)
    wanted = {"words": shown.promise.words, "due_on": shown.promise.due_on.isoformat()}
    form = WordsAndDayForm(request.POST or None, viewer=request.viewer, initial=wanted)
    before = _before(shown)

    def carry_out(said: dict[str, Any]) -> None:
        promises.accept_heard(actor=request.viewer, promise=shown.promise, words=said["words"], due_on=said["due_on"])
        offer_undo(request, "Now it is your word.", "restore-promise", id=id, was=before, now="open")

    return fill_in(request, form, carry_out, "accounts/promise_accept.html", shown=shown)


@signed_in
@require_POST
def accept_as_heard(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Yes, that is what I said: one tap."""
    shown = promise_for(request.viewer, id)
    before = _before(shown)

    def carry_out() -> None:
        promises.accept_heard(actor=request.viewer, promise=shown.promise)
        offer_undo(request, "Now it is your word.", "restore-promise", id=id, was=before, now="open")

    return attempt(request, carry_out)


@signed_in
@require_POST
def take_back_question(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back a question that was not accepted."""
    shown = promise_for(request.viewer, id)

    def carry_out() -> None:
        lines.unsend_line(actor=request.viewer, promise=shown.promise)
        say_done(request, "Taken back. It is yours alone again.")

    return attempt(request, carry_out)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose another day or other words before the day has come."""
    shown = promise_for(request.viewer, id)
    wanted = {"words": shown.promise.words, "due_on": shown.promise.due_on.isoformat()}
    form = WordsAndDayForm(request.POST or None, viewer=request.viewer, initial=wanted)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        promises.propose_change(actor=request.viewer, promise=shown.promise, words=said["words"], due_on=said["due_on"])
        offer_undo(request, f"Proposed. It changes once {shown.other.name} agrees.", "withdraw-change", id=id)
        return redirect("accounts:show-promise", id)

    return fill_in(request, form, carry_out, "accounts/promise_change.html", shown=shown)


@signed_in
@require_POST
def answer_change(request: SignedInRequest, id: UUID, says: str) -> HttpResponse:
    """Agree to a proposed change, or leave things as they are."""
    proposal = change_for(request.viewer, id)

    def carry_out() -> None:
        promises.answer_change(actor=request.viewer, change=proposal, agrees=says == "agree")
        say_done(request, "Agreed." if says == "agree" else "It stays as it was.")

    return attempt(request, carry_out)


@signed_in
@require_POST
def undo(request: SignedInRequest, key: str) -> HttpResponse:
    """Take back what was done last."""

    def carry_out() -> None:
        take_back(request, request.viewer, key)
        say_done(request, "Undone.")

    return attempt(request, carry_out)
