"""Doorways of one talk: preparing it, the note to hold in hand, the invitation, moving it, having had it."""

from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.reading import note_read
from troth.talks.actions import after, talks
from troth.talks.forms import HeldForm, PlanForm, PreparationForm, StartForm, calmer_at
from troth.talks.logged import KIND
from troth.talks.pairs import other_of
from troth.talks.queries import matters as reading
from troth.talks.rules import TalkState
from troth.talks.spectrum import FORMAL, LAW, invitation_for, parts_for, words_of

if TYPE_CHECKING:
    from troth.talks.models import Talk


def _about(request: SignedInRequest, talk: "Talk") -> dict[str, Any]:
    other = other_of(talk.matter, request.viewer)
    return {"talk": talk, "matter": talk.matter, "other": other, "level": words_of(talk.level)}


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One talk: the invitation, for both; once it was held, the matter it belongs to."""
    talk = reading.talk_for(request.viewer, id)
    if talk.state == TalkState.PREPARING:
        return redirect("talks:prepare", id)
    if talk.state == TalkState.HELD:
        return redirect("talks:matter", talk.matter_id)
    context = _about(request, talk)
    note_read(viewer=request.viewer, subject=context["other"], kind=KIND)
    return render(request, "talks/talk.html", context | {"is_mine": talk.by_id == request.viewer.id, "formal": FORMAL})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The quiet page."""
    talk = reading.own_talk(request.viewer, id)
    parts = parts_for(talk.level)
    before = reading.preparation_for(request.viewer, talk)
    said = {name: getattr(before, name) for name in (*(part.name for part in parts), "meant_for")} if before else {}
    form = PreparationForm(request.POST or None, level=talk.level, initial=said)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        talks.save_preparation(actor=request.viewer, talk=talk, said=said, meant_for=said["meant_for"])
        say_done(request, "Kept, for you alone.")
        onward = next((name for name in ("note", "plan") if name in request.POST), "prepare")
        return redirect(f"talks:{onward}", id)

    context = _about(request, talk) | {"law": LAW, "formal": FORMAL, "clause": reading.clause_of(request.viewer, talk)}
    return fill_in(request, form, carry_out, "talks/prepare.html", **context)


@signed_in
@require_safe
def note(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One page to print and hold in hand."""
    talk = reading.own_talk(request.viewer, id)
    written = reading.preparation_for(request.viewer, talk)
    parts = [(part.heading, getattr(written, part.name, "")) for part in parts_for(talk.level) if part.heading]
    today = clock.today(ZoneInfo(request.viewer.zone))
    return render(request, "talks/note.html", _about(request, talk) | {"parts": parts, "today": today})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Invite the other."""
    talk = reading.own_talk(request.viewer, id)
    if talk.state != TalkState.PREPARING:
        return redirect("talks:talk", id)
    initial = {"invitation": invitation_for(talk.level, talk.matter.title)}
    form = PlanForm(request.POST or None, viewer=request.viewer, initial=initial)
    context = _about(request, talk)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        words = {"minutes": said["minutes"], "invitation": said["invitation"]}
        talks.plan_talk(actor=request.viewer, talk=talk, starts_at=form.starts_at(), **words)
        say_done(request, f"Planned. {context['other'].name} sees the invitation.")
        return redirect("talks:talk", id)

    return fill_in(request, form, carry_out, "talks/plan.html", **context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Another day or hour."""
    talk = reading.talk_for(request.viewer, id)
    if talk.state != TalkState.PLANNED:
        raise Http404
    form = StartForm(
        request.POST or None, viewer=request.viewer, start=talk.starts_at, initial={"revision": talk.revision}
    )

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        revision = said["revision"] or 0
        talks.move_talk(actor=request.viewer, talk=talk, starts_at=form.starts_at(), revision=revision)
        say_done(request, "Moved.")
        return redirect("talks:talk", id)

    other = other_of(talk.matter, request.viewer)
    return fill_in(request, form, carry_out, "talks/move.html", other=other, back=f"/talks/talk/{id}/")


@signed_in
@require_POST
def drop(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Call it off."""
    talk = reading.own_talk(request.viewer, id)

    def carry_out() -> None:
        talks.drop_talk(actor=request.viewer, talk=talk)
        say_done(request, "Called off.")

    return attempt(request, carry_out, f"/talks/matter/{talk.matter_id}/" if talk.matter.shared_on else "/talks/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def held(request: SignedInRequest, id: UUID) -> HttpResponse:
    """It took place: a few words, and whether to come back to it."""
    viewer, talk = request.viewer, reading.talk_for(request.viewer, id)
    if talk.state not in (TalkState.PREPARING, TalkState.PLANNED):
        return redirect("talks:matter", talk.matter_id)
    form = HeldForm(request.POST or None, initial={"held_on": clock.today(ZoneInfo(viewer.zone))})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        talks.hold_talk(actor=viewer, talk=talk, held_on=said["held_on"])
        if said["words"]:
            talks.say_after(actor=viewer, talk=talk, words=said["words"], id=said["once"])
        if said["when"]:
            after.revisit_later(actor=viewer, talk=talk, due_at=calmer_at(said["when"]))
        say_done(request, "Noted, for both of you.")
        return redirect("talks:matter", talk.matter_id)

    return fill_in(request, form, carry_out, "talks/held.html", **_about(request, talk))
