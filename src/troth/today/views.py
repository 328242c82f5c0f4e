"""Doorways of Today and Between us."""

from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from troth.accords.queries.near import accord_near
from troth.accords.queries.teams import teams_for
from troth.accounts.doors import attempt, onward, page_asked
from troth.accounts.forms import LineForm
from troth.accounts.people_near import person_meant
from troth.cards.queries.cards import cards_between
from troth.cards.queries.questions import exchanges_between
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.kernel.errors import Refused
from troth.people.reading import note_read
from troth.repair.queries.near import repairs_near
from troth.replies.queries.answers import latest_answers
from troth.talks.queries.near import talks_near
from troth.tough_news.queries.near import news_near

from . import first_steps
from .actions import bring_back, put_aside, see_again, see_less
from .queries import between_for, day_for, people_for, waiting_for
from .rules import RULES
from .week import week_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Today for somebody signed in, and for anybody else what this is."""
    if getattr(request, "viewer", None) is None:
        return render(request, "today/front.html")
    return day(request)


@signed_in
def day(request: SignedInRequest) -> HttpResponse:
    """The few things that deserve attention now."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    found = day_for(request.viewer, today, clock.now())
    return render(request, "today/home.html", {"day": found, "today": today, "first_steps_about": first_steps.ABOUT})


@signed_in
@require_safe
def waiting(request: SignedInRequest) -> HttpResponse:
    """Everything that waits, not only the first five."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    return render(request, "today/waiting.html", {"nudges": waiting_for(request.viewer, today, clock.now())})


@signed_in
@require_safe
def week(request: SignedInRequest) -> HttpResponse:
    """The next seven days at a glance."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    return render(request, "today/week.html", {"week": week_for(request.viewer, today)})


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
    context = {
        "people": people,
        "typed": typed,
        "problem": problem,
        "team_list": teams_for(request.viewer),
        "answer_list": latest_answers(request.viewer, clock.today(ZoneInfo(request.viewer.zone))),
    }
    return render(request, "today/between.html", context)


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
        | accord_near(request.viewer, shown.other)
        | repairs_near(request.viewer, shown.other)
        | talks_near(request.viewer, shown.other)
        | news_near(request.viewer, shown.other),
    )


@signed_in
@require_POST
def aside(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put a reminder aside, for good or for some days: nobody else learns of it."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    until = {"tomorrow": today, "week": today + timedelta(days=6)}.get(request.POST.get("until", ""))
    put_aside(actor=request.viewer, about=id, today=today, until=until)
    say_undo(request, "Put aside. Nobody is told.", reverse("today:bring-back", args=[id]))
    return onward(request)


@signed_in
@require_POST
def back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Bring it back."""
    bring_back(actor=request.viewer, about=id)
    request.session.pop("undo", None)
    return onward(request)


@signed_in
@require_POST
def less(request: SignedInRequest, kind: str) -> HttpResponse:
    """Not useful: less of that for a while."""
    today = clock.today(ZoneInfo(request.viewer.zone))

    def carry_out() -> None:
        see_less(actor=request.viewer, kind=kind, today=today)
        says = f"For 60 days, {RULES[kind].called} come last, and one at a time. Nobody is told."
        say_undo(request, says, reverse("today:see-again", args=[kind]))

    return attempt(request, carry_out)


@signed_in
@require_POST
def again(request: SignedInRequest, kind: str) -> HttpResponse:
    """As before."""
    see_again(actor=request.viewer, kind=kind)
    request.session.pop("undo", None)
    return onward(request)


def say_undo(request: SignedInRequest, what: str, url: str) -> None:
    """Offer to take it back until the next thing is done."""
    request.session["undo"] = {"what": what, "url": url}
