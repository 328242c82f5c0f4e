"""Doorways of the overview, the spectrum explained, and the mirror."""

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.queries import led_ids
from troth.talks.queries import mirror as reading
from troth.talks.queries.matters import matters_for
from troth.talks.queries.series import ended_series, next_meetings, running_series
from troth.talks.spectrum import FORMAL, LEVEL_WORDS


@signed_in
@require_safe
def list_talks(request: SignedInRequest) -> HttpResponse:
    """My 1:1s and matters."""
    viewer = request.viewer
    planned = {one.series_id: one for one in next_meetings(viewer)}
    context = {
        "series": [(one, planned.get(one.id)) for one in running_series(viewer)[:60]],
        "ended": ended_series(viewer),
        "matters": matters_for(viewer),
        "leads": led_ids(viewer).exists(),
    }
    return render(request, "talks/list.html", context)


@signed_in
@require_safe
def explain(request: SignedInRequest) -> HttpResponse:
    """What the spectrum is, and what is outside it."""
    return render(request, "talks/spectrum.html", {"levels": LEVEL_WORDS.values(), "formal": FORMAL})


@signed_in
@require_safe
def mirror(request: SignedInRequest) -> HttpResponse:
    """What my own entries show me: for those who lead."""
    if not led_ids(request.viewer).exists():
        raise Http404
    today = clock.today(ZoneInfo(request.viewer.zone))
    return render(request, "talks/mirror.html", {"mirror": reading.mirror_for(request.viewer, today, clock.now())})
