"""Doorways of having said it: marking who was told, what could not be answered, the group’s check-in, closing."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.tough_news.actions import following, planning, telling
from troth.tough_news.forms import QuestionForm, TellForm
from troth.tough_news.queries import plans


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What they will read from now on, and whom I have told."""
    plan = plans.plan_for(request.viewer, id)
    today = clock.today(ZoneInfo(request.viewer.zone))
    form = TellForm(request.POST or None, people=plan.to_tell, today=today)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        people = [UUID(one) for one in said["people"]]
        told = telling.tell_people(actor=request.viewer, news=plan.news, people=people, told_on=said["told_on"])
        say_done(
            request, "Marked. They can read it now, and you owe each of them two check-ins." if told else "Marked."
        )
        return redirect("tough_news:show", id)

    return fill_in(request, form, carry_out, "tough_news/tell.html", plan=plan)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What I could not answer becomes my word to answer it."""
    plan = plans.plan_for(request.viewer, id)
    people = {str(one.person_id): one.person for one in plan.told if one.told_by_id == request.viewer.id}
    if not people:
        raise Http404
    form = QuestionForm(request.POST or None, viewer=request.viewer, people=people.values())

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        asker = people[said["asker"]]
        promise = telling.promise_answer(
            actor=request.viewer,
            news=plan.news,
            asker=asker,
            words=said["words"],
            due_on=said["due_on"],
            id=said["once"],
        )
        offer_undo(request, f"Promised. {asker.name} sees it.", "unsay", id=promise.id)
        return redirect("tough_news:show", id)

    return fill_in(request, form, carry_out, "tough_news/question.html", plan=plan)


@signed_in
@require_POST
def group(request: SignedInRequest, id: UUID, occasion: str) -> HttpResponse:
    """Held with the group: one tap."""
    news = plans.plan_of(request.viewer, id)

    def carry_out() -> None:
        changed = following.settle_group(actor=request.viewer, news=news, occasion=occasion)
        ids = [str(one) for one in changed]
        offer_undo(request, "Done with the group.", "reopen-group", ids=ids) if ids else say_done(request, "Done.")

    return attempt(request, carry_out, f"/tough-news/{id}/")


@signed_in
@require_POST
def close(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Close it, once nothing is owed."""
    news = plans.plan_of(request.viewer, id)

    def carry_out() -> None:
        planning.close_news(actor=request.viewer, news=news)
        offer_undo(request, "Closed.", "reopen-news", id=news.id)

    return attempt(request, carry_out, f"/tough-news/{id}/")
