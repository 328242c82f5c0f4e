"""Doorways for representatives and operators: rounds and counts, pauses, and who holds the key."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.pulses.actions import holders, planning
from troth.pulses.forms import HolderForm, PauseForm, WhyForm
from troth.pulses.queries.leading import holder_for, keys_for, pause_for, rounds_sheet_for
from troth.pulses.queries.rounds import may_lead_rounds


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def rounds(request: SignedInRequest) -> HttpResponse:
    """Every round with its state and the counts that are published; pauses are entered here."""
    sheet = rounds_sheet_for(request.viewer)
    form = PauseForm(request.POST if request.method == "POST" else None)

    def carry_out(said: dict[str, object]) -> HttpResponse:
        planning.add_pause(actor=request.viewer, first=said["first"], last=said["last"], why=str(said["why"]))  # type: ignore[arg-type]
        say_done(request, "Entered. Answering weeks that are not set yet keep clear of it.")
        return redirect("pulses:rounds")

    return fill_in(request, form, carry_out, "pulses/rounds.html", sheet=sheet, holders=sheet.holders)


@require_POST
@signed_in
def remove_pause(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take a pause out again."""
    if not may_lead_rounds(request.viewer):
        raise Http404
    pause = pause_for(request.viewer, id)
    return attempt(request, lambda: planning.remove_pause(actor=request.viewer, pause=pause), "/safely/rounds/")


@require_POST
@signed_in
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin to ask."""
    return _lead(request, planning.begin_rounds)


@require_POST
@signed_in
def end(request: SignedInRequest) -> HttpResponse:
    """Ask no more."""
    return _lead(request, planning.end_rounds)


def _lead(request: SignedInRequest, act: Callable[..., None]) -> HttpResponse:
    if not may_lead_rounds(request.viewer):
        raise Http404
    return attempt(request, lambda: act(actor=request.viewer), "/safely/rounds/")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def keys(request: SignedInRequest) -> HttpResponse:
    """Who holds the key, for everybody; representatives enter one here."""
    sheet = keys_for(request.viewer)
    form = HolderForm(request.POST if request.method == "POST" else None)

    def carry_out(said: dict[str, str]) -> HttpResponse:
        holders.set_holder(
            actor=request.viewer, line=said["line"], called=said["called"], is_deputy=bool(said["is_deputy"])
        )
        say_done(request, "Entered, and everybody is told. It holds from the next round on.")
        return redirect("pulses:keys")

    if request.method == "POST" and not sheet.is_representative:
        raise Http404
    return fill_in(request, form, carry_out, "pulses/keys.html", sheet=sheet, holders=sheet.holders)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def remove_key(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take a key out, with a reason."""
    sheet, holder = keys_for(request.viewer), holder_for(request.viewer, id)
    if not sheet.is_representative or holder.until is not None:
        raise Http404
    form = WhyForm(request.POST if request.method == "POST" else None)

    def carry_out(said: dict[str, str]) -> HttpResponse:
        holders.remove_holder(actor=request.viewer, holder=holder, why=said["why"])
        say_done(request, "Taken out, and everybody is told.")
        return redirect("pulses:keys")

    return fill_in(request, form, carry_out, "pulses/key_remove.html", holder=holder, holders=sheet.holders)
