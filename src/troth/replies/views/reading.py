"""Doorways for everybody in a group: one answer, and what was said and done through the rounds."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from troth.identity.doors import SignedInRequest, signed_in
from troth.pulses.actions.moving import today
from troth.replies.queries.answers import answer_for, overdue_lines
from troth.replies.queries.happened import said_after
from troth.replies.queries.histories import histories_for


@require_safe
@signed_in
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One answer, its promises and what became of them, and how it read before."""
    answer = answer_for(request.viewer, id)
    is_mine = answer.reply.author_id == request.viewer.id
    context = {"answer": answer, "is_mine": is_mine, "happened": said_after(request.viewer, answer.reply)}
    return render(request, "replies/show.html", context)


@require_safe
@signed_in
def history(request: SignedInRequest) -> HttpResponse:
    """You said, we did, we did not, because: group by group."""
    return render(request, "replies/history.html", {"histories": histories_for(request.viewer)})


@require_safe
@signed_in
def waiting(request: SignedInRequest) -> HttpResponse:
    """For representatives: which groups wait longer than a week for their answer."""
    return render(request, "replies/waiting.html", {"lines": overdue_lines(request.viewer, today())})
