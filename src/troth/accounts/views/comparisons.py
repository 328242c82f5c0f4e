"""Doorways of comparing notes."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.actions import comparisons
from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import NumberForm, PickForm
from troth.accounts.people_near import keeps_no_book, person_or_404
from troth.accounts.queries.comparisons import comparison_for, comparisons_for, pick_for, revealed_for
from troth.accounts.queries.moments import kind_for, kinds_for, moments_between
from troth.accounts.undo import offer_undo, say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.reading import note_read


@signed_in
@require_safe
def list_comparisons(request: SignedInRequest) -> HttpResponse:
    """Those that run, and those revealed."""
    return render(request, "accounts/comparisons.html", {"sides": comparisons_for(request.viewer, clock.now())})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose to compare notes with somebody."""
    viewer, other = request.viewer, person_or_404(request.viewer, id)
    form = NumberForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = comparisons.propose_comparison(actor=viewer, other=other, number=said["number"])
        offer_undo(request, f"Proposed. {other.name} sees it.", "withdraw-comparison", id=made.id)
        return redirect("accounts:show-comparison", made.id)

    context = {"other": other, "may_not": keeps_no_book(author=viewer, about=other)}
    return fill_in(request, form, carry_out, "accounts/comparison_propose.html", **context)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One comparison from my side; both sides once revealed."""
    side = comparison_for(request.viewer, id, clock.now())
    pairings = revealed_for(request.viewer, side.comparison)
    if pairings:
        note_read(viewer=request.viewer, subject=side.other, kind="comparison_pick")
    form = NumberForm(initial={"number": side.comparison.number})
    return render(request, "accounts/comparison.html", {"side": side, "pairings": pairings, "form": form})


@signed_in
@require_POST
def agree(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Agree to the number, or name another."""
    side = comparison_for(request.viewer, id, clock.now())
    form = NumberForm(request.POST)

    def carry_out() -> None:
        if form.is_valid():
            made = comparisons.agree_number(
                actor=request.viewer, comparison=side.comparison, number=form.cleaned_data["number"]
            )
            agreed = made.stage == "agreed"
            say_done(request, "Agreed." if agreed else f"{side.other.name} sees the number you propose.")

    return attempt(request, carry_out)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def pick(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Choose a moment to bring; the address may name one that was offered."""
    viewer, side = request.viewer, comparison_for(request.viewer, id, clock.now())
    only_mine = keeps_no_book(author=viewer, about=side.other)
    form = PickForm(
        request.POST or None,
        viewer=viewer,
        kinds=partial(kinds_for, viewer),
        only_mine=only_mine,
        initial=_picked_from(request, side.other),
    )

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        comparisons.pick_moment(
            actor=viewer,
            comparison=side.comparison,
            kind=kind_for(viewer, id=said["kind"]),
            happened_on=said["happened_on"],
            mine=said["mine"],
            felt=said["felt"],
            size=said["size"],
            words=said["words"],
            moment_id=said["moment"],
            id=said["once"],
        )
        say_done(request, "Chosen. Only you see it so far.")
        return redirect("accounts:show-comparison", id)

    offered = moments_between(viewer, side.other)
    return fill_in(
        request, form, carry_out, "accounts/comparison_pick.html", side=side, offered=offered, only_mine=only_mine
    )


def _picked_from(request: SignedInRequest, other: Any) -> dict[str, Any]:
    """What an offered moment between the two fills in, if the address names one."""
    offered = moments_between(request.viewer, other)
    wanted = request.GET.get("moment", "")
    for moment, mine in [(each, True) for each in offered.by_me] + [(each.moment, False) for each in offered.to_me]:
        if str(moment.id) == wanted:
            return {
                "moment": moment.id,
                "kind": moment.kind_id,
                "happened_on": moment.happened_on,
                "mine": "mine" if mine else "theirs",
                "words": moment.words,
            }
    return {}


@signed_in
@require_POST
def unpick(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back a chosen moment."""
    chosen = pick_for(request.viewer, id)

    def carry_out() -> None:
        comparisons.unpick_moment(actor=request.viewer, pick=chosen)
        say_done(request, "Taken back.")

    return attempt(request, carry_out)


@signed_in
@require_POST
def move(request: SignedInRequest, id: UUID, step: str) -> HttpResponse:
    """Ready, not ready after all, step out, come back: seen by oneself alone."""
    side = comparison_for(request.viewer, id, clock.now())
    act, says = {
        "ready": (comparisons.be_ready, "You are ready. Nothing is shown until both of you are."),
        "not-ready": (comparisons.be_unready, "You can choose again."),
        "out": (comparisons.step_out, f"You are out. {side.other.name} is not told."),
        "in": (comparisons.step_in, "You are back."),
    }[step]

    def carry_out() -> None:
        revealed = act(actor=request.viewer, comparison=side.comparison)
        say_done(request, "Both of you were ready. Here it is." if revealed else says)

    return attempt(request, carry_out)
