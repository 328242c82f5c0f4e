"""The demo's cast, and stepping in as one of them."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..actions.demo import is_open, step_in
from ..cast import cast, part_of


@never_cache
def show_cast(request: HttpRequest) -> HttpResponse:
    """Everybody worth being, and who they are."""
    if not is_open(request):
        raise Http404
    asked = request.GET.get("name", "").strip()
    return render(request, "identity/cast.html", {"groups": cast(asked), "asked": asked})


@never_cache
@require_POST
def enter(request: HttpRequest, person: UUID) -> HttpResponse:
    """Be this person, at once."""
    found = part_of(person)
    if found is None or not is_open(request):
        raise Http404
    login = step_in(request=request, person=found)
    logout(request)
    get_adapter().login(request, login)
    return redirect("today:home")
