"""The first time: an invitation's link, a card's code, and choosing how to sign in from then on."""

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from troth.kernel.errors import Refused

from .. import shared
from ..actions.cards import GONE, card_of, use_card
from ..actions.invitations import accept_invitation, invited_by
from ..forms import CardCodeForm, SetPasswordForm
from .entrance import entrance, let_in


@never_cache
def welcome(request: HttpRequest, token: str) -> HttpResponse:
    """An invitation: choose a password, or go on to make a passkey. The button uses the link up, looking does not."""
    person = invited_by(token)
    if person is None:
        return render(request, "identity/link_gone.html", entrance(request), status=410)
    takes_passkey = request.method == "POST" and "passkey" in request.POST and not shared.is_marked(request)
    form = SetPasswordForm(data=request.POST if request.method == "POST" else None, user=person.login)
    if takes_passkey or form.is_valid():
        try:
            login = accept_invitation(token=token, password=None if takes_passkey else form.cleaned_data["password1"])
        except Refused:
            return render(request, "identity/link_gone.html", entrance(request), status=410)
        return let_in(request, login, then=reverse("mfa_add_webauthn" if takes_passkey else "today:home"))
    context = entrance(request) | {"person": person, "form": form}
    return render(request, "identity/welcome.html", context, status=422 if form.is_bound else 200)


def slow_down(request: HttpRequest) -> HttpResponse:
    """Many tries from one place, or for one code."""
    return render(request, "429.html", status=429)


@never_cache
def card_code(request: HttpRequest) -> HttpResponse:
    """Type the code of a card."""
    form = CardCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="card", key="typed"):
            return slow_down(request)
        card = card_of(form.cleaned_data["code"])
        if card is not None:
            return HttpResponseRedirect(reverse("identity:card", args=[form.cleaned_data["code"].strip()]))
        form.add_error("code", GONE)
    return render(
        request, "identity/card_code.html", entrance(request) | {"form": form}, status=422 if form.errors else 200
    )


@never_cache
def card(request: HttpRequest, code: str) -> HttpResponse:
    """A card's code, typed or scanned: choose a password. The card is used up by the button, not by looking."""
    if not ratelimit.consume(request, action="card", key=code):
        return slow_down(request)
    found = card_of(code)
    if found is None:
        return render(request, "identity/link_gone.html", entrance(request) | {"is_card": True}, status=410)
    login = found.person.login
    form = SetPasswordForm(data=request.POST if request.method == "POST" else None, user=login)
    if form.is_valid():
        try:
            used = use_card(code=code, password=form.cleaned_data["password1"])
        except Refused:
            return render(request, "identity/link_gone.html", entrance(request) | {"is_card": True}, status=410)
        return let_in(request, used, then=reverse("today:home"))
    context = entrance(request) | {"person": found.person, "login": login, "form": form, "replaces": found.replaces}
    return render(request, "identity/card_use.html", context, status=422 if form.is_bound else 200)
