"""Who may come in: the decorator every page for signed-in people wears."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from troth.people.models import Person

from .actions.demo import is_open

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    """A request somebody signed in has made."""

    viewer: Person


def signed_in(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only signed-in people in; others go to the sign-in page and come back, in the demo to its cast."""

    @wraps(view)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if getattr(request, "viewer", None) is None:
            return _to_the_entrance(request)
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    return door  # type: ignore[return-value]


def _to_the_entrance(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, in the demo to its cast; where a part of a page was asked for, the whole page goes there."""
    if request.headers.get("HX-Request") == "true":
        return whole_page_to(settings.LOGIN_URL)
    return redirect("identity:cast") if is_open(request) else redirect_to_login(request.get_full_path())


def whole_page_to(address: str) -> HttpResponse:
    """An answer to htmx that sends the whole page elsewhere, instead of putting a sign-in page into a part of it."""
    return HttpResponse(status=204, headers={"HX-Redirect": address})


def proven(
    view: Callable[Concatenate[SignedInRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let only those in who are signed in and have proved in the last five minutes that it is still them."""
    guarded: Callable[Concatenate[HttpRequest, P], HttpResponse] = signed_in(reauthentication_required(view))
    return guarded
