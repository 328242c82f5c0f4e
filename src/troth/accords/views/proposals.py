"""Doorways of proposals to a team: making one, answering it, answering concerns, and the leader's final say."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accords.actions import team_adopting, team_answers, team_proposals
from troth.accords.queries import team_reading, teams
from troth.accords.states import TEXTS, Says
from troth.accords.team_forms import AnswerForm, DeclineForm, EndForm, ReplyForm, TeamClauseForm
from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in

SENT = "Proposed. The team sees it with your name."


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose a clause to a team I am of."""
    view = teams.team_view_for(request.viewer, id)
    form = TeamClauseForm(request.POST or None)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = team_proposals.propose_clause(
            actor=request.viewer,
            team=view.team,
            title=said["title"],
            texts=form.texts(),
            is_boundary=said["is_boundary"],
            why=said["why"],
            id=said["once"],
        )
        say_done(request, SENT)
        return redirect("accords:team-proposal", made.id)

    return fill_in(request, form, carry_out, "accords/team_propose.html", view=view)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose to put a clause in force differently."""
    clause = teams.team_clause_for(request.viewer, id)
    view = teams.team_view_for(request.viewer, clause.accord.team_id)
    words = {name: getattr(clause, name) for name in ("title", "revision", *TEXTS)}
    form = TeamClauseForm(request.POST or None, initial=words)
    del form.fields["is_boundary"]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = team_proposals.propose_change(
            actor=request.viewer,
            clause=clause,
            revision=said["revision"] or 0,
            title=said["title"],
            texts=form.texts(),
            why=said["why"],
            id=said["once"],
        )
        say_done(request, SENT)
        return redirect("accords:team-proposal", made.id)

    return fill_in(request, form, carry_out, "accords/team_propose.html", view=view, clause=clause)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose that a clause should hold no longer."""
    clause = teams.team_clause_for(request.viewer, id)
    view = teams.team_view_for(request.viewer, clause.accord.team_id)
    form = EndForm(request.POST or None, initial={"revision": clause.revision})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        made = team_proposals.propose_end(
            actor=request.viewer, clause=clause, revision=said["revision"] or 0, why=said["why"], id=said["once"]
        )
        say_done(request, SENT)
        return redirect("accords:team-proposal", made.id)

    return fill_in(request, form, carry_out, "accords/team_end.html", view=view, clause=clause)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One proposal, and what each says to it."""
    one = teams.team_proposal_for(request.viewer, id)
    mine = one.now.answers.mine
    said = {"says": mine.says, "reason": mine.reason} if mine else {}
    form = AnswerForm(initial=said | {"revision": one.proposal.revision})
    return render(request, "accords/team_proposal.html", {"form": form} | _of_proposal(request, one))


def _of_proposal(request: SignedInRequest, one: teams.Proposed) -> dict[str, Any]:
    view = teams.team_of_proposal(request.viewer, one)
    return {"view": view, "one": one, "parts": team_reading.what_would_change(one) if view else ()}


@signed_in
@require_POST
def answer(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Say what I think of it."""
    one = teams.team_proposal_for(request.viewer, id)
    form = AnswerForm(request.POST)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        team_answers.answer_proposal(
            actor=request.viewer,
            proposal=one.proposal,
            revision=said["revision"] or 0,
            says=said["says"],
            reason=said["reason"],
        )
        say_done(request, "Said. The team sees it with your name.")
        return redirect("accords:team-proposal", id)

    return fill_in(request, form, carry_out, "accords/team_proposal.html", **_of_proposal(request, one))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put my own proposal differently."""
    one = teams.team_proposal_for(request.viewer, id)
    if one.proposal.by_id != request.viewer.id or not one.is_open:
        raise Http404
    words = {name: getattr(one.now.wording, name) for name in ("title", "revision", "why", *TEXTS)}
    form = TeamClauseForm(request.POST or None, initial=words)
    del form.fields["is_boundary"]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        team_proposals.reword_proposal(
            actor=request.viewer,
            proposal=one.proposal,
            revision=said["revision"] or 0,
            title=said["title"],
            texts=form.texts(),
            why=said["why"],
        )
        say_done(request, "Put differently. The team is asked again.")
        return redirect("accords:team-proposal", id)

    view = teams.team_of_proposal(request.viewer, one)
    return fill_in(request, form, carry_out, "accords/team_propose.html", view=view, one=one)


@signed_in
@require_POST
def step(request: SignedInRequest, id: UUID, step: str) -> HttpResponse:
    """Take my own proposal back; adopt one, as a leader, over concerns that are all answered."""
    one = teams.team_proposal_for(request.viewer, id)
    revision = int(seen) if (seen := request.POST.get("revision", "")).isdigit() else 0

    def withdraw() -> None:
        team_proposals.withdraw_proposal(actor=request.viewer, proposal=one.proposal)
        say_done(request, "Taken back.")

    def adopt() -> None:
        made = team_adopting.adopt_proposal(actor=request.viewer, proposal=one.proposal, revision=revision)
        say_done(request, f"Adopted. Version {made.number} is in force, and the team is told.")

    steps: dict[str, Callable[[], None]] = {"withdraw": withdraw, "adopt": adopt}
    return attempt(request, steps[step], f"/accords/proposal/{id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Say no, as a leader, and why."""
    one = teams.team_proposal_for(request.viewer, id)
    view = teams.team_of_proposal(request.viewer, one)
    if view is None or not view.leads or not one.is_open:
        raise Http404
    form = DeclineForm(request.POST or None, initial={"revision": one.proposal.revision})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        team_adopting.decline_proposal(
            actor=request.viewer, proposal=one.proposal, revision=said["revision"] or 0, because=said["because"]
        )
        say_done(request, "Said. The team sees your reason.")
        return redirect("accords:team-proposal", id)

    return fill_in(request, form, carry_out, "accords/team_decline.html", view=view, one=one)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Answer a concern in writing, as a leader of the team."""
    answer = teams.team_answer_for(request.viewer, id)
    view = teams.team_view_for(request.viewer, answer.accord.team_id)
    if not view.leads or answer.says != Says.CONCERN:
        raise Http404
    form = ReplyForm(request.POST or None, initial={"reason": answer.reason})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        team_answers.reply_to_concern(actor=request.viewer, answer=answer, reason=said["reason"], words=said["words"])
        say_done(request, f"Answered. {answer.author.name} is told, and the team can read it.")
        return redirect(team_reading.place_of(answer))

    return fill_in(request, form, carry_out, "accords/team_reply.html", view=view, answer=answer)


@signed_in
@require_POST
def settle(request: SignedInRequest, id: UUID, says: str) -> HttpResponse:
    """Say that the answer settles my concern, or that it still stands."""
    answer = teams.team_answer_for(request.viewer, id)

    def carry_out() -> None:
        team_answers.settle_concern(actor=request.viewer, answer=answer, settled=says == "settled")
        say_done(request, "Noted, for the team to see.")

    return attempt(request, carry_out, team_reading.place_of(answer))
