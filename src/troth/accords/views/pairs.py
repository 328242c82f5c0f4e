"""Doorways of an accord: the list, what it is, writing apart, sealing, the map, ending, handing over."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accords.actions import sides, signing
from troth.accords.forms import OwnTopicForm, TopicForm, told
from troth.accords.pictures import picture_of
from troth.accords.queries import pairs
from troth.accounts.doors import attempt, fill_in
from troth.accounts.people_near import person_or_404
from troth.accounts.undo import say_done
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel.errors import Refused
from troth.people.queries import is_leader_of


@signed_in
@require_safe
def list_accords(request: SignedInRequest) -> HttpResponse:
    """My accords, and those members showed me."""
    viewer = request.viewer
    context = {"views": pairs.accords_for(viewer), "handed": pairs.handed_to(viewer)}
    return render(request, "accords/accords.html", context)


@signed_in
@require_safe
def explain(request: SignedInRequest) -> HttpResponse:
    """What an accord is, and what it is not."""
    return render(request, "accords/explained.html")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Begin one with my leader, or with somebody I lead."""
    viewer, other = request.viewer, person_or_404(request.viewer, id)
    running = pairs.accord_between(viewer, other)
    if running:
        return redirect("accords:show", running.accord.id)
    may = is_leader_of(viewer, other) or is_leader_of(other, viewer)
    if request.method == "POST" and may:
        return redirect("accords:show", sides.begin_accord(actor=viewer, other=other).id)
    status = 422 if request.method == "POST" else 200
    return render(request, "accords/begin.html", {"other": other, "may": may}, status=status)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One accord, as far as it is."""
    view = pairs.accord_for(request.viewer, id)
    if view.is_apart:
        return render(request, "accords/apart.html", {"view": view, **_side(view), "own_form": OwnTopicForm()})
    rows = pairs.map_for(view)
    context: dict[str, Any] = {"view": view, "rows": rows, "picture": picture_of(rows)}
    context |= {"clauses": pairs.clauses_for(view), "signing": pairs.signing_for(view)}
    context |= {"versions": pairs.versions_for(view), "leaders": pairs.hand_over_choices(view)}
    context["handed"] = pairs.handed_over(request.viewer, view.accord)
    return render(request, "accords/accord.html", context)


def _side(view: pairs.View, data: Any = None) -> dict[str, Any]:
    rows, own = pairs.my_side(view)
    forms = [(row.topic, TopicForm(data, prefix=row.topic.key, initial=told(row.answer))) for row in rows]
    own_forms = [(answer, TopicForm(data, prefix=f"own-{answer.id}", initial=told(answer))) for answer in own]
    rated = sum(1 for row in rows if row.answer) + len(own)
    return {"forms": forms, "own_forms": own_forms, "rated": rated, "count": len(rows) + len(own)}


@signed_in
@require_POST
def save(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Keep what is filled in so far; as one types, and with the button."""
    view = pairs.accord_for(request.viewer, id)
    side = _side(view, request.POST)
    forms = [(form, {"topic": topic.id}) for topic, form in side["forms"]]
    forms += [(form, {"own_topic": answer.own_topic}) for answer, form in side["own_forms"]]
    problem = "" if all(form.is_valid() for form, _ in forms) else "Something is too long to keep."
    given = [found for form, about in forms if form.is_valid() and (found := form.given(**about))]
    try:
        sides.save_side(actor=request.viewer, accord=view.accord, given=given)
    except Refused as error:
        problem = error.message
    if "HX-Request" in request.headers:
        return render(
            request, "accords/_saved.html", {"problem": problem, **_side(view)}, status=422 if problem else 200
        )
    if problem:
        context = {"view": view, **side, "problem": problem, "own_form": OwnTopicForm()}
        return render(request, "accords/apart.html", context, status=422)
    say_done(request, "Saved. Only you see it so far.")
    return redirect("accords:show", id)


@signed_in
@require_POST
def own_topic(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Add a topic of my own."""
    view = pairs.accord_for(request.viewer, id)
    form = OwnTopicForm(request.POST)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        sides.add_own_topic(actor=request.viewer, accord=view.accord, title=said["title"])
        say_done(request, "Added. Only you see it so far.")
        return redirect("accords:show", id)

    return fill_in(request, form, carry_out, "accords/own_topic.html", view=view)


@signed_in
@require_POST
def remove_topic(request: SignedInRequest, id: UUID, answer: UUID) -> HttpResponse:
    """Take a topic of my own away again."""
    view = pairs.accord_for(request.viewer, id)

    def carry_out() -> None:
        sides.remove_own_topic(actor=request.viewer, accord=view.accord, answer=answer)
        say_done(request, "Taken away.")

    return attempt(request, carry_out, f"/accords/{id}/")


@signed_in
@require_POST
def step(request: SignedInRequest, id: UUID, step: str) -> HttpResponse:
    """Seal, open again, take over what a leader wrote before."""
    view = pairs.accord_for(request.viewer, id)

    def seal() -> None:
        both = sides.seal_side(actor=request.viewer, accord=view.accord)
        say_done(
            request,
            "Both of you have sealed. Here are both sides."
            if both
            else "Sealed. It stays yours until both have sealed.",
        )

    def unseal() -> None:
        sides.unseal_side(actor=request.viewer, accord=view.accord)
        say_done(request, "Open again. You can change it.")

    def reuse() -> None:
        copied = sides.reuse_side(actor=request.viewer, accord=view.accord)
        say_done(
            request,
            f"{copied} topics taken over. Adjust them for {view.other.name}."
            if copied
            else "There is nothing to take over.",
        )

    return attempt(request, {"seal": seal, "unseal": unseal, "reuse": reuse}[step], f"/accords/{id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: SignedInRequest, id: UUID) -> HttpResponse:
    """End it, after a question."""
    view = pairs.accord_for(request.viewer, id)
    if request.method == "POST":
        signing.end_accord(actor=request.viewer, accord=view.accord)
        say_done(request, "Ended.")
        return redirect("accords:list")
    return render(request, "accords/end.html", {"view": view})


@signed_in
@require_POST
def hand_over(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The member decides: show it to the new leader, or keep it."""
    view = pairs.accord_for(request.viewer, id)
    to = next((one for one in pairs.hand_over_choices(view) if str(one.id) == request.POST.get("to")), None)

    def carry_out() -> None:
        if to is None:
            signing.keep_to_oneself(actor=request.viewer, accord=view.accord)
            say_done(request, "It stays with you.")
        else:
            signing.hand_over(actor=request.viewer, accord=view.accord, to=to)
            say_done(request, f"{to.name} can read the signed accord now. You can take that back.")

    return attempt(request, carry_out, f"/accords/{id}/")
