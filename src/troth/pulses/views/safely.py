"""Doorways for everybody: what is on, how it works, who is counted together, figures, and checking them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from troth.identity.doors import SignedInRequest, signed_in
from troth.identity.shared import is_shared_session
from troth.pulses import beside
from troth.pulses.actions.moving import today
from troth.pulses.queries.checking import check_for
from troth.pulses.queries.releases import MOST, figures_for, releases_for, sat_out_by
from troth.pulses.queries.rounds import holders_for, may_lead_rounds, mine_for, safely_for, together_for
from troth.pulses.queries.small import small_teams_for


@require_safe
@signed_in
def safely(request: SignedInRequest) -> HttpResponse:
    """What is on now, the same for everybody counted together."""
    on = safely_for(request.viewer, today())
    context = {
        "safely": on,
        "reminders": beside.reminders_for(request.viewer, on.to_answer),
        "releases": releases_for(request.viewer)[:6],
        "small_teams": small_teams_for(request.viewer),
        "is_shared": is_shared_session(request),
        "may_lead": may_lead_rounds(request.viewer),
    }
    return render(request, "pulses/safely.html", context)


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    """What is protected and what is not, in plain words: for anybody, signed in or not."""
    viewer = getattr(request, "viewer", None)
    return render(request, "pulses/how.html", {"holders": holders_for(viewer) if viewer else None})


@require_safe
@signed_in
def together(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The names counted together and the check words, for those people alone; on paper too."""
    mine = mine_for(request.viewer, id)
    context = {"mine": mine, "together": together_for(request.viewer, mine), "holders": holders_for(request.viewer)}
    return render(request, "pulses/together.html", context)


@require_safe
@signed_in
def past(request: SignedInRequest) -> HttpResponse:
    """All figures the reader may see."""
    context = {
        "releases": releases_for(request.viewer)[:MOST],
        "sat_out": sat_out_by(request.viewer),
        "holders": holders_for(request.viewer),
    }
    return render(request, "pulses/past.html", context)


@require_safe
@signed_in
def figures(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What a group answered, for the group and its leader alike."""
    found = figures_for(request.viewer, id)
    elsewhere = beside.first_for(request.viewer, found)
    if elsewhere:
        return redirect(elsewhere)
    parts = beside.parts_for(request.viewer, found)
    context = {"figures": found, "parts": parts, "holders": holders_for(request.viewer)}
    return render(request, "pulses/figures.html", context)


@require_safe
@signed_in
def figures_paper(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The figures of a group as a file, to be checked against the signed count."""
    found = figures_for(request.viewer, id)
    elsewhere = beside.first_for(request.viewer, found)
    if elsewhere:
        return redirect(elsewhere)
    if not found.paper:
        raise Http404
    return _file(found.paper, "figures")


@require_safe
@signed_in
def check(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Everything about a round that anybody can check."""
    context = {"check": check_for(request.viewer, id), "holders": holders_for(request.viewer)}
    return render(request, "pulses/check.html", context)


@require_safe
@signed_in
def document(request: SignedInRequest, id: UUID, which: str) -> HttpResponse:
    """A signed document, byte for byte."""
    return _file(check_for(request.viewer, id).document(which).encode(), which)


def _file(data: bytes, called: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="troth-{called}.json"'}
    return HttpResponse(data, content_type="application/json", headers=headers)
