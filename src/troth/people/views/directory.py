"""Pages: my teams, any team, finding somebody, confirming a leader."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from troth.kernel.errors import Refused

from ..confirming import confirm_leader, leaders_to_confirm, take_confirmation_back
from ..directory import FOUND_AT_MOST, person_for, search_people, team_sheet_for, team_sheets_for
from ..doors import SignedInRequest, signed_in
from ..offices.queries import holds, offices_of


@require_safe
@signed_in
def show_teams(request: SignedInRequest) -> HttpResponse:
    """My teams, and a search for anybody."""
    words = request.GET.get("q", "")[:120]
    found = search_people(request.viewer, words)
    context = {
        "sheets": team_sheets_for(request.viewer),
        "to_confirm": leaders_to_confirm(request.viewer),
        "words": words,
        "found": found,
        "is_cut": len(found) == FOUND_AT_MOST,
        "is_operator": holds(offices_of(request.viewer, request.viewer), "operator"),
    }
    return render(request, "people/teams_show.html", context)


@require_safe
@signed_in
def show_team(request: SignedInRequest, team: UUID) -> HttpResponse:
    """One team: who leads it, who is in it, what it is part of."""
    return render(request, "people/team_show.html", {"sheet": team_sheet_for(request.viewer, team)})


@require_POST
@signed_in
def confirm(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Say yes, this person leads me."""
    leader = person_for(request.viewer, person)
    try:
        confirm_leader(actor=request.viewer, leader=leader)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        request.session["undo"] = {
            "what": f"Noted: {leader.name} leads you.",
            "url": reverse("people:unconfirm-leader", args=[leader.id]),
        }
    return redirect("people:teams")


@require_POST
@signed_in
def unconfirm(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Take that back."""
    take_confirmation_back(actor=request.viewer, leader=person_for(request.viewer, person))
    request.session.pop("undo", None)
    return redirect("people:teams")
