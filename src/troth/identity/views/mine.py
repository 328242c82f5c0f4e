"""One's own page: how one signs in, on which devices, at which address."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.internal import auth as webauthn
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from troth.kernel.errors import Refused

from .. import shared
from ..actions.addresses import confirm_address, propose_address, prove_address, refuse_address
from ..actions.cards import drop_card
from ..actions.devices import rename_device, sign_out_device, sign_out_everywhere
from ..actions.logins import unlink_company
from ..doors import SignedInRequest, proven, signed_in
from ..forms import AddressForm, DeviceForm
from ..queries import device_for, devices_for, ways_in_of
from ..sessions import row_of
from .entrance import can_use_passkeys, company_name


@never_cache
@signed_in
def mine(request: SignedInRequest) -> HttpResponse:
    """Sign-in and devices."""
    here = row_of(request.session.session_key or "")
    context = {
        "ways": ways_in_of(request.viewer),
        "devices": devices_for(request.viewer),
        "here": here,
        "is_shared": shared.is_shared_session(request),
        "is_marked": shared.is_marked(request),
        "can_use_passkeys": can_use_passkeys(request),
        "company_name": company_name(),
    }
    return render(request, "identity/mine.html", context)


@never_cache
@signed_in
def devices(request: SignedInRequest) -> HttpResponse:
    """Where one is signed in."""
    here = row_of(request.session.session_key or "")
    return render(request, "identity/devices.html", {"devices": devices_for(request.viewer), "here": here})


@signed_in
def rename(request: SignedInRequest, device: UUID) -> HttpResponse:
    """Call a device something else."""
    found = device_for(request.viewer, device)
    form = DeviceForm(request.POST or None, initial={"words": found.words})
    if request.method == "POST" and form.is_valid():
        rename_device(actor=request.viewer, device=found, words=form.cleaned_data["words"])
        return redirect("identity:devices")
    context = {"form": form, "device": found}
    return render(request, "identity/device_rename.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def end_device(request: SignedInRequest, device: UUID) -> HttpResponse:
    """Sign out of one device."""
    found = device_for(request.viewer, device)
    sign_out_device(actor=request.viewer, device=found)
    messages.success(request, f"Signed out: {found.words}.")
    return redirect("identity:devices")


@require_POST
@signed_in
def end_others(request: SignedInRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    sign_out_everywhere(person=request.viewer, but=row_of(request.session.session_key or ""))
    messages.success(request, "You are signed out everywhere but here.")
    return redirect("identity:devices")


class AddPasskeyView(AddWebAuthnView):  # type: ignore[misc]
    """Make a passkey: always one that can sign in by itself. Not on a shared computer."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        """Turn away where a passkey would stay behind, or could not be made."""
        if shared.is_marked(request) or not can_use_passkeys(request):
            return HttpResponseRedirect(reverse("identity:mine"))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The page, with what the browser needs to make the passkey."""
        context: dict[str, object] = super().get_context_data(**kwargs)
        options = webauthn.begin_registration(self.request.user, True)  # noqa: FBT003 allauth's signature
        return context | {"js_data": {"creation_options": options}}

    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever has just made a passkey has shown who they are: their recovery codes are shown at once."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True)
        return response


class TurnOnAppView(ActivateTOTPView):  # type: ignore[misc]
    """Turn an authenticator app on."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Whoever has just shown the app's code has shown who they are."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp", reauthenticated=True)
        return response


add_passkey = never_cache(AddPasskeyView.as_view())
turn_on_app = never_cache(TurnOnAppView.as_view())


@proven
def change_address(request: SignedInRequest) -> HttpResponse:
    """Ask for another address for oneself."""
    form = AddressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            propose_address(actor=request.viewer, person=request.viewer, email=form.cleaned_data["email"])
        except Refused as refused:
            form.add_error(refused.field, refused.message)
        else:
            messages.success(request, "Nearly there: please confirm the new address.")
            return redirect("identity:mine")
    return render(request, "identity/address_change.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
def prove(request: SignedInRequest, token: str) -> HttpResponse:
    """The link mailed to a new address, opened where one is signed in."""
    if request.method != "POST":
        return render(request, "identity/address_prove.html", {"token": token})
    return _said(request, lambda: prove_address(actor=request.viewer, token=token), "Your address is changed.")


@require_POST
@proven
def confirm_own_address(request: SignedInRequest) -> HttpResponse:
    """Agree to a new address somebody else asked for."""
    viewer = request.viewer
    return _said(request, lambda: confirm_address(actor=viewer, person=viewer), "Your address is changed.")


@require_POST
@signed_in
def refuse_own_address(request: SignedInRequest) -> HttpResponse:
    """Keep one's address."""
    viewer = request.viewer
    return _said(request, lambda: refuse_address(actor=viewer, person=viewer), "Your address stays as it is.")


@require_POST
@signed_in
def stop_own_card(request: SignedInRequest) -> HttpResponse:
    """Stop a card somebody asked for in one's name."""
    viewer = request.viewer
    return _said(request, lambda: drop_card(actor=viewer, person=viewer), "The card will not let anybody in.")


@require_POST
@proven
def unlink(request: SignedInRequest) -> HttpResponse:
    """Stop using the company's sign-in."""
    return _said(request, lambda: unlink_company(actor=request.viewer), "The company's sign-in is no longer linked.")


def _said(request: HttpRequest, act: Callable[[], None], done: str) -> HttpResponse:
    """Do it, and say how it went, back on one's own page."""
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, done)
    return redirect("identity:mine")
