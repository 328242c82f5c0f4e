"""The operator's page: the findings of `troth doctor`, and what was given up."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from troth.identity.doors import SignedInRequest, signed_in
from troth.jobs import state
from troth.jobs.actions import dismiss, try_again, try_all_again
from troth.people.queries import has_office

from .finding import Level
from .findings import findings


def _for_operators(request: SignedInRequest) -> None:
    """Http404 for everyone who does not hold the office."""
    if not has_office(request.viewer, "operator"):
        raise Http404


@require_GET
@signed_in
def show_findings(request: SignedInRequest) -> HttpResponse:
    """How this installation stands."""
    _for_operators(request)
    found = findings()
    context = {
        "mending": [one for one in found if one.level is not Level.GOOD],
        "well": [one for one in found if one.level is Level.GOOD],
        "given_up": state.given_up(),
    }
    return render(request, "operate/findings.html", context)


@require_POST
@signed_in
def settle_given_up(request: SignedInRequest) -> HttpResponse:
    """Try again, or dismiss, one thing that failed too often; or try all of it again, as after an outage."""
    _for_operators(request)
    if request.POST.get("do") == "all":
        try_all_again()
        messages.success(request, "All of it is tried again now.")
        return redirect("operate:findings")
    job = _uuid(request)
    if request.POST.get("do") == "dismiss":
        dismiss(job=job)
        messages.success(request, "Removed. It will not be tried again.")
    else:
        try_again(job=job)
        messages.success(request, "It is tried again now.")
    return redirect("operate:findings")


def _uuid(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("job", ""))
    except ValueError:
        raise Http404 from None
