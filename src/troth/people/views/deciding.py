"""Pages: the members' vote, and changes of rules."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.kernel.errors import Refused

from ..doors import SignedInRequest, posted, signed_in
from ..forms import ReasonForm, RuleForm, VoteForm
from ..offices import changing
from ..offices.queries import election_for, roll_for, rule_change_for
from ..offices.sheets import election_sheet_for, rule_sheets_for
from ..offices.voting import vote


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def show_election(request: SignedInRequest, election: UUID) -> HttpResponse:
    """One vote: who stands, until when, who can read what; and one's own vote."""
    found = election_for(request.viewer, election)
    sheet = election_sheet_for(request.viewer, found)
    form = VoteForm(posted(request), candidates=[(str(one.id), one.nominee.name) for one in sheet.candidates])
    if request.method == "POST" and form.is_valid():
        chosen = [one for one in sheet.candidates if str(one.id) in form.cleaned_data["accepts"]]
        try:
            vote(actor=request.viewer, election=found, accepts=chosen)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(
                request, "Your vote is in the box. It cannot be changed, and nobody is told that you voted."
            )
            return redirect("people:election", election=found.id)
    return render(
        request, "people/election_show.html", {"sheet": sheet, "form": form}, status=422 if form.errors else 200
    )


@require_safe
@signed_in
def show_roll(request: SignedInRequest, election: UUID) -> HttpResponse:
    """Who may vote: for everybody to check."""
    found = election_for(request.viewer, election)
    words = request.GET.get("q", "")[:120]
    rows = roll_for(request.viewer, found, words)
    return render(
        request,
        "people/election_roll.html",
        {"election": found, "electors": rows[:200], "words": words, "count": rows.count()},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def show_rules(request: SignedInRequest) -> HttpResponse:
    """The rules that protect people, what they say now, what is proposed; operators propose here."""
    form = RuleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            changing.propose_change(actor=request.viewer, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("people:rules")
    context = rule_sheets_for(request.viewer) | {"form": form, "refusal": ReasonForm()}
    return render(request, "people/rules_show.html", context, status=422 if form.errors else 200)


@require_POST
@signed_in
def answer_change(request: SignedInRequest, change: UUID, what: str) -> HttpResponse:
    """Agree to a change, refuse it, or take it back."""
    found = rule_change_for(request.viewer, change)
    try:
        if what == "agree":
            changing.agree_to_change(actor=request.viewer, change=found)
        elif what == "refuse":
            changing.refuse_change(actor=request.viewer, change=found, reason=request.POST.get("reason", "")[:300])
        else:
            changing.withdraw_change(actor=request.viewer, change=found)
    except Refused as refused:
        messages.error(request, refused.message)
    return redirect("people:rules")
