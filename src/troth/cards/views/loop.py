"""Doorways of the loop: what a leader did about a card, and whether it was so."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo
from troth.cards.actions import loop
from troth.cards.forms import ActedForm, WasSoForm
from troth.cards.queries.cards import card_of_another, note_for, said_about
from troth.identity.doors import SignedInRequest, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def acted(request: SignedInRequest, id: UUID) -> HttpResponse:
    """I acted on this card."""
    card = card_of_another(request.viewer, id)
    form = ActedForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        note = loop.note_acted(actor=request.viewer, card=card, words=said["words"], id=said["once"])
        offer_undo(request, f"Noted. {card.author.name} sees it.", "take-back-acted", id=note.id)
        return redirect("today:between-person", card.author_id)

    return fill_in(request, form, carry_out, "cards/acted.html", card=card)


@signed_in
@require_POST
def take_back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take my note back."""
    note = note_for(request.viewer, id)

    def carry_out() -> None:
        fields = loop.take_back_acted(actor=request.viewer, note=note)
        offer_undo(request, "Taken back.", "restore-acted", fields=fields)

    return attempt(request, carry_out, f"/between/{note.person_id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def was_it_so(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Whether it was so, for myself or openly."""
    note = note_for(request.viewer, id)
    if note.person_id != request.viewer.id:
        raise Http404
    before = said_about(request.viewer, note)
    was = {"says": before.says, "words": before.words, "openly": "yes" if before.openly else "no"} if before else {}
    form = WasSoForm(request.POST or None, initial=was)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        loop.say_whether(actor=request.viewer, note=note, says=said["says"], words=said["words"], openly=said["openly"])
        told = f"Said to {note.leader.name}." if said["openly"] else "Noted, for you alone."
        offer_undo(request, told, "unsay-was-so", id=note.id)
        return redirect("cards:list")

    return fill_in(request, form, carry_out, "cards/was_so.html", note=note, before=before)


@signed_in
@require_POST
def unsay(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back whatever I said about it."""
    note = note_for(request.viewer, id)
    return attempt(request, lambda: loop.unsay_whether(actor=request.viewer, note=note), "/cards/")
