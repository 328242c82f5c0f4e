"""Doorways of setting a day: a team's conversations, planning, moving, asking for one, not this time."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.guided import rules
from troth.guided.actions import planning, wishing
from troth.guided.forms import DayForm, first_day
from troth.guided.queries.conversations import conversation_for, team_for, view_of
from troth.guided.questions import QUESTIONS
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock


@signed_in
@require_safe
def team(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What the conversation is, the next one, and those that were."""
    return render(request, "guided/team.html", {"view": team_for(request.viewer, id), "questions": QUESTIONS})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Set a day, as the one who leads."""
    view = team_for(request.viewer, id)
    if not view.leads:
        raise Http404
    today = clock.today(ZoneInfo(request.viewer.zone))
    first = first_day(rules.day_proposed(view.latest.day if view.latest else None, today))
    form = DayForm(request.POST or None, viewer=request.viewer, initial=first)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        when = {"starts_at": form.starts_at(), "place": said["place"]}
        made = planning.plan_conversation(actor=request.viewer, team=view.team, **when, id=said["once"])
        say_done(request, "The day is set. Everybody on the team sees it.")
        return redirect("guided:show", made.id)

    return fill_in(request, form, carry_out, "guided/plan.html", view=view)


@signed_in
@require_POST
def ask(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Ask for it, without a name."""
    view = team_for(request.viewer, id)
    here = reverse("guided:team", args=[id])

    def carry_out() -> None:
        wishing.ask_for_it(actor=request.viewer, team=view.team)
        say_done(request, "Asked. From tomorrow your team sees that somebody did, never who.")

    return attempt(request, carry_out, here)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another day, hour or place."""
    view = view_of(request.viewer, id)
    now = view.conversation
    if not (view.is_mine and now.is_planned):
        raise Http404
    local = localtime(now.starts_at, ZoneInfo(request.viewer.zone))
    first = {"on": local.date(), "at": local.time(), "place": now.place, "revision": now.revision}
    form = DayForm(request.POST or None, viewer=request.viewer, initial=first)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        when = {"starts_at": form.starts_at(), "place": said["place"], "revision": said["revision"] or 0}
        planning.move_conversation(actor=request.viewer, conversation=now, **when)
        say_done(request, "Moved. Everybody on the team sees it.")
        return redirect("guided:show", id)

    return fill_in(request, form, carry_out, "guided/move.html", view=view)


@signed_in
@require_POST
def not_this_time(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Not this time, without a reason, and without a name."""
    found = conversation_for(request.viewer, id)

    def carry_out() -> None:
        planning.say_not_this_time(actor=request.viewer, conversation=found)
        offer_undo(request, "It is not this time. Nobody learns who said so.", "plan-guided-again", id=found.id)

    return attempt(request, carry_out, reverse("guided:show", args=[id]))
