"""Doorways: one's own list, who else can help, asking to come back to something, going first, and taking it back."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import person_or_404
from troth.accounts.undo import offer_undo, say_done
from troth.cites.registry import cited
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.queries import is_leader_of
from troth.repair.actions import beginning
from troth.repair.doors import is_outside, source_in
from troth.repair.forms import AskForm, BeginForm
from troth.repair.queries.cooling import coolings_for
from troth.repair.queries.repairs import repair_for, repairs_for


@signed_in
@require_safe
def list_repairs(request: SignedInRequest) -> HttpResponse:
    """What I go back to with others, and what I put away until I am calm."""
    running, closed = repairs_for(request.viewer)
    context = {"running": running, "closed": closed, "coolings": coolings_for(request.viewer)}
    return render(request, "repair/list.html", context)


@signed_in
@require_safe
def elsewhere(request: SignedInRequest) -> HttpResponse:
    """Who else can help, where it is not for the two alone."""
    return render(request, "repair/elsewhere.html")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, id: UUID) -> HttpResponse:
    """I would like to come back to something."""
    other = person_or_404(request.viewer, id)
    if is_outside(request):
        return redirect("repair:elsewhere")
    if is_leader_of(request.viewer, other):
        raise Http404
    form, source = AskForm(request.POST or None), source_in(request)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        repair = beginning.ask_to_come_back(
            actor=request.viewer, other=other, words=said["words"], more=said["more"], source=source, id=said["once"]
        )
        offer_undo(request, f"Asked. {other.name} sees it.", "take-back-repair", id=repair.id)
        return redirect("repair:show", repair.id)

    found = cited(request.viewer, *source) if source else None
    return fill_in(request, form, carry_out, "repair/ask.html", other=other, source=found)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, id: UUID) -> HttpResponse:
    """I got that wrong."""
    other = person_or_404(request.viewer, id)
    if is_outside(request):
        return redirect("repair:elsewhere")
    form, source = BeginForm(request.POST or None), source_in(request)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        fields = {name: said[name] for name in ("words", "more", "kind", "was_planned")}
        repair = beginning.begin_to_mend(actor=request.viewer, other=other, source=source, id=said["once"], **fields)
        offer_undo(request, f"Said. {other.name} sees it. Now listen.", "take-back-repair", id=repair.id)
        return redirect("repair:show", repair.id)

    found = cited(request.viewer, *source) if source else None
    return fill_in(request, form, carry_out, "repair/begin.html", other=other, source=found)


@signed_in
@require_POST
def take_back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back what I began."""
    view = repair_for(request.viewer, id)

    def carry_out() -> None:
        beginning.take_back_repair(actor=request.viewer, repair=view.repair)
        say_done(request, "Taken back.")

    return attempt(request, carry_out, "/repair/")
