"""Doorways of what follows: how I want to be asked, what became of a check-in, and my own words."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.tough_news.actions import following
from troth.tough_news.forms import WayForm, WordsForm
from troth.tough_news.queries import following as reading
from troth.tough_news.rules import QUESTIONS, Move

SAID = {
    Move.DONE: "Done.",
    Move.ANOTHER_WAY: "Talked another way.",
    Move.NOT_WANTED: "Not wanted. No reason is asked.",
    Move.REOPEN: "Owed again.",
}


@signed_in
@require_POST
def settle(request: SignedInRequest, id: UUID, move: str) -> HttpResponse:
    """One tap about a check-in, from either side."""
    check_in = reading.check_in_for(request.viewer, id)
    moved = Move(move)

    def carry_out() -> None:
        following.settle_check_in(actor=request.viewer, check_in=check_in, move=moved)
        if moved is Move.REOPEN:
            say_done(request, SAID[moved])
        else:
            offer_undo(request, SAID[moved], "reopen-check-in", id=check_in.id)

    return attempt(request, carry_out, f"/tough-news/{check_in.told.news_id}/")


@signed_in
@require_POST
def choose_way(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Alone, with the group, or not at all."""
    follow_up = reading.follow_up_for(request.viewer, id)
    if follow_up.person_id != request.viewer.id:
        raise Http404
    form, before = WayForm(request.POST), follow_up.way

    def carry_out() -> None:
        way = form.cleaned_data["way"] if form.is_valid() else ""
        changed = following.choose_way(actor=request.viewer, follow_up=follow_up, way=way)
        ids = [str(one) for one in changed]
        offer_undo(request, "That is how you will be asked.", "restore-way", id=follow_up.id, way=before, ids=ids)

    return attempt(request, carry_out, f"/tough-news/{follow_up.told.news_id}/")


@signed_in
@require_POST
def ask_once_more(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A check-in at 30 days too, please."""
    told = reading.told_for(request.viewer, id)

    def carry_out() -> None:
        following.ask_once_more(actor=request.viewer, told=told)
        say_done(request, "Asked. It is owed to you like the others.")

    return attempt(request, carry_out, f"/tough-news/{told.news_id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The three questions, for myself or shared."""
    check_in = reading.check_in_for(request.viewer, id)
    if check_in.person_id != request.viewer.id:
        raise Http404
    before = reading.my_words_for(request.viewer, check_in)
    stands = {name: getattr(before, name) for name, _ in QUESTIONS} if before else {}
    form = WordsForm(request.POST or None, initial=stands | {"shared": "yes" if before and before.shared else "no"})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        written = following.write_words(actor=request.viewer, check_in=check_in, texts=said, shared=said["shared"])
        is_shared = written is not None and written.shared
        say_done(request, f"Shared with {check_in.owed_by.name}." if is_shared else "Kept, for you alone.")
        return redirect("tough_news:show", check_in.told.news_id)

    return fill_in(request, form, carry_out, "tough_news/words.html", check_in=check_in, before=before)


@signed_in
@require_POST
def delete_words(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Delete what I wrote."""
    mine = reading.one_of_my_words(request.viewer, id)

    def carry_out() -> None:
        following.delete_words(actor=request.viewer, words=mine)
        say_done(request, "Deleted.")

    return attempt(request, carry_out, "/tough-news/")
