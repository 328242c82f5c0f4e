"""Doorways of the list of topics, for the operator."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accords.actions import topics
from troth.accords.forms import TopicWordsForm
from troth.accords.queries.pairs import all_topics_for, topic_for
from troth.accounts.doors import attempt, fill_in
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.people.queries import has_office


def _operator_or_404(request: SignedInRequest) -> None:
    if not has_office(request.viewer, "operator"):
        raise Http404


@signed_in
@require_safe
def list_topics(request: SignedInRequest) -> HttpResponse:
    """The list an accord begins with."""
    _operator_or_404(request)
    return render(request, "accords/topics.html", {"topics": all_topics_for(request.viewer)})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def reword(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Other words and other examples."""
    _operator_or_404(request)
    topic = topic_for(request.viewer, id)
    form = TopicWordsForm(request.POST or None, initial={"title": topic.title, "examples": topic.examples})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        topics.reword_topic(actor=request.viewer, topic=topic, title=said["title"], examples=said["examples"])
        say_done(request, "Changed, from now on.")
        return redirect("accords:topics")

    return fill_in(request, form, carry_out, "accords/topic_reword.html", topic=topic)


@signed_in
@require_POST
def retire(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Out of the list, or back into it."""
    _operator_or_404(request)
    topic = topic_for(request.viewer, id)

    def carry_out() -> None:
        topics.retire_topic(actor=request.viewer, topic=topic)
        say_done(request, "Back in the list." if topic.retired else "Set aside.")

    return attempt(request, carry_out, "/operate/topics/")
