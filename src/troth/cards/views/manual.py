"""Doorways of the import: a manual is read, shown as cards, and kept only once its author says so."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.undo import say_done
from troth.cards.actions import cards
from troth.cards.forms import ManualForm, ProposedSet
from troth.cards.manual import Proposed, Read
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel.errors import Refused
from troth.kernel.ids import new_id


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest) -> HttpResponse:
    """Choose a file or paste its text; what it would become is shown, and nothing is kept."""
    form = ManualForm(request.POST, request.FILES) if request.method == "POST" else ManualForm()
    if form.is_valid():
        read: Read = form.cleaned_data["read"]
        proposed = ProposedSet(initial=[_initial(one) for one in read.cards])
        return _preview(request, proposed, read.problems, [one.left_out for one in read.cards])
    return render(request, "cards/bring.html", {"form": form}, status=422 if form.is_bound else 200)


def _initial(one: Proposed) -> dict[str, Any]:
    return {
        "once": new_id(),
        "heading": one.heading[:200],
        "take": not one.left_out,
        "kind": one.kind.value,
        "words": one.words,
    }


def _preview(
    request: SignedInRequest, proposed: Any, problems: list[str], left_out: list[str], status: int = 200
) -> HttpResponse:
    rows = list(zip(proposed.forms, left_out, strict=True))
    context = {"proposed": proposed, "rows": rows, "problems": problems}
    return render(request, "cards/preview.html", context, status=status)


@signed_in
@require_POST
def keep(request: SignedInRequest) -> HttpResponse:
    """Keep those ticked; where one is not in order, all stay as typed and nothing is kept."""
    proposed = ProposedSet(request.POST)
    problems: list[str] = []
    if not proposed.management_form.is_valid():
        return redirect("cards:bring")
    if proposed.is_valid():
        taken = [{**one.cleaned_data, "id": one.cleaned_data["once"]} for one in proposed if one.cleaned_data["take"]]
        try:
            kept = cards.write_cards(actor=request.viewer, cards=taken)
        except Refused as error:
            problems.append(error.message)
        else:
            say_done(request, f"{len(kept)} kept." if kept else "None was kept.")
            return redirect("cards:list")
    return _preview(request, proposed, problems or ["Some need another look."], [""] * len(proposed.forms), 422)
