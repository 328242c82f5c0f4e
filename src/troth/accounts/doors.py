"""What every doorway of accounts shares: where to go afterwards, and how a refusal is shown."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from troth.kernel.errors import Refused


def onward(request: HttpRequest, otherwise: str = "/") -> HttpResponseRedirect:
    """Back to the page the form came from; only ever a page of this site."""
    asked = next((str(value) for key, value in request.POST.items() if key.endswith("next") and value), otherwise)
    safe = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()})
    return redirect(asked if safe and asked.startswith("/") else otherwise)


def page_asked(request: HttpRequest) -> int:
    """The page of a list that the address names; the first one where it names none."""
    page = request.GET.get("page", "1")
    return int(page) if page.isdigit() and len(page) < 7 else 1


def attempt(request: HttpRequest, act: Callable[[], object], otherwise: str = "/") -> HttpResponseRedirect:
    """A single tap: do it, or say why not, and go back."""
    try:
        act()
    except Refused as error:
        messages.warning(request, error.message)
    return onward(request, otherwise)


def fill_in(
    request: HttpRequest, form: Any, act: Callable[[dict[str, Any]], object], template: str, **context: Any
) -> HttpResponse:
    """A form of its own: shown, or carried out; what cannot be carried out stays as it was typed (422)."""
    if request.method != "POST":
        return render(request, template, {"form": form, **context})
    if form.is_valid():
        try:
            done = act(form.cleaned_data)
        except Refused as error:
            refuse(form, error)
        else:
            return done if isinstance(done, HttpResponse) else onward(request, context.get("otherwise", "/"))
    return render(request, template, {"form": form, **context}, status=422)


def refuse(form: Form, error: Refused) -> None:
    """Beside its field, or on top where the form has no such field."""
    form.add_error(error.field if error.field in form.fields else None, error.message)
