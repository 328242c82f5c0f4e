"""Doorways for a leader: guess first, then write the answer, correct it."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel.ids import new_id
from troth.pulses.actions.moving import today
from troth.pulses.queries.releases import figures_for
from troth.replies.actions import answering, guessing
from troth.replies.forms import AnswerForm, CorrectForm, GuessForm
from troth.replies.queries.answers import answer_before, answer_for, answer_to
from troth.replies.queries.writing import desk_for, is_asked_to_guess


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def guess(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What one thinks the team said; then the figures. Guessed already: the figures."""
    figures = figures_for(request.viewer, id)
    if not is_asked_to_guess(request.viewer, figures, today()):
        return redirect("pulses:figures", id)
    form = GuessForm(request.POST if request.method == "POST" else None, figures=figures)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        guessing.guess(actor=request.viewer, release=figures.release, levels=form.levels, shares=form.shares)
        return redirect("pulses:figures", id)

    return fill_in(request, form, carry_out, "replies/guess.html", figures=figures)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The answer: kept as a draft, or published."""
    desk = desk_for(request.viewer, id, today())
    answer = answer_to(request.viewer, desk.release) if desk.is_answered else None
    if answer and request.method != "POST":
        return redirect("replies:show", answer.reply.id)
    form = AnswerForm(request.POST or None, viewer=request.viewer, initial=desk.initial)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        if "publish" not in request.POST:
            answering.keep_draft(actor=request.viewer, release=desk.release, said=form.said)
            say_done(request, "Kept as a draft, for you alone.")
            return redirect("replies:write", id)
        once = said["once"] or new_id()
        reply = answering.publish(actor=request.viewer, release=desk.release, said=form.said, id=once)
        say_done(request, "Published. Everybody in the group is told.")
        return redirect("replies:show", reply.id)

    before = answer_before(request.viewer, desk.release)
    return fill_in(request, form, carry_out, "replies/write.html", desk=desk, before=before)


@require_POST
@signed_in
def forget(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete the draft."""
    desk = desk_for(request.viewer, id, today())

    def drop() -> None:
        answering.drop_draft(actor=request.viewer, release=desk.release)

    return attempt(request, drop, reverse("pulses:figures", args=[id]))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def correct(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put an answer differently; how it read before stays visible."""
    answer = answer_for(request.viewer, id)
    if answer.reply.author_id != request.viewer.id:
        raise Http404
    first = {"heard": answer.reply.heard, "will_not": answer.reply.will_not, "revision": answer.reply.revision}
    form = CorrectForm(request.POST or None, initial=first)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        answering.correct(actor=request.viewer, reply=answer.reply, **said)
        return redirect("replies:show", id)

    return fill_in(request, form, carry_out, "replies/correct.html", answer=answer)
