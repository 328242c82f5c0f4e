"""Doorways: who listens, a listener's own key, places outside, and what became of what was said."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.blind.canonical import to_b64
from troth.identity.doors import SignedInRequest, signed_in

from .actions import keeping, telling
from .before import said_of
from .forms import HeardForm, LineForm, OutsideForm
from .queries import heard_for, is_listener, outside_for, own_for, sheet_for
from .rules import Did


@require_safe
@signed_in
def listeners(request: SignedInRequest) -> HttpResponse:
    """Who listens, how they were chosen, the check words, and where to write."""
    return render(request, "concerns/listeners.html", {"sheet": sheet_for(request.viewer)})


@require_safe
@signed_in
def document(request: SignedInRequest) -> HttpResponse:
    """The signed list, byte for byte."""
    listing = sheet_for(request.viewer).listing
    if listing is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="troth-listeners.json"'}
    return HttpResponse(listing.document, content_type="application/json", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def listening(request: SignedInRequest) -> HttpResponse:
    """A listener's own key, and the way to their page."""
    own = own_for(request.viewer, to_b64(settings.ORIGIN.encode()))
    if own is None:
        raise Http404
    form = LineForm(request.POST if request.method == "POST" else None)

    def carry_out(said: dict[str, str]) -> HttpResponse:
        keeping.set_key(actor=request.viewer, line=said["line"])
        say_done(request, "Entered, and everybody is told. You can be written to within the hour.")
        return redirect("concerns:listening")

    return fill_in(request, form, carry_out, "concerns/listening.html", own=own)


@require_POST
@signed_in
def remove_key(request: SignedInRequest) -> HttpResponse:
    """Take one's own key out."""
    if not is_listener(request.viewer):
        raise Http404
    return attempt(request, lambda: keeping.remove_key(actor=request.viewer), "/safely/listening/")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def outside(request: SignedInRequest) -> HttpResponse:
    """Places outside; a representative enters them here."""
    sheet = sheet_for(request.viewer)
    form = OutsideForm(request.POST if request.method == "POST" else None)

    def carry_out(said: dict[str, str]) -> HttpResponse:
        telling.add_outside(actor=request.viewer, name=said["name"], how=said["how"])
        return redirect("concerns:outside")

    if request.method == "POST" and not sheet.is_representative:
        raise Http404
    return fill_in(request, form, carry_out, "concerns/outside.html", sheet=sheet)


@require_POST
@signed_in
def remove_outside(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take one out again."""
    place = outside_for(request.viewer, id)
    if not sheet_for(request.viewer).is_representative:
        raise Http404
    return attempt(request, lambda: telling.remove_outside(actor=request.viewer, outside=place), "/safely/outside/")


@require_safe
@signed_in
def heard(request: SignedInRequest) -> HttpResponse:
    """You said, we did, we did not, because."""
    context = {"rows": heard_for(request.viewer), "is_listener": is_listener(request.viewer)}
    return render(request, "concerns/heard.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def publish(request: SignedInRequest) -> HttpResponse:
    """A listener publishes what a writer released."""
    if not is_listener(request.viewer):
        raise Http404
    form = HeardForm(request.POST if request.method == "POST" else None, initial=said_of(request))

    def carry_out(said: dict[str, str]) -> HttpResponse:
        telling.publish_heard(actor=request.viewer, said=said["said"], did=Did(said["did"]), because=said["because"])
        say_done(request, "Published, for everybody.")
        return redirect("concerns:heard")

    return fill_in(request, form, carry_out, "concerns/publish.html")
