"""Doorways of questions: choosing one, answering first, and the exchange that follows."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.cards.actions import questions
from troth.cards.bank import QUESTIONS
from troth.cards.forms import AskForm, TurnForm
from troth.cards.queries.cards import wishes_of
from troth.cards.queries.questions import exchange_for, levels_for, may_ask_from, one_led, turn_for
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.reading import note_read

TURNS = {"answer": questions.answer_question, "back": questions.ask_back, "reply": questions.reply}


@signed_in
@require_safe
def choose(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The questions I may ask somebody I lead: at most one level deeper than the last time."""
    viewer, person = request.viewer, one_led(request.viewer, id)
    today = clock.today(ZoneInfo("UTC"))
    from_day = may_ask_from(viewer, person, today)
    wishes = wishes_of(viewer, person)
    if wishes:
        note_read(viewer=viewer, subject=person, kind="card")
    context = {"person": person, "levels": levels_for(viewer, person), "wishes": wishes}
    return render(request, "cards/choose.html", context | {"from_day": from_day if from_day > today else None})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedInRequest, id: UUID, key: str) -> HttpResponse:
    """Answer it myself, and ask."""
    person = one_led(request.viewer, id)
    if key not in QUESTIONS:
        raise Http404
    form = AskForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        asking = questions.ask_question(
            actor=request.viewer, person=person, key=key, answer=said["words"], id=said["once"]
        )
        say_done(request, f"Asked. {person.name} reads your answer first.")
        return redirect("cards:question", asking.id)

    return fill_in(request, form, carry_out, "cards/ask.html", person=person, question=QUESTIONS[key])


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One question and what the two of us said."""
    exchange = exchange_for(request.viewer, id)
    return render(request, "cards/question.html", _shown(exchange))


def _shown(exchange: Any) -> dict[str, Any]:
    asking = exchange.asking
    other = asking.person if exchange.is_mine else asking.leader
    return {"exchange": exchange, "asking": asking, "other": other, "answer_form": TurnForm(prefix="say")}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest, id: UUID, kind: str) -> HttpResponse:
    """Answer, ask back, or reply."""
    exchange = exchange_for(request.viewer, id)
    if (kind == "reply") != exchange.is_mine:
        raise Http404
    form = TurnForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        TURNS[kind](actor=request.viewer, asking=exchange.asking, words=said["words"], id=said["once"])
        say_done(request, "Said.")
        return redirect("cards:question", id)

    return fill_in(request, form, carry_out, "cards/say.html", kind=kind, **_shown(exchange))


@signed_in
@require_POST
def set_aside(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Pass: it leaves my list, and nobody learns of it."""
    asking = exchange_for(request.viewer, id).asking

    def carry_out() -> None:
        questions.pass_question(actor=request.viewer, asking=asking)
        offer_undo(request, "Set aside. Nobody is told.", "bring-back-question", id=asking.id)

    return attempt(request, carry_out)


@signed_in
@require_POST
def take_back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take my question back."""
    asking = exchange_for(request.viewer, id).asking

    def carry_out() -> None:
        questions.take_back_question(actor=request.viewer, asking=asking)
        say_done(request, "Taken back.")

    return attempt(request, carry_out, f"/between/{asking.person_id}/")


@signed_in
@require_POST
def take_back_turn(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back what I said."""
    turn = turn_for(request.viewer, id)

    def carry_out() -> None:
        questions.take_back_turn(actor=request.viewer, turn=turn)
        say_done(request, "Taken back.")

    return attempt(request, carry_out, f"/cards/question/{turn.asking_id}/")
