"""Doorways of a team's accord: what is in force, its versions, and what one says to them."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from troth.accords.actions import team_answers
from troth.accords.queries import team_reading, teams
from troth.accords.team_forms import AnswerForm
from troth.accounts.doors import fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The accord of a team I am of."""
    view = teams.team_view_for(request.viewer, id)
    context = {
        "view": view,
        "force": teams.in_force_for(view),
        "proposals": teams.open_proposals_for(view),
        "past": teams.past_proposals_for(view),
        "versions": teams.versions_for(view),
        "owed": teams.unanswered_for(view) if view.leads else [],
    }
    return render(request, "accords/team_accord.html", context)


@signed_in
@require_safe
def clause(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One clause, how it came about, and what was said to it."""
    found = teams.team_clause_for(request.viewer, id)
    context = {
        "view": teams.team_view_for(request.viewer, found.accord.team_id),
        "clause": found,
        "came": teams.proposals_of(request.viewer, found),
    }
    return render(request, "accords/team_clause.html", context)


@signed_in
@require_safe
def version(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One version, to read and to print, what it changed, and what was said to it."""
    context = _of_version(request, id)
    form = AnswerForm(initial=_said(context["answers"]), is_version=True)
    return render(request, "accords/team_version.html", context | {"form": form})


def _said(answers: teams.Answers) -> dict[str, str]:
    return {"says": answers.mine.says, "reason": answers.mine.reason} if answers.mine else {}


def _of_version(request: SignedInRequest, id: UUID) -> dict[str, Any]:
    viewer, found = request.viewer, teams.team_version_for(request.viewer, id)
    view = teams.team_view_for(viewer, found.accord.team_id)
    return {
        "view": view,
        "version": found,
        "clauses": team_reading.clauses_of(found),
        "differences": team_reading.differences_from_before(viewer, found),
        "adopted": teams.adopted_with(viewer, found),
        "answers": teams.answers_to_version(viewer, found),
        "is_latest": teams.is_latest(viewer, found),
        "is_new": teams.is_newcomer(view, clock.today(ZoneInfo(viewer.zone))),
    }


@signed_in
@require_POST
def answer_version(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Say what I think of the accord in force."""
    found = teams.team_version_for(request.viewer, id)
    form = AnswerForm(request.POST, is_version=True)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        team_answers.answer_version(actor=request.viewer, version=found, says=said["says"], reason=said["reason"])
        say_done(request, "Said. The team sees it with your name.")
        return redirect("accords:team-version", id)

    return fill_in(request, form, carry_out, "accords/team_version.html", **_of_version(request, id))
