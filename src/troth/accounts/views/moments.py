"""Doorways of moments: offering one, taking it back, and saying for oneself what one was."""

from functools import partial
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from troth.accounts.actions import books, moments
from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import FeltForm, MomentForm
from troth.accounts.offers import offered_about
from troth.accounts.people_near import keeps_no_book, person_here, uuid_in
from troth.accounts.queries.citing import cited_in
from troth.accounts.queries.moments import kind_for, kinds_for, mark_for, moment_for
from troth.accounts.undo import offer_undo
from troth.identity.doors import SignedInRequest, signed_in


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: SignedInRequest) -> HttpResponse:
    """Write down what I did. The address may bring the person, the kind and the promise it comes from."""
    viewer, kinds = request.viewer, partial(kinds_for, request.viewer)
    person = person_here(viewer, uuid_in(request.GET.get("person")))
    key = request.GET.get("kind", "")
    kind = next((kind for kind in kinds() if kind.key == key), None) if key else None
    initial = {
        "promise": uuid_in(request.GET.get("promise")),
        "cites": request.GET.get("cites", "")[:60],
        "kind": kind and kind.id,
        "person": person and person.name,
        "meant": person and person.id,
    }
    form = MomentForm(request.POST or None, viewer=viewer, kinds=kinds, initial=initial)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        moment = moments.offer_moment(
            actor=viewer,
            touched=said["person"],
            kind=kind_for(viewer, id=said["kind"]),
            happened_on=said["happened_on"],
            words=said["words"],
            planned=said["planned"],
            promise_id=said["promise"],
            cites=said["cites"],
            id=said["once"],
        )
        offer_undo(request, f"Offered. {said['person'].name} sees it.", "retract-moment", id=moment.id)
        return redirect("today:between-person", said["person"].id)

    offers = offered_about(viewer, person)
    return fill_in(request, form, carry_out, "accounts/moment_offer.html", person=person, offers=offers)


@signed_in
@require_POST
def take_back(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Take back what I offered."""
    moment = moment_for(request.viewer, id)

    def carry_out() -> None:
        fields = moments.take_back_moment(actor=request.viewer, moment=moment)
        offer_undo(request, "Taken back.", "restore-moment", fields=fields)

    return attempt(request, carry_out)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: SignedInRequest, id: UUID) -> HttpResponse:
    """What it was for me: mine alone."""
    viewer, moment = request.viewer, moment_for(request.viewer, id)
    if moment.touched_id != viewer.id or keeps_no_book(author=viewer, about=moment.doer):
        raise Http404
    before = mark_for(viewer, moment)
    said = {"felt": before.felt, "size": before.size, "words": before.words} if before else {}
    form = FeltForm(request.POST or None, initial=said)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        entry = books.mark_moment(
            actor=viewer, moment=moment, felt=said["felt"], size=said["size"], words=said["words"]
        )
        if before:
            offer_undo(request, "Changed, for you alone.", "restore-entry", fields=books.fields_of(before))
        else:
            offer_undo(request, "Noted, for you alone.", "delete-entry", id=entry.id)
        return redirect("today:between-person", moment.doer_id)

    about = cited_in(viewer, moment)
    return fill_in(request, form, carry_out, "accounts/moment_mark.html", moment=moment, about=about)
