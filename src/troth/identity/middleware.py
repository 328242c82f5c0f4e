"""Puts the signed-in person on the request, their time zone in force, and the rules of a shared computer around it."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from troth.kernel import clock

from . import recent, shared
from .doors import whole_page_to
from .models import Login

Answer = Callable[[HttpRequest], HttpResponse]


def viewer_middleware(get_response: Answer) -> Answer:
    """Sets `request.viewer`: the signed-in Person, or None. A query for the session, one for login and person."""

    def middleware(request: HttpRequest) -> HttpResponse:
        user = request.user
        viewer = user.person if isinstance(user, Login) else None
        request.viewer = viewer  # type: ignore[attr-defined]
        if viewer is None:
            return _after(request, get_response(request))
        if shared.is_shared_session(request) and not _has_time_left(request):
            return _time_is_over(request)
        recent.recall(request)
        with timezone.override(ZoneInfo(viewer.zone)):
            return _after(request, get_response(request))

    return middleware


def _has_time_left(request: HttpRequest) -> bool:
    """Whether the five minutes still run; saving something starts them anew."""
    until = shared.end_of(request)
    if until is None or clock.now() >= until:
        return False
    request.shared_until = shared.five_minutes() if request.method == "POST" else until  # type: ignore[attr-defined]
    return True


def _time_is_over(request: HttpRequest) -> HttpResponse:
    logout(request)
    entrance = f"{reverse('account_login')}?over=1"
    is_part = request.headers.get("HX-Request") == "true"
    response = whole_page_to(entrance) if is_part else HttpResponseRedirect(entrance)
    shared.wipe(request, response)
    return response


def _after(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What a signed-in answer carries: a proof of a moment ago, and on a shared computer the end of the minutes."""
    if not request.user.is_authenticated:
        return response
    recent.remember(request, response)
    if shared.is_shared_session(request) and not response.has_header("Clear-Site-Data"):
        request.session.set_expiry(0) if not request.session.get_expire_at_browser_close() else None
        until: datetime | None = getattr(request, "shared_until", None)
        shared.mark(response, until=until or shared.five_minutes())
        response["Cache-Control"] = "no-store"
        if until and request.method == "GET" and response.status_code == 200:
            # Also without a script: who has gone leaves no page behind.
            response["Refresh"] = str(int((until - clock.now()).total_seconds()) + 2)
    return response
