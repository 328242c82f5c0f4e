"""Doorways of what comes after: what came of it, and whether one felt heard."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.decisions.actions import deciding, feeling
from troth.decisions.forms import CameOfForm, FeltForm
from troth.decisions.queries.decisions import View, feeling_for, view_of
from troth.identity.doors import SignedInRequest, signed_in

FELT = ("asked_before", "considered", "told_why", "words")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def came_of(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What came of it, for all who were included."""
    view = view_of(request.viewer, id)
    if not (view.is_decided and (view.decides or (view.is_mine and view.decision.decider.left_on))):
        raise Http404
    form = CameOfForm(request.POST or None, viewer=request.viewer, initial={"came_of": view.decision.came_of})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        given = {"came_of": said["came_of"], "review_on": said["review_on"]}
        deciding.look_back(actor=request.viewer, decision=view.decision, **given)
        say_done(request, "Written down. Everybody included reads it.")
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/came_of.html", view=view, decision=view.decision)


def _included_or_404(request: SignedInRequest, id: UUID) -> View:
    view = view_of(request.viewer, id)
    if not (view.is_decided and view.is_included):
        raise Http404
    return view


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def felt_heard(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Whether I felt heard, for myself alone."""
    view = _included_or_404(request, id)
    before = feeling_for(request.viewer, view.decision)
    form = FeltForm(request.POST or None, initial={name: getattr(before, name) for name in FELT} if before else {})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        given = {name: said[name] for name in FELT}
        feeling.say_felt_heard(actor=request.viewer, decision=view.decision, **given)
        say_done(request, "Kept, for you alone.")
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/heard.html", view=view, decision=view.decision, before=before)


@signed_in
@require_POST
def forget(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete it."""
    view = _included_or_404(request, id)
    before = feeling_for(request.viewer, view.decision)

    def carry_out() -> None:
        feeling.forget_feeling(actor=request.viewer, decision=view.decision)
        if before:
            said = {name: getattr(before, name) for name in FELT}
            offer_undo(request, "Deleted.", "feel-again", id=view.decision.id, said=said)

    return attempt(request, carry_out, f"/decisions/{id}/")
