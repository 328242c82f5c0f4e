"""Doorways of decisions for those asked: the lists, one decision, saying something, supporting, objecting."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from troth.accounts.doors import attempt, fill_in, page_asked
from troth.accounts.undo import offer_undo
from troth.decisions.actions import inputs
from troth.decisions.forms import InputForm
from troth.decisions.queries.decisions import View, feeling_for, input_for, past_for, running_for, view_of
from troth.decisions.tough import plan_url
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.reading import note_reads


@signed_in
@require_safe
def list_decisions(request: SignedInRequest) -> HttpResponse:
    """What is being decided, and what was decided lately."""
    running = running_for(request.viewer)
    context = {
        "mine": [one for one in running if one.decides],
        "others": [one for one in running if not one.decides],
        "past": past_for(request.viewer).object_list[:5],
    }
    return render(request, "decisions/list.html", context)


@signed_in
@require_safe
def past(request: SignedInRequest) -> HttpResponse:
    """Everything that was decided, to look through."""
    words = request.GET.get("q", "")[:200]
    found = past_for(request.viewer, words, page_asked(request))
    query = f"&{urlencode({'q': words})}" if words else ""
    return render(request, "decisions/past.html", {"page": found, "words": words, "query": query})


def _note(view: View) -> None:
    authors = {one.input.author_id: one.input.author for one in view.said}
    note_reads(viewer=view.viewer, subjects=authors.values(), kind="decision_input")


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One decision, as far as it is."""
    view = view_of(request.viewer, id)
    _note(view)
    context: dict[str, Any] = {"view": view, "decision": view.decision}
    if view.is_asked:
        context["form"] = InputForm(may_object=view.may_object, initial={"width": view.decision.width})
    if view.is_decided and view.is_included:
        context["felt"] = feeling_for(request.viewer, view.decision)
    if view.decides:
        context["plan_url"] = plan_url(request.viewer, view.decision.id)
    return render(request, "decisions/show.html", context)


@signed_in
@require_POST
def say(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Say something before it is decided; what comes too late stays where it was typed."""
    view = view_of(request.viewer, id)
    if not view.is_included or view.decides:
        raise Http404
    form = InputForm(request.POST, may_object=view.may_object)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = inputs.say_input(
            actor=request.viewer,
            decision=view.decision,
            words=said["words"],
            is_objection=said.get("objects", False),
            width_seen=said["width"],
            id=said["once"],
        )
        offer_undo(request, "Said.", "unsay-input", id=made.id)
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/say.html", view=view, decision=view.decision)


@signed_in
@require_POST
def step(request: SignedInRequest, id: UUID, step: str) -> HttpResponse:
    """Support what another said, or take back one's own."""
    said = input_for(request.viewer, id)
    act, told, back = {
        "support": (inputs.support_input, "You support it.", "stop-supporting"),
        "stop-supporting": (inputs.stop_supporting, "You no longer support it.", "support-input"),
        "take-back": (inputs.take_back_input, "Taken back.", "say-input-again"),
        "lift": (inputs.lift_objection, "You no longer object.", "object-again"),
        "object-again": (inputs.object_again, "You object again.", "lift-objection"),
    }[step]

    def carry_out() -> None:
        fields = act(actor=request.viewer, input=said)
        offer_undo(request, told, back, **({"fields": fields} if fields else {"id": said.id}))

    return attempt(request, carry_out, f"/decisions/{said.decision_id}/")
