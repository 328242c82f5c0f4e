"""Doorways of the conversation itself: before it, its five steps, the leader's notes, the promise, and what is left."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.guided.actions import ending, preparing
from troth.guided.forms import PreparationForm, PromiseForm
from troth.guided.queries.conversations import View, preparation_for, view_of
from troth.guided.questions import HEARING, QUESTIONS
from troth.guided.steps import step_of
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock

KEYS = [one.key for one in QUESTIONS]


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What is on the page before it, and what is left of it afterwards."""
    view = view_of(request.viewer, id)
    return render(request, "guided/show.html", {"view": view, "questions": QUESTIONS, "hearing": HEARING})


def _mine_or_404(request: SignedInRequest, id: UUID) -> View:
    view = view_of(request.viewer, id)
    if not view.is_mine or view.conversation.is_off:
        raise Http404
    return view


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Notes of the one who leads, for themselves."""
    view = _mine_or_404(request, id)
    notes = preparation_for(request.viewer, view.conversation)
    first = {key: getattr(notes, key) for key in KEYS} if notes else {}
    form = PreparationForm(request.POST or None, initial=first)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        preparing.prepare(actor=request.viewer, conversation=view.conversation, notes=said)
        say_done(request, "Kept, for you alone.")
        return redirect("guided:show", id)

    return fill_in(request, form, carry_out, "guided/prepare.html", view=view, notes=notes)


@signed_in
@require_POST
def forget(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete the notes."""
    view = _mine_or_404(request, id)
    notes = preparation_for(request.viewer, view.conversation)

    def carry_out() -> None:
        preparing.forget_preparation(actor=request.viewer, conversation=view.conversation)
        if notes:
            said = {key: getattr(notes, key) for key in KEYS}
            offer_undo(request, "Deleted.", "prepare-guided-again", id=view.conversation.id, notes=said)

    return attempt(request, carry_out, reverse("guided:show", args=[id]))


def _at_step(request: SignedInRequest, view: View, number: int) -> dict[str, Any]:
    zone = ZoneInfo(request.viewer.zone)
    step = step_of(number, begun=request.GET.get("from", ""), now=clock.now().astimezone(zone))
    return {"view": view, "step": step, "hearing": HEARING}


@signed_in
@require_safe
def step(request: SignedInRequest, id: UUID, number: str) -> HttpResponse:
    """One of the five steps: opening one is kept nowhere."""
    view = view_of(request.viewer, id)
    if not view.conversation.is_planned:
        return redirect("guided:show", id)
    form = PromiseForm(viewer=request.viewer) if view.is_mine else None
    return render(request, "guided/step.html", _at_step(request, view, int(number)) | {"form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It took place, and this is the promise."""
    view = _mine_or_404(request, id)
    form = PromiseForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        given = {"words": said["words"], "due_on": said["due_on"], "id": said["once"]}
        ending.end_with_promise(actor=request.viewer, conversation=view.conversation, **given)
        offer_undo(request, "Promised. Everybody on the team sees it.", "take-back-guided-ending", id=id)
        return redirect("guided:show", id)

    return fill_in(request, form, carry_out, "guided/step.html", **_at_step(request, view, 5))


@signed_in
@require_POST
def no_promise(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It took place, and no promise came of it."""
    view = _mine_or_404(request, id)

    def carry_out() -> None:
        ending.end_without_promise(actor=request.viewer, conversation=view.conversation)
        offer_undo(request, "It took place. No promise came of it.", "take-back-guided-ending", id=id)

    return attempt(request, carry_out, reverse("guided:show", args=[id]))
