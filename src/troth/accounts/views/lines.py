"""Doorways of the lines one keeps to oneself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.actions import lines
from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import DayForm
from troth.accounts.queries.promises import line_for
from troth.accounts.undo import offer_undo
from troth.identity.doors import SignedInRequest, signed_in

SAYS = {"kept": "Noted as kept.", "cannot": "Noted as not kept.", "released": "Let go."}


@signed_in
@require_POST
def send(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Ask the other: did I hear this right? Or let them see one's own word."""
    note = line_for(request.viewer, id)
    heard = note.direction == "theirs"

    def carry_out() -> None:
        promise = lines.send_line(actor=request.viewer, note=note)
        what = f"{note.other.name} is asked: did I hear this right?" if heard else f"{note.other.name} sees it now."
        offer_undo(request, what, "unsend", id=promise.id)

    return attempt(request, carry_out)


@signed_in
@require_POST
def settle(request: SignedInRequest, id: UUID, state: str) -> HttpResponse:
    """For oneself: kept, not kept, let go."""
    note = line_for(request.viewer, id)

    def carry_out() -> None:
        lines.settle_line(actor=request.viewer, note=note, state=state)
        offer_undo(request, SAYS[state], "reopen-line", id=id, state=note.state, due_on=note.due_on)

    return attempt(request, carry_out)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def delay(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Look at it again on another day."""
    note = line_for(request.viewer, id)
    form = DayForm(request.POST or None, viewer=request.viewer, initial={"next": request.GET.get("next", "")})

    def carry_out(said: dict[str, Any]) -> None:
        lines.delay_line(actor=request.viewer, note=note, due_on=said["due_on"])
        offer_undo(request, "It comes up again then.", "reopen-line", id=id, state=note.state, due_on=note.due_on)

    return fill_in(request, form, carry_out, "accounts/line_delay.html", note=note)


@signed_in
@require_POST
def delete(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Gone at once."""
    note = line_for(request.viewer, id)

    def carry_out() -> None:
        offer_undo(request, "Deleted.", "restore-line", fields=lines.delete_line(actor=request.viewer, note=note))

    return attempt(request, carry_out)
