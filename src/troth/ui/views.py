"""Doorways of the look itself: the gallery of components, and the choice between light and dark."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from troth.ui.gallery import sample

YEAR = 365 * 24 * 60 * 60


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Each component in each state, with sample text only; open to anyone."""
    return render(request, "ui/gallery.html", sample() | {"said": request.GET.get("said") == "kept"})


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Remember light or dark in a cookie; on a shared computer only until the browser closes."""
    onward = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(onward, allowed_hosts={request.get_host()}):
        onward = "/"
    response = redirect(onward)
    theme = request.POST.get("theme")
    if theme in {"light", "dark"}:
        age = None if getattr(request, "shared_until", None) else YEAR
        response.set_cookie("theme", theme, max_age=age, samesite="Lax", secure=request.is_secure(), httponly=True)
    else:
        response.delete_cookie("theme", samesite="Lax")
    return response
