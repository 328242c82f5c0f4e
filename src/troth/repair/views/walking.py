"""Doorways of the steps: the page of one repair, saying, listening, naming, yes, owning, opening, promising."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from troth.accounts.doors import fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.reading import note_read
from troth.repair.actions import walking
from troth.repair.doors import step_for
from troth.repair.forms import (
    CommitForm,
    ConfirmForm,
    ListenForm,
    NameForm,
    OpenForm,
    OwnForm,
    SayForm,
    TruthForm,
)
from troth.repair.queries.repairs import View, repair_for
from troth.repair.rules.apology import Look, Spoiler, look_at
from troth.repair.rules.steps import Move, Truth

NOTHING: frozenset[Spoiler] = frozenset()
EXPLAINING = frozenset({Spoiler.EXCUSE})  # where an explanation is asked for, it is one


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One thing the two of us go back to."""
    view = repair_for(request.viewer, id)
    note_read(viewer=request.viewer, subject=view.other, kind="repair_turn")
    number = view.named.number if view.named else 0
    form = ConfirmForm(initial={"number": number}) if view.may(Move.CONFIRM) else None
    return render(request, "repair/show.html", {"view": view, "repair": view.repair, "form": form})


def _step(
    request: SignedInRequest,
    view: View,
    move: Move,
    form: Any,
    act: Callable[..., Any],
    template: str,
    *,
    said: str,
    **context: Any,
) -> HttpResponse:
    """One step: its form, or what the action says; where it is not now, the page of the repair."""
    if request.method != "POST" and not view.may(move):
        return redirect("repair:show", view.repair.id)

    def carry_out(cleaned: dict[str, Any]) -> HttpResponse:
        fields = {key: value for key, value in cleaned.items() if key not in {"once", "next", "not_that"}}
        turn = act(actor=request.viewer, repair=view.repair, id=cleaned["once"], **fields)
        if turn is None or move in (Move.NAME, Move.COMMIT):
            say_done(request, said)
        else:
            offer_undo(request, said, "take-back-repair-turn", id=turn.id)
        return redirect("repair:show", view.repair.id)

    return fill_in(request, form, carry_out, template, view=view, repair=view.repair, **context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def say(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What happened, for me."""
    view = step_for(request.viewer, id, Move.SAY)
    form = SayForm(request.POST or None)
    return _step(
        request, view, Move.SAY, form, walking.say_what_happened, "repair/say.html", said=f"Said to {view.other.name}."
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def listen(request: SignedInRequest, id: UUID) -> HttpResponse:
    """I would like to hear it."""
    view = step_for(request.viewer, id, Move.LISTEN)
    form = ListenForm(request.POST or None)
    return _step(
        request,
        view,
        Move.LISTEN,
        form,
        walking.offer_to_listen,
        "repair/listen.html",
        said=f"Said to {view.other.name}.",
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def name(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What I did and what it did, as I have understood it."""
    view = step_for(request.viewer, id, Move.NAME)
    was = {"words": view.named.words, "more": view.named.more} if view.named else {}
    initial = {**was, "kind": view.repair.kind, "was_planned": view.repair.was_planned}
    form = NameForm(request.POST or None, initial=initial)
    return _step(request, view, Move.NAME, form, walking.name_it, "repair/name.html", said="Said. Now listen.")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Yes, that is it."""
    view = step_for(request.viewer, id, Move.CONFIRM)
    form = ConfirmForm(request.POST or None, initial={"number": view.named.number if view.named else 0})
    said = f"{view.other.name} reads: yes, that is it."
    return _step(request, view, Move.CONFIRM, form, walking.confirm_it, "repair/confirm.html", said=said)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Own it; where it is about integrity, after saying whether it is true."""
    view = step_for(request.viewer, id, Move.OWN)
    truth = request.POST.get("truth") or request.GET.get("truth", "")
    if view.needs_truth and view.may(Move.OWN) and truth not in set(Truth):
        form = TruthForm(request.GET if "truth" in request.GET else None)
        return render(request, "repair/truth.html", {"form": form, "view": view, "repair": view.repair})
    own_form = OwnForm(request.POST or None, truth=truth if view.needs_truth else "", kind=view.kind)
    if view.may(Move.OWN) and "look" in request.POST:
        return _look(request, view, own_form, "repair/own.html", {"words": NOTHING})
    said = f"Said to {view.other.name}."
    return _step(request, view, Move.OWN, own_form, walking.own_it, "repair/own.html", said=said)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def open_up(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Be open."""
    view = step_for(request.viewer, id, Move.OPEN)
    form = OpenForm(request.POST or None)
    if view.may(Move.OPEN) and "look" in request.POST:
        return _look(request, view, form, "repair/open.html", {"words": NOTHING, "more": EXPLAINING})
    said = f"Said to {view.other.name}."
    return _step(request, view, Move.OPEN, form, walking.speak_openly, "repair/open.html", said=said)


def _look(
    request: SignedInRequest, view: View, form: Any, template: str, drafts: dict[str, frozenset[Spoiler]]
) -> HttpResponse:
    """The form as it was typed, with what stands out in its drafts: computed now, kept nowhere."""
    texts = {name: str(form[name].value() or "").strip() for name in drafts}
    looks: list[tuple[str, Look]] = [
        (form.fields[name].label, look_at(text, besides=drafts[name])) for name, text in texts.items() if text
    ]
    context = {"form": form, "view": view, "repair": view.repair, "looks": looks, "looked": True}
    return render(request, template, context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def commit(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Promise what will be different."""
    view = step_for(request.viewer, id, Move.COMMIT)
    form = CommitForm(request.POST or None, viewer=request.viewer, safeguard=view.needs_safeguard, kind=view.kind)
    said = f"Promised. {view.other.name} sees it."
    return _step(request, view, Move.COMMIT, form, walking.commit_to_it, "repair/commit.html", said=said)
