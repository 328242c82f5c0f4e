"""Doorways of one's calendar: its page, its secret address, the feed behind it, and one thing as a file."""

import hashlib
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.identity.doors import SignedInRequest, proven, signed_in

from .actions import choose_titles, make_address, revoke_address
from .feeding import feed_of
from .forms import TitlesForm
from .invitations import NAME, invitation
from .queries import choice_for, shown_for

ONCE = "calendar-address"
MIME = "text/calendar; charset=utf-8"


@never_cache
@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: SignedInRequest) -> HttpResponse:
    """What my calendar is told; a new address is shown this once."""
    choice = choice_for(request.viewer)
    form = TitlesForm(request.POST if request.method == "POST" else None, initial={"shows": choice.shows})
    if form.is_valid():
        choose_titles(actor=request.viewer, shows=form.cleaned_data["shows"])
        messages.success(request, "Kept. Your calendar shows it so at its next look.")
        return redirect("calendar:mine")
    context = {"choice": choice, "form": form, "shown": shown_for(request.viewer, choice)}
    context |= {"address": request.session.pop(ONCE, "")}
    return render(request, "calendar/mine.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@proven
def make(request: SignedInRequest) -> HttpResponse:
    """A new address; the old one leads nowhere. Whoever had to prove themselves first asks again."""
    if request.method == "POST":
        secret = make_address(actor=request.viewer)
        request.session[ONCE] = f"{settings.ORIGIN}{reverse('calendar:feed', args=[secret])}"
    return redirect("calendar:mine")


@require_POST
@signed_in
def revoke(request: SignedInRequest) -> HttpResponse:
    """No calendar reads it any more."""
    revoke_address(actor=request.viewer)
    messages.success(request, "It leads nowhere now. Remove it in your calendar too.")
    return redirect("calendar:mine")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself, for a program: the address is the key, so nobody is signed in and nothing is kept."""
    content = feed_of(secret)
    if content is None:
        return HttpResponse("There is no such calendar.", status=404, content_type="text/plain")
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=MIME, headers={"ETag": etag, "Cache-Control": "private, max-age=900"})
    return get_conditional_response(request, etag=etag, response=response) or response


@signed_in
@require_safe
def file(request: SignedInRequest, kind: str, id: UUID) -> HttpResponse:
    """One thing of mine as a file."""
    content = invitation(request.viewer, kind, id)
    if content is None:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{NAME}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=MIME, headers=headers)
