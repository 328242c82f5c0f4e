"""Doorways of what comes after a talk."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.talks.actions import after, talks
from troth.talks.forms import AfterForm, RevisitForm, calmer_at
from troth.talks.pairs import other_of
from troth.talks.queries import matters as reading
from troth.talks.rules import FollowUpState, RevisitState, TalkState
from troth.talks.spectrum import words_of

if TYPE_CHECKING:
    from troth.talks.models import Talk

SETTLED = {
    FollowUpState.DONE: "Noted. They see it.",
    FollowUpState.DECLINED: "Declined, without a reason. They see it.",
}


def _held_talk(request: SignedInRequest, id: UUID) -> tuple["Talk", dict[str, Any]]:
    talk = reading.talk_for(request.viewer, id)
    if talk.state != TalkState.HELD:
        raise Http404
    about = {"talk": talk, "matter": talk.matter, "other": other_of(talk.matter, request.viewer)}
    return talk, about | {"level": words_of(talk.level)}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def words(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A few words after a talk."""
    talk, about = _held_talk(request, id)
    form = AfterForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        talks.say_after(actor=request.viewer, talk=talk, words=said["words"], id=said["once"])
        say_done(request, "Said, to both of you.")
        return redirect("talks:matter", talk.matter_id)

    return fill_in(request, form, carry_out, "talks/words.html", **about)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def revisit(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Come back to it when calmer."""
    talk, about = _held_talk(request, id)
    form = RevisitForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        after.revisit_later(actor=request.viewer, talk=talk, due_at=calmer_at(said["when"]))
        say_done(request, "Both of you are reminded then.")
        return redirect("talks:matter", talk.matter_id)

    return fill_in(request, form, carry_out, "talks/revisit.html", **about)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def finish_revisit(request: SignedInRequest, id: UUID) -> HttpResponse:
    """We came back to it."""
    row = reading.revisit_for(request.viewer, id)
    if row.state != RevisitState.WAITING:
        return redirect("talks:matter", row.talk.matter_id)
    form = AfterForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        after.finish_revisit(actor=request.viewer, row=row, words=said["words"], id=said["once"])
        say_done(request, "Noted, for both of you.")
        return redirect("talks:matter", row.talk.matter_id)

    other = other_of(row.talk.matter, request.viewer)
    about = {"talk": row.talk, "matter": row.talk.matter, "other": other, "level": words_of(row.talk.level)}
    return fill_in(request, form, carry_out, "talks/revisited.html", row=row, **about)


@signed_in
@require_POST
def let_go(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It need not be."""
    row = reading.revisit_for(request.viewer, id)

    def carry_out() -> None:
        after.let_go_revisit(actor=request.viewer, row=row)
        say_done(request, "Let go. No reason is needed.")

    return attempt(request, carry_out, f"/talks/matter/{row.talk.matter_id}/")


@signed_in
@require_POST
def follow_up(request: SignedInRequest, id: UUID, state: str) -> HttpResponse:
    """Done, or declined."""
    row, became = reading.follow_up_for(request.viewer, id), FollowUpState(state)

    def carry_out() -> None:
        after.settle_follow_up(actor=request.viewer, row=row, state=became)
        offer_undo(request, SETTLED[became], "owe-follow-up", id=id)

    return attempt(request, carry_out, f"/talks/matter/{row.talk.matter_id}/")
