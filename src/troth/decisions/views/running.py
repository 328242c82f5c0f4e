"""Doorways of decisions for the one who decides: answering what was said, and the final say."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import uuid_in
from troth.accounts.undo import offer_undo, say_done
from troth.decisions.actions import answers, deciding
from troth.decisions.forms import AnswerForm, DecideForm
from troth.decisions.queries.decisions import View, answer_for, view_of
from troth.decisions.tough import plan_url
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.reading import note_reads

ASKED = ("outcome", "reasons", "would_change", "review_on")


def _decides_or_404(request: SignedInRequest, id: UUID) -> View:
    view = view_of(request.viewer, id)
    if not (view.decides and view.is_open):
        raise Http404
    authors = {one.input.author_id: one.input.author for one in view.said}
    note_reads(viewer=view.viewer, subjects=authors.values(), kind="decision_input")
    return view


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Everything that was said, and one answer to whatever is ticked."""
    view = _decides_or_404(request, id)
    form = AnswerForm(request.POST or None)
    ticked = [key for one in request.POST.getlist("inputs") if (key := uuid_in(one))]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = answers.answer_inputs(
            actor=request.viewer,
            decision=view.decision,
            inputs=ticked,
            became=said["became"],
            why=said["why"],
            id=said["once"],
        )
        offer_undo(request, "Answered.", "unanswer-inputs", id=made.id)
        is_all = view_of(request.viewer, id).missing.unanswered == 0
        return redirect("decisions:show" if is_all else "decisions:answer", id)

    context = {"view": view, "decision": view.decision, "ticked": set(ticked)}
    return fill_in(request, form, carry_out, "decisions/answer.html", **context)


@signed_in
@require_POST
def take_back_answer(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Answer those again."""
    given = answer_for(request.viewer, id)

    def carry_out() -> None:
        answers.take_back_answer(actor=request.viewer, answer=given)
        say_done(request, "Taken back. They wait for an answer again.")

    return attempt(request, carry_out, f"/decisions/{given.decision_id}/answer/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The final say, told to all at one moment."""
    view = _decides_or_404(request, id)
    onward = plan_url(request.viewer, view.decision.id)
    form = DecideForm(request.POST or None, viewer=request.viewer, may_plan=bool(onward))

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        final = deciding.FinalSay(**{key: said[key] for key in ASKED})
        deciding.decide(actor=request.viewer, decision=view.decision, final=final)
        say_done(request, "Decided. Everybody included reads it now.")
        return redirect(onward) if said.get("costs") else redirect("decisions:show", id)

    return fill_in(request, form, carry_out, "decisions/decide.html", view=view, decision=view.decision)
