"""Doorways of matters."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import uuid_in
from troth.accounts.undo import offer_undo, say_done
from troth.cites.registry import cited
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.queries import is_leader_of
from troth.people.reading import note_read
from troth.talks.actions import matters as doing
from troth.talks.forms import AfterForm, MatterForm, PromiseForm, TalkForm
from troth.talks.logged import KIND
from troth.talks.pairs import other_of
from troth.talks.queries import matters as reading
from troth.talks.queries.people import one_to_talk_with
from troth.talks.rules import WordKind, levels_open_to
from troth.talks.spectrum import FORMAL


def _page(matter_id: UUID) -> str:
    return f"/talks/matter/{matter_id}/"


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Something new to talk about; the address may bring the clause of an accord that it is about."""
    viewer, other = request.viewer, one_to_talk_with(request.viewer, id)
    clause = cited(viewer, "clause", found) if (found := uuid_in(request.GET.get("clause"))) else None
    form = MatterForm(request.POST or None, levels=levels_open_to(leads=is_leader_of(viewer, other)))
    if clause:
        del form.fields["is_agreed"]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        words = {"title": said["title"], "reason": said["reason"], "is_agreed": said.get("is_agreed", "yes")}
        chosen = {"level": said["level"], "clause_id": clause and clause.id, "id": said["once"]}
        talk = doing.begin_matter(actor=viewer, other=other, **words, **chosen)
        return redirect("talks:prepare", talk.id)

    return fill_in(request, form, carry_out, "talks/matter_begin.html", other=other, clause=clause, formal=FORMAL)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A matter: its talks on the spectrum, and what belongs to it."""
    view = reading.matter_for(request.viewer, id)
    note_read(viewer=request.viewer, subject=view.other, kind=KIND)
    return render(request, "talks/matter.html", {"view": view, "formal": FORMAL})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def next_talk(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another talk about the same thing."""
    viewer, matter = request.viewer, reading.matter_row(request.viewer, id)
    if matter.closed_on:
        raise Http404
    form = TalkForm(request.POST or None, levels=levels_open_to(leads=matter.leader_id == viewer.id))

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        chosen = {"level": said["level"], "reason": said["reason"], "id": said["once"]}
        return redirect("talks:prepare", doing.begin_talk(actor=viewer, matter=matter, **chosen).id)

    context = {"matter": matter, "other": other_of(matter, viewer), "formal": FORMAL}
    return fill_in(request, form, carry_out, "talks/talk_next.html", reached=reading.reached(viewer, matter), **context)


@signed_in
@require_POST
def close(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Close a matter I began."""
    matter = reading.matter_row(request.viewer, id)

    def carry_out() -> None:
        doing.close_matter(actor=request.viewer, matter=matter)
        offer_undo(request, "Closed. In 90 days everything of it is gone.", "reopen-matter", id=id)

    return attempt(request, carry_out, _page(id) if matter.shared_on else "/talks/")


@signed_in
@require_POST
def reopen(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Open it again."""
    matter = reading.matter_row(request.viewer, id)

    def carry_out() -> None:
        doing.reopen_matter(actor=request.viewer, matter=matter)
        say_done(request, "Open again.")

    return attempt(request, carry_out, _page(id))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def support(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Support I gave or offer, for both to read."""
    view = reading.matter_for(request.viewer, id)
    form = AfterForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        words = {"words": said["words"], "id": said["once"]}
        doing.say_in_matter(actor=request.viewer, matter=view.matter, kind=WordKind.SUPPORT, **words)
        say_done(request, "Noted, for both of you.")
        return redirect("talks:matter", id)

    return fill_in(request, form, carry_out, "talks/support.html", view=view)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A promise that belongs to this matter."""
    view = reading.matter_for(request.viewer, id)
    form = PromiseForm(request.POST or None, viewer=request.viewer)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = {"direction": said["direction"], "words": said["words"], "due_on": said["due_on"], "id": said["once"]}
        doing.promise_in_matter(actor=request.viewer, matter=view.matter, **made)
        say_done(request, "Said." if said["direction"] == "mine" else f"Asked. {view.other.name} can accept it.")
        return redirect("talks:matter", id)

    return fill_in(request, form, carry_out, "talks/promise.html", view=view)


@signed_in
@require_POST
def take_back_word(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back what I said in a matter."""
    word = reading.word_for(request.viewer, id)

    def carry_out() -> None:
        doing.take_back_word(actor=request.viewer, word=word)
        say_done(request, "Taken back.")

    return attempt(request, carry_out, _page(word.matter_id))
