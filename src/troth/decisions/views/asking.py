"""Doorways of decisions for the one who asks: asking, giving more, naming another to decide, calling off."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from troth.accounts.doors import fill_in
from troth.accounts.undo import say_done
from troth.decisions.actions import changing, opening
from troth.decisions.forms import AskForm, CallOffForm, DeciderForm, MoreForm
from troth.decisions.queries.decisions import View, view_of
from troth.identity.doors import SignedInRequest, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask, before it is decided."""
    form = AskForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = opening.open_decision(actor=request.viewer, asked=form.asked(), id=said["once"])
        say_done(request, "Asked. Everybody included sees it.")
        return redirect("decisions:show", made.id)

    return fill_in(request, form, carry_out, "decisions/ask.html")


def _open_or_404(request: SignedInRequest, id: UUID, *, also_decider: bool = False) -> View:
    view = view_of(request.viewer, id)
    if not view.is_open or not (view.is_mine or (also_decider and view.decides)):
        raise Http404
    return view


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def more(request: SignedInRequest, id: UUID) -> HttpResponse:
    """More say, more time, more people."""
    view = _open_or_404(request, id)
    form = MoreForm(request.POST or None, viewer=request.viewer, say=view.say)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        given = {key: said[key] for key in ("say", "closes_on", "people", "proposal", "decider") if said.get(key)}
        changing.give_more(actor=request.viewer, decision=view.decision, **given)
        say_done(request, "Changed. Everybody included is told.")
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/more.html", view=view, decision=view.decision)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def name_decider(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Name another to decide, where the one named before has left."""
    view = _open_or_404(request, id)
    if not view.needs_decider:
        raise Http404
    form = DeciderForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        changing.name_decider(actor=request.viewer, decision=view.decision, person=said["decider"])
        say_done(request, f"{said['decider'].name} decides.")
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/name.html", view=view, decision=view.decision)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It will not be decided, and why."""
    view = _open_or_404(request, id, also_decider=True)
    form = CallOffForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        changing.call_off(actor=request.viewer, decision=view.decision, why=said["why"])
        say_done(request, "Called off. Everybody included reads why.")
        return redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/call_off.html", view=view, decision=view.decision)
