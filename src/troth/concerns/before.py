"""Doorways: what is put before somebody, by the listener who brings it, and by the one who answers it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import uuid_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.ui.days import full_day

from .actions import bringing
from .bringing import can_act, lies_for, next_monday, one_for
from .forms import AnswerForm, BringForm
from .queries import is_listener
from .rules import Asked, Did
from .ways import Ways, ways_for


@require_safe
@signed_in
def lies(request: SignedInRequest) -> HttpResponse:
    """What I put before somebody, and what is before me."""
    context = {"rows": lies_for(request.viewer), "is_listener": is_listener(request.viewer)}
    return render(request, "concerns/before.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def put(request: SignedInRequest) -> HttpResponse:
    """A listener puts released words before somebody."""
    if not is_listener(request.viewer):
        raise Http404
    form = BringForm(request.POST if request.method == "POST" else None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        given = {"before": said["before"], "asked": Asked(said["asked"]), "said": said["said"]}
        row = bringing.bring(actor=request.viewer, is_released=said["released"], **given)
        say_done(
            request, f"{row.before.name} reads it from {full_day(row.week)} on. Until then you can take it back unseen."
        )
        return redirect("concerns:brought", row.id)

    return fill_in(request, form, carry_out, "concerns/put.html", monday=next_monday())


@require_safe
@signed_in
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One of them, for either side; for the one before whom it lies with the pages where it begins."""
    found = one_for(request.viewer, id)
    ways = Ways() if found.is_mine else ways_for(request.viewer, Asked(found.row.asked))
    context = {"lies": found, "ways": ways, "can_act": can_act(found), "is_listener": found.is_mine}
    return render(request, "concerns/brought.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def answer(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What comes of it, by the one before whom it lies."""
    found = one_for(request.viewer, id)
    if found.is_mine or (found.answer and not found.can_be_changed):
        raise Http404
    before = {"did": found.answer.did, "because": found.answer.because} if found.answer else None
    form = AnswerForm(request.POST if request.method == "POST" else None, initial=before)

    def carry_out(said: dict[str, str]) -> HttpResponse:
        did, because = Did(said["did"]), said["because"]
        row = bringing.answer(actor=request.viewer, brought=found.row, did=did, because=because)
        say_done(request, f"{found.row.listener.name} reads it from {full_day(row.week)} on.")
        return redirect("concerns:brought", id)

    return fill_in(request, form, carry_out, "concerns/answer.html", lies=found, monday=next_monday())


@require_POST
@signed_in
def take_back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take it from where it lies, as the listener who brought it."""
    found = one_for(request.viewer, id)
    if not found.is_mine:
        raise Http404

    def carry_out() -> None:
        bringing.take_back(actor=request.viewer, brought=found.row)
        say_done(request, "Taken back. It is gone from here.")

    return attempt(request, carry_out, "/safely/before/")


def said_of(request: SignedInRequest) -> dict[str, str] | None:
    """For “you said, we did”: the words and the answer of what the address names, if the viewer brought it."""
    id = uuid_in(request.GET.get("from"))
    found = one_for(request.viewer, id) if id else None
    if found is None or not found.is_mine or found.answer is None:
        return None
    return {"said": found.row.said, "did": found.answer.did, "because": found.answer.because}
