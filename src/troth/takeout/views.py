"""Doorways: my data, taking a copy, deleting everything."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from troth.identity.doors import SignedInRequest, proven, signed_in
from troth.kernel.errors import Refused

from .erasing import erase_everything, what_remains
from .exporting import as_json, as_page, everything_of, glances_of
from .forms import EraseForm


@require_safe
@signed_in
def my_data(request: SignedInRequest) -> HttpResponse:
    """What is mine, and the ways to take it along or to delete it."""
    return render(request, "takeout/my_data.html", {"glances": glances_of(request.viewer)})


@require_safe
@proven
def copy_json(request: SignedInRequest) -> HttpResponse:
    """Everything of mine, for a program."""
    return _file(as_json(everything_of(request.viewer)), name="troth-my-data.json", kind="application/json")


@require_safe
@proven
def copy_page(request: SignedInRequest) -> HttpResponse:
    """Everything of mine, to read."""
    return _file(as_page(everything_of(request.viewer)), name="troth-my-data.html", kind="text/html; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
@proven
def erase(request: SignedInRequest) -> HttpResponse:
    """Say what goes and what remains; then, on the typed name, delete everything."""
    form = EraseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            erase_everything(person=request.viewer, typed=form.cleaned_data["typed"])
        except Refused as refusal:
            form.add_error(refusal.field, refusal.message)
        else:
            logout(request)
            return redirect("takeout:gone")
    context = {"form": form, "remains": what_remains(request.viewer)}
    return render(request, "takeout/erase.html", context, status=422 if form.errors else 200)


@require_safe
def gone(request: HttpRequest) -> HttpResponse:
    """That it is done; open to anyone, since nobody is signed in any more."""
    return render(request, "takeout/gone.html")


def _file(text: str, *, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(text, content_type=kind, headers=headers)
