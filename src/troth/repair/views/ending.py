"""Doorways of coming back to it: what was done since, how it is, and opening it again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.repair.actions import closing, walking
from troth.repair.doors import step_for
from troth.repair.forms import AnswerForm, SinceForm
from troth.repair.rules.steps import Move


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def since(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What I did since."""
    view = step_for(request.viewer, id, Move.SINCE)
    if request.method != "POST" and not view.may(Move.SINCE):
        return redirect("repair:show", id)
    form = SinceForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        turn = walking.say_since(actor=request.viewer, repair=view.repair, words=said["words"], id=said["once"])
        _done(request, f"Said to {view.other.name}.", turn)
        return redirect("repair:show", id)

    return fill_in(request, form, carry_out, "repair/since.html", view=view, repair=view.repair)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: SignedInRequest, id: UUID) -> HttpResponse:
    """How it is, for me."""
    view = step_for(request.viewer, id, Move.ANSWER)
    if request.method != "POST" and not view.may(Move.ANSWER):
        return redirect("repair:show", id)
    form = AnswerForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        fields = {name: said[name] for name in ("outcome", "words")}
        turn = closing.say_how_it_is(actor=request.viewer, repair=view.repair, id=said["once"], **fields)
        _done(request, f"Said to {view.other.name}.", turn)
        return redirect("repair:show", id)

    return fill_in(request, form, carry_out, "repair/answer.html", view=view, repair=view.repair)


def _done(request: SignedInRequest, said: str, turn: Any) -> None:
    if turn is None:
        say_done(request, said)
    else:
        offer_undo(request, said, "take-back-repair-turn", id=turn.id)


@signed_in
@require_POST
def reopen(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Open it again."""
    view = step_for(request.viewer, id, Move.REOPEN)

    def carry_out() -> None:
        closing.reopen_repair(actor=request.viewer, repair=view.repair)
        say_done(request, "Open again.")

    return attempt(request, carry_out, f"/repair/{id}/")
