"""Doorways of clauses and signing."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accords.actions import clauses, signing
from troth.accords.forms import ClauseForm
from troth.accords.parties import party_of
from troth.accords.queries import pairs, reading
from troth.accords.states import TEXTS
from troth.accounts.doors import attempt, fill_in
from troth.accounts.forms import LineForm
from troth.accounts.queries.citing import refers_to
from troth.accounts.undo import say_done
from troth.cites.registry import Citation
from troth.identity.doors import SignedInRequest, signed_in
from troth.ui.paper import pdf


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Propose a clause, about a topic if the address names one."""
    view = pairs.accord_for(request.viewer, id)
    topic = next((one for one in pairs.topics_for(request.viewer) if one.key == request.GET.get("topic")), None)
    title = topic.title if topic else request.GET.get("title", "")[:80]
    form = ClauseForm(request.POST or None, initial={"title": title})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        clauses.propose_clause(
            actor=request.viewer,
            accord=view.accord,
            title=said["title"],
            texts=form.texts(),
            is_boundary=said["is_boundary"],
            topic=topic,
            id=said["once"],
        )
        say_done(request, f"Proposed. {view.other.name} sees it.")
        return redirect("accords:show", id)

    return fill_in(request, form, carry_out, "accords/clause_propose.html", view=view, topic=topic)


@signed_in
@require_safe
def show(request: SignedInRequest, id: UUID) -> HttpResponse:
    """One clause, and every change to it."""
    clause = pairs.clause_for(request.viewer, id)
    view = pairs.accord_for(request.viewer, clause.accord_id)
    edits = pairs.edits_for(request.viewer, clause)
    cites = Citation("clause", clause.id)
    line = {"next": request.path, "person": view.other.name, "meant": view.other.id, "cites": cites}
    context = {
        "view": view,
        "clause": clause,
        "edits": edits,
        "agrees": _agrees(view, clause),
        "cites": cites,
        "refers": refers_to(request.viewer, cites),
        "line_form": LineForm(viewer=request.viewer, prefix="line", initial=line),
    }
    return render(request, "accords/clause.html", context)


def _agrees(view: pairs.View, clause: Any) -> bool:
    return bool(getattr(clause, f"{party_of(view.accord, view.viewer)}_agrees"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Put it another way."""
    clause = pairs.clause_for(request.viewer, id)
    view = pairs.accord_for(request.viewer, clause.accord_id)
    words = {name: getattr(clause, name) for name in ("title", "revision", *TEXTS)}
    form = ClauseForm(request.POST or None, initial=words)
    del form.fields["is_boundary"]

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        clauses.edit_clause(
            actor=request.viewer,
            clause=clause,
            revision=said["revision"] or 0,
            title=said["title"],
            texts=form.texts(),
        )
        say_done(request, f"Changed. {view.other.name} is asked to agree.")
        return redirect("accords:show-clause", id)

    return fill_in(request, form, carry_out, "accords/clause_edit.html", view=view, clause=clause)


@signed_in
@require_POST
def answer(request: SignedInRequest, id: UUID, says: str) -> HttpResponse:
    """Agree to what I read; propose to drop it, or to keep it after all."""
    clause = pairs.clause_for(request.viewer, id)
    revision = int(seen) if (seen := request.POST.get("revision", "")).isdigit() else 0

    def carry_out() -> None:
        if says == "agree":
            clauses.agree_clause(actor=request.viewer, clause=clause, revision=revision)
            say_done(request, "Agreed.")
        else:
            clauses.drop_clause(actor=request.viewer, clause=clause, revision=revision, withdrawn=says == "drop")
            say_done(request, "Proposed. The other is asked to agree.")

    return attempt(request, carry_out, f"/accords/{clause.accord_id}/")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Read all of it once more, and sign it."""
    view = pairs.accord_for(request.viewer, id)
    if request.method == "POST":

        def carry_out() -> None:
            signing.sign_accord(actor=request.viewer, accord=view.accord, digest=request.POST.get("digest", ""))
            say_done(request, "Signed.")

        return attempt(request, carry_out, f"/accords/{id}/")
    return render(request, "accords/sign.html", {"view": view, "signing": pairs.signing_for(view)})


@signed_in
@require_safe
def version(request: SignedInRequest, id: UUID) -> HttpResponse:
    """A signed version, to read and to print, and what it changed."""
    found = pairs.version_for(request.viewer, id)
    before = reading.version_before(request.viewer, found)
    context = {
        "version": found,
        "accord": found.accord,
        "signatures": reading.signatures_of(found),
        "clauses": reading.clauses_of(found),
        "before": before,
        "differences": reading.differences(before, found) if before else None,
        "missing": reading.letters_missing(found),
        "what_it_is": reading.WHAT_IT_IS,
    }
    return render(request, "accords/version.html", context)


@signed_in
@require_safe
def paper(request: SignedInRequest, id: UUID) -> HttpResponse:
    """The same on paper; where the fonts lack a letter, back to the page, which says so."""
    found = pairs.version_for(request.viewer, id)
    if reading.letters_missing(found):
        return redirect("accords:version", id)
    made = pdf("accords/paper/version.typ", reading.sheet_of(found))
    headers = {"Content-Disposition": f'attachment; filename="accord-version-{found.number}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)
