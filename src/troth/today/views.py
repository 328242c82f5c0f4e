"""Doorways of Today and Between us."""

from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from troth.accords.queries.near import accord_near
from troth.accounts.doors import onward, page_asked
from troth.accounts.forms import LineForm
from troth.accounts.people_near import person_meant
from troth.cards.queries.cards import cards_between
from troth.cards.queries.questions import exchanges_between
from troth.cards.queries.today import cards_today
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.reading import note_read

from .actions import bring_back, put_aside
from .queries import accords_for_day, between_for, day_for, decisions_for_day, people_for


@signed_in
@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """The few things that deserve attention now."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    day = day_for(request.viewer, today, clock.now())
    return render(
        request,
        "today/home.html",
        {"day": day, "today": today, "snoozes": True, "cards": cards_today(request.viewer, today)}
        | {"accords": accords_for_day(request.viewer, today), "decisions": decisions_for_day(request.viewer, today)},
    )


@signed_in
@require_safe
def between(request: SignedInRequest) -> HttpResponse:
    """People around me by name; a typed name leads to that person's page."""
    typed, problem = request.GET.get("q", ""), ""
    if typed:
        try:
            return redirect("today:between-person", person_meant(request.viewer, typed).id)
        except Refused as refusal:
            problem = refusal.message
    people = people_for(request.viewer, page_asked(request))
    return render(request, "today/between.html", {"people": people, "typed": typed, "problem": problem})


@signed_in
@require_safe
def between_person(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What is between me and one person."""
    if id == request.viewer.id:
        raise Http404
    today = clock.today(ZoneInfo(request.viewer.zone))
    shown = between_for(request.viewer, id, today, clock.now())
    note_read(viewer=request.viewer, subject=shown.other, kind="moment")
    cards = cards_between(request.viewer, shown.other, today)
    if cards.has_cards:
        note_read(viewer=request.viewer, subject=shown.other, kind="card")
    asked = exchanges_between(request.viewer, shown.other)
    line = LineForm(
        viewer=request.viewer, prefix="line", initial={"next": request.path, "person": shown.other.name, "meant": id}
    )
    return render(
        request,
        "today/between_person.html",
        {"between": shown, "other": shown.other, "today": today, "line_form": line, "cards": cards, "asked": asked}
        | accord_near(request.viewer, shown.other),
    )


@signed_in
@require_POST
def aside(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put a reminder aside: nobody else learns of it."""
    put_aside(actor=request.viewer, about=id, today=clock.today(ZoneInfo(request.viewer.zone)))
    request.session["undo"] = {"what": "Put aside. Nobody is told.", "url": reverse("today:bring-back", args=[id])}
    return onward(request)


@signed_in
@require_POST
def back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Bring it back."""
    bring_back(actor=request.viewer, about=id)
    request.session.pop("undo", None)
    return onward(request)
