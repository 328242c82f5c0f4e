"""The ways in and out: the sign-in page, signing out, the company's sign-in. allauth's views, dressed as ours."""

import ipaddress
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from allauth.account import views as account
from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login as Entry
from allauth.socialaccount.providers.openid_connect import views as company
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from requests import RequestException

from .. import shared
from ..queries import organisation_here

if TYPE_CHECKING:
    from ..models import Login


class SignInView(account.LoginView):  # type: ignore[misc]
    """The sign-in page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What this page offers on this computer."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | entrance(self.request)

    def form_invalid(self, form: Any) -> HttpResponse:
        """Keep what was typed, but the password."""
        response: HttpResponse = super().form_invalid(form)
        response.status_code = 422
        return response


sign_in = never_cache(SignInView.as_view())


def entrance(request: HttpRequest) -> dict[str, Any]:
    """What every page before signing in may need to know."""
    is_shared = shared.is_marked(request)
    return {
        "organisation": organisation_here(),
        "is_shared": is_shared,
        "offers_passkeys": not is_shared and can_use_passkeys(request),
        "offers_mail": settings.HAS_MAIL,
        "company_name": company_name(),
        "is_over": "over" in request.GET,
    }


def can_use_passkeys(request: HttpRequest) -> bool:
    """Whether browsers allow passkeys at this address: they want a name, not a number such as 127.0.0.1."""
    host = request.get_host().rsplit(":", 1)[0].strip("[]")
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return False


def company_name() -> str:
    """What the company calls its own sign-in; "" where there is none."""
    apps: list[dict[str, object]] = cast(Any, settings).SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return str(apps[0]["name"]) if apps else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session. On a shared computer, leave nothing behind."""
    was_shared = shared.is_marked(request)
    logout(request)
    response = HttpResponseRedirect(settings.LOGOUT_REDIRECT_URL)
    if was_shared:
        shared.wipe(request, response)
    else:
        messages.success(request, "You are signed out.")
    return response


def let_in(request: HttpRequest, login: "Login", *, then: str) -> HttpResponse:
    """Sign somebody in whom an invitation, a card or the demo has let through; second factors are asked for as ever."""
    entry = Entry(user=login, redirect_url=then)
    response: HttpResponse = perform_login(request, entry)
    return response


def company_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Leave for the company's sign-in, by a page in between.

    A form's answer may not lead to another site here (the page's policy says form-action 'self', and browsers hold
    redirects to it), so the way out is a page that goes on by itself, or by its link.
    """
    if request.method != "POST":
        return render(request, "identity/company_ask.html", entrance(request) | {"process": request.GET.get("process")})
    response = _while_it_answers(request, lambda: company.login(request, provider_id))
    if response.status_code == 302 and not response["Location"].startswith("/"):
        return render(request, "identity/company_go.html", entrance(request) | {"target": response["Location"]})
    return response


def company_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the company's sign-in."""
    return _while_it_answers(request, lambda: company.callback(request, provider_id))


def _while_it_answers(request: HttpRequest, ask: Callable[[], HttpResponse]) -> HttpResponse:
    try:
        return ask()
    except RequestException:
        return render(request, "identity/company_away.html", entrance(request), status=502)


def not_here(request: HttpRequest) -> HttpResponse:
    """Back to the page a signed-in person has for all this; allauth names several of its own."""
    return HttpResponseRedirect(reverse("identity:mine"))
