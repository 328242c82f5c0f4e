"""Doorways of the catalogue of kinds, for the operator."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.actions import kinds
from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import KindForm
from troth.accounts.queries.moments import all_kinds_for, kind_for
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.queries import has_office


def _operator_or_404(request: SignedInRequest) -> None:
    if not has_office(request.viewer, "operator"):
        raise Http404


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def list_kinds(request: SignedInRequest) -> HttpResponse:
    """The list everybody chooses from, and a form for one more."""
    _operator_or_404(request)
    form = KindForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        kinds.add_kind(actor=request.viewer, words=said["words"], leaning=said["leaning"])
        say_done(request, "Added.")
        return redirect("accounts:kinds")

    return fill_in(request, form, carry_out, "accounts/kinds.html", kinds=all_kinds_for(request.viewer))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another wording, from now on."""
    _operator_or_404(request)
    kind = kind_for(request.viewer, id=id)
    form = KindForm(request.POST or None, initial={"words": kind.words, "leaning": kind.leaning})
    del form.fields["leaning"]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        kinds.reword_kind(actor=request.viewer, kind=kind, words=said["words"])
        say_done(request, "Reworded, from now on.")
        return redirect("accounts:kinds")

    return fill_in(request, form, carry_out, "accounts/kind_reword.html", kind=kind)


@signed_in
@require_POST
def retire(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take a kind out of the list, or put it back."""
    _operator_or_404(request)
    kind = kind_for(request.viewer, id=id)

    def carry_out() -> None:
        kinds.retire_kind(actor=request.viewer, kind=kind, retired=not kind.retired)
        say_done(request, "Back in the list." if kind.retired else "Taken out of the list.")

    return attempt(request, carry_out, "/operate/kinds/")
