"""Doorways of a review: what was kept, for oneself alone."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accords.actions import reviews
from troth.accords.forms import FlagForm, RateForm
from troth.accords.queries import pairs
from troth.accords.queries import reviews as reading
from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in


@signed_in
@require_safe
def review(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Each clause in force, and how far it was kept as I see it."""
    view = pairs.accord_for(request.viewer, id)
    if not view.is_signed or view.accord.review < 1:
        raise Http404
    rated = [
        (one, RateForm(prefix=str(one.clause.id), initial={"kept": one.fulfilment.kept} if one.fulfilment else {}))
        for one in reading.rated_for(view)
    ]
    return render(request, "accords/review.html", {"view": view, "rated": rated})


@signed_in
@require_POST
def rate(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Rate one clause."""
    clause = pairs.clause_for(request.viewer, id)
    form = RateForm(request.POST, prefix=str(id))
    if not form.is_valid():
        return redirect("accords:review", clause.accord_id)

    def carry_out() -> None:
        reviews.rate_clause(actor=request.viewer, clause=clause, kept=form.cleaned_data["kept"])
        say_done(request, "Noted, for you alone.")

    return attempt(request, carry_out, f"/accords/{clause.accord_id}/review/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def flag(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Not kept, as I see it: words to raise it, and what I decide."""
    fulfilment = reading.rating_for(request.viewer, id)
    view = pairs.accord_for(request.viewer, fulfilment.clause.accord_id)
    said = {"choice": fulfilment.choice, "feeling": reading.feeling_for(request.viewer, fulfilment)}
    form = FlagForm(request.POST or None, initial=said)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        reviews.choose_what_to_do(
            actor=request.viewer, fulfilment=fulfilment, choice=said["choice"], feeling=said["feeling"]
        )
        say_done(request, "Noted, for you alone.")
        if said["choice"] == "change":
            return redirect("accords:edit-clause", fulfilment.clause_id)
        return redirect("accords:review", view.accord.id)

    return fill_in(request, form, carry_out, "accords/flag.html", view=view, fulfilment=fulfilment)
