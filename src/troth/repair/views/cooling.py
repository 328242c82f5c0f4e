"""Doorways of “not while I am angry”: putting it away, looking at it calmly, and letting it go."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import person_or_404
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.queries import is_leader_of
from troth.repair.actions import cooling
from troth.repair.forms import CoolForm, LaterForm
from troth.repair.queries.cooling import cooling_for
from troth.ui.days import plain_day


def _day_in_words(back_at: datetime, zone: str) -> str:
    day = back_at.astimezone(ZoneInfo(zone)).date()
    return plain_day(day, today=clock.today(ZoneInfo(zone)))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def cool(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Not while I am angry."""
    other = person_or_404(request.viewer, id)
    leads = is_leader_of(request.viewer, other)
    form = CoolForm(request.POST or None, viewer=request.viewer, may_write=not leads)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        words = said.get("words", "")
        made = cooling.cool_off(actor=request.viewer, other=other, back_at=form.back_at, words=words, id=said["once"])
        told = f"Put away. It comes back {_day_in_words(form.back_at, request.viewer.zone)}."
        offer_undo(request, told, "end-cooling", id=made.id)
        return redirect("today:between-person", other.id)

    return fill_in(request, form, carry_out, "repair/cool.html", other=other, leads=leads)


@signed_in
@require_http_methods(["GET", "HEAD"])
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What I put away, to look at calmly."""
    return _shown(request, id)


@signed_in
@require_http_methods(["POST"])
def later(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Wait longer."""
    return _shown(request, id)


def _shown(request: SignedInRequest, id: UUID) -> HttpResponse:
    found = cooling_for(request.viewer, id)
    form = LaterForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        cooling.wait_longer(actor=request.viewer, cooling=found, back_at=form.back_at)
        say_done(request, f"It comes back {_day_in_words(form.back_at, request.viewer.zone)}.")
        return redirect("repair:cooling", id)

    leads = is_leader_of(request.viewer, found.other)
    return fill_in(request, form, carry_out, "repair/cooling.html", cooling=found, other=found.other, leads=leads)


@signed_in
@require_POST
def delete_words(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete what I wrote in anger."""
    found = cooling_for(request.viewer, id)

    def carry_out() -> None:
        cooling.delete_words(actor=request.viewer, cooling=found)
        say_done(request, "Deleted.")

    return attempt(request, carry_out, f"/repair/cooling/{id}/")


@signed_in
@require_POST
def over(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It is over."""
    found = cooling_for(request.viewer, id)

    def carry_out() -> None:
        fields = cooling.end_cooling(actor=request.viewer, cooling=found)
        offer_undo(request, "Let go. All of it is gone.", "restore-cooling", fields=fields)

    return attempt(request, carry_out, "/repair/")
