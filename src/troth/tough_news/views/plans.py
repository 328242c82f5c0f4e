"""Doorways of a plan: the list, writing it, reading it, whom one plans it with, deleting it."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.cites.registry import citation_in, cited
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.tough_news.actions import planning
from troth.tough_news.actions.planning import TEXTS
from troth.tough_news.forms import CoAuthorForm, PlanForm, WayForm, told
from troth.tough_news.queries import following as reading
from troth.tough_news.queries import plans


@signed_in
@require_safe
def list_news(request: SignedInRequest) -> HttpResponse:
    """My plans, and what I have been told."""
    viewer = request.viewer
    context = {"plans": plans.plans_for(viewer), "told": plans.told_lately(viewer), "may_plan": plans.may_plan(viewer)}
    return render(request, "tough_news/list.html", context)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A plan for its authors; what was said, and what is owed, for somebody who has been told."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    mine = reading.told_of(request.viewer, id)
    if mine is not None:
        shown = reading.mine_for(request.viewer, mine, today)
        form = WayForm(initial={"way": shown.follow_up.way if shown.follow_up else ""})
        return render(request, "tough_news/told.html", {"mine": shown, "form": form, "today": today})
    plan = plans.plan_for(request.viewer, id)
    if plan.is_planned:
        beside = {"looks": plans.looks_for(plan), "moments": plans.last_moments(plan)}
        return render(request, "tough_news/plan.html", {"plan": plan, **beside})
    glance = reading.glance_for(request.viewer, plan.news, today)
    return render(request, "tough_news/glance.html", {"plan": plan, "glance": glance, "today": today})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest) -> HttpResponse:
    """Write a plan; only for those who lead somebody."""
    if not plans.may_plan(request.viewer):
        raise Http404
    about = citation_in(request.GET.get("cites"))
    cause = cited(request.viewer, about.kind, about.id) if about else None
    initial = {"title": cause.says[: TEXTS["title"]]} if cause else {}
    form = PlanForm(request.POST or None, choices=plans.choices_for(request.viewer), initial=initial)

    def carry_out(_: dict[str, Any]) -> HttpResponse:
        news = planning.plan_news(actor=request.viewer, written=form.written(), id=form.cleaned_data["once"])
        say_done(request, "Kept. Nobody else can tell that it is there.")
        return redirect("tough_news:show", news.id)

    return _write(request, form, carry_out, plan=None)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put a plan differently, while nobody has been told."""
    plan = plans.plan_for(request.viewer, id)
    if not plan.is_planned:
        return redirect("tough_news:show", id)
    stands = told(plan.news, plan.notes) | plans.touching(plan)
    form = PlanForm(request.POST or None, initial=stands, choices=plans.choices_for(request.viewer))

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        planning.change_news(
            actor=request.viewer, news=plan.news, written=form.written(), revision=said["revision"] or 0
        )
        say_done(request, "Kept.")
        return redirect("tough_news:show", id)

    return _write(request, form, carry_out, plan=plan)


def _write(request: SignedInRequest, form: PlanForm, carry_out: Any, *, plan: Any) -> HttpResponse:
    """The form; “look at my words” keeps nothing, and shows what is worth another look beside what was typed."""
    context = {"plan": plan, "looks": plans.looks_at(form.texts()) if "look" in request.POST else None}
    if "look" in request.POST:
        return render(request, "tough_news/write.html", {"form": _as_typed(form), **context})
    return fill_in(request, form, carry_out, "tough_news/write.html", **context)


def _as_typed(form: PlanForm) -> PlanForm:
    """The same form with what was typed, unsent: nothing is missing yet."""
    typed = {name: form[name].value() for name in form.fields}
    return PlanForm(initial=typed, choices=form.offered)


@signed_in
@require_safe
def cards(request: SignedInRequest, id: UUID) -> HttpResponse:
    """How those I lead among them like bad news. That I read their cards stands in their log, as always."""
    plan = plans.plan_for(request.viewer, id)
    wishes = plans.wishes_for(plan)
    return render(request, "tough_news/cards.html", {"plan": plan, "wishes": wishes})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def name_co_author(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Ask another leader to plan it with me."""
    plan = plans.plan_for(request.viewer, id)
    if not plan.is_leader:
        raise Http404
    form = CoAuthorForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        planning.name_co_author(actor=request.viewer, news=plan.news, person=said["person"])
        say_done(request, f"{said['person'].name} can read and change it now.")
        return redirect("tough_news:show", id)

    return fill_in(request, form, carry_out, "tough_news/co_author.html", plan=plan)


@signed_in
@require_POST
def remove_co_author(request: SignedInRequest, id: UUID, person: UUID) -> HttpResponse:
    """Plan it without them."""
    plan = plans.plan_for(request.viewer, id)
    other = plans.one_who_plans(request.viewer, plan, person)

    def carry_out() -> None:
        planning.remove_co_author(actor=request.viewer, news=plan.news, person=other)
        say_done(request, f"{other.name} no longer reads it.")

    return attempt(request, carry_out, "/tough-news/" if other == request.viewer else f"/tough-news/{id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete a plan that nobody was told, after a question."""
    plan = plans.plan_for(request.viewer, id)
    if not (plan.is_leader and plan.is_planned):
        raise Http404
    if request.method != "POST":
        return render(request, "tough_news/delete.html", {"plan": plan})

    def carry_out() -> None:
        planning.delete_plan(actor=request.viewer, news=plan.news)
        say_done(request, "Deleted.")

    return attempt(request, carry_out, "/tough-news/")
