"""Doorways of cards: one's own list, writing, sharing, renewing, deleting, and one page of them all."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.cards.actions import cards
from troth.cards.forms import CardForm
from troth.cards.manual import write_manual
from troth.cards.queries.cards import my_card, my_cards, page_for
from troth.cards.rules import AUDIENCE_WORDS, KIND_WORDS, Audience, CardKind
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock

LIST = "/cards/"
FIELDS = ("kind", "words", "audience")


@signed_in
@require_safe
def list_cards(request: SignedInRequest) -> HttpResponse:
    """My cards, by kind, with who can read each."""
    groups = my_cards(request.viewer, clock.today(ZoneInfo("UTC")))
    count = sum(len(group.cards) for group in groups)
    return render(request, "cards/list.html", {"groups": groups, "count": count, "audiences": AUDIENCE_WORDS})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest) -> HttpResponse:
    """Write one."""
    asked = request.GET.get("kind", "")
    kind = CardKind(asked) if asked in set(CardKind) else None
    form = CardForm(request.POST or None, initial={"kind": kind.value if kind else ""})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        card = cards.write_card(actor=request.viewer, id=said["once"], **{key: said[key] for key in FIELDS})
        offer_undo(request, "Written.", "delete-card", id=card.id)
        return redirect("cards:list")

    return fill_in(request, form, carry_out, "cards/write.html", kinds=KIND_WORDS)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put it differently, or choose who reads it."""
    card = my_card(request.viewer, id)
    was = {key: getattr(card, key) for key in FIELDS}
    form = CardForm(request.POST or None, initial=was)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        cards.change_card(actor=request.viewer, card=card, **{key: said[key] for key in FIELDS})
        offer_undo(request, "Changed.", "change-card", id=card.id, **was)
        return redirect("cards:list")

    return fill_in(request, form, carry_out, "cards/change.html", card=card)


@signed_in
@require_POST
def share(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Choose who reads it, with one tap."""
    card = my_card(request.viewer, id)
    audience = request.POST.get("audience", "")

    def carry_out() -> None:
        cards.share_card(actor=request.viewer, card=card, audience=audience)
        said = AUDIENCE_WORDS[Audience(audience)]
        offer_undo(request, f"Who can read it now: {said.lower()}.", "share-card", id=card.id, audience=card.audience)

    return attempt(request, carry_out, LIST)


@signed_in
@require_POST
def renew(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another year."""
    card = my_card(request.viewer, id)

    def carry_out() -> None:
        cards.renew_card(actor=request.viewer, card=card)
        if card.expires_on > clock.today(ZoneInfo("UTC")):
            offer_undo(request, "Renewed for a year.", "unrenew-card", id=card.id, day=card.expires_on)
        else:
            say_done(request, "Renewed for a year.")

    return attempt(request, carry_out, LIST)


@signed_in
@require_POST
def delete(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete it."""
    card = my_card(request.viewer, id)

    def carry_out() -> None:
        fields = cards.delete_card(actor=request.viewer, card=card)
        offer_undo(request, "Deleted.", "restore-card", fields=fields)

    return attempt(request, carry_out, LIST)


def _audience_asked(request: SignedInRequest) -> Audience:
    asked = request.GET.get("for", "")
    return Audience(asked) if asked in set(Audience) else Audience.TEAM


@signed_in
@require_safe
def one_page(request: SignedInRequest) -> HttpResponse:
    """My cards as one page, as those I choose would see them, to print."""
    audience = _audience_asked(request)
    today = clock.today(ZoneInfo(request.viewer.zone))
    tabs = [
        {"label": words, "url": f"?for={one.value}", "is_current": one is audience}
        for one, words in AUDIENCE_WORDS.items()
    ]
    groups = page_for(request.viewer, audience, today)
    return render(
        request, "cards/page.html", {"groups": groups, "tabs": tabs, "audience": audience.value, "today": today}
    )


@signed_in
@require_safe
def markdown(request: SignedInRequest) -> HttpResponse:
    """The same as Markdown, which the import reads."""
    groups = page_for(request.viewer, _audience_asked(request), clock.today(ZoneInfo("UTC")))
    parts = [(group.heading, [one.card.words for one in group.cards]) for group in groups]
    text = write_manual(request.viewer.name, parts)
    return HttpResponse(
        text,
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="about-me.md"'},
    )
