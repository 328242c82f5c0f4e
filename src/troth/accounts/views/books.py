"""Doorways of the private book."""

from functools import partial
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.accounts.actions import books
from troth.accounts.doors import attempt, fill_in, page_asked
from troth.accounts.forms import EntryForm, FeltForm
from troth.accounts.people_near import keeps_no_book, person_or_404
from troth.accounts.queries.books import book_for, entry_for, people_in_books
from troth.accounts.queries.moments import kind_for, kinds_for
from troth.accounts.undo import offer_undo
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock


@signed_in
@require_safe
def list_books(request: SignedInRequest) -> HttpResponse:
    """Whom I keep a book about: mine alone."""
    return render(request, "accounts/books.html", {"people": people_in_books(request.viewer)})


@signed_in
@require_safe
def show_book(request: SignedInRequest, id: UUID) -> HttpResponse:
    """My book about one person; for someone I lead, only why there is none."""
    viewer, about = request.viewer, person_or_404(request.viewer, id)
    if keeps_no_book(author=viewer, about=about):
        return render(request, "accounts/book_none.html", {"about": about})
    book = book_for(viewer, about, clock.today(ZoneInfo(viewer.zone)), page_asked(request))
    return render(request, "accounts/book.html", {"about": about, "book": book})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Write down, for myself alone, what somebody did and how it felt."""
    viewer, about = request.viewer, person_or_404(request.viewer, id)
    kinds = partial(kinds_for, viewer)
    if keeps_no_book(author=viewer, about=about):
        return render(request, "accounts/book_none.html", {"about": about})
    key = request.GET.get("kind", "")
    kind = next((kind for kind in kinds() if kind.key == key), None) if key else None
    form = EntryForm(request.POST or None, viewer=viewer, kinds=kinds, initial={"kind": kind and kind.id})

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        entry = books.record_entry(
            actor=viewer,
            about=about,
            kind=kind_for(viewer, id=said["kind"]),
            felt=said["felt"],
            size=said["size"],
            happened_on=said["happened_on"],
            words=said["words"],
            id=said["once"],
        )
        offer_undo(request, "Written down, for you alone.", "delete-entry", id=entry.id)
        return redirect("accounts:book", about.id)

    return fill_in(request, form, carry_out, "accounts/entry_record.html", about=about)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Say it differently."""
    entry = entry_for(request.viewer, id)
    was = {"felt": entry.felt, "size": entry.size, "words": entry.words}
    form = FeltForm(request.POST or None, initial=was)

    def carry_out(said: dict[str, Any]) -> HttpResponse:
        before = books.fields_of(entry)
        books.change_entry(actor=request.viewer, entry=entry, felt=said["felt"], size=said["size"], words=said["words"])
        offer_undo(request, "Changed.", "restore-entry", fields=before)
        return redirect("accounts:book", entry.about_id)

    return fill_in(request, form, carry_out, "accounts/entry_change.html", entry=entry)


@signed_in
@require_POST
def keep(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Keep an entry beyond 240 days, or let it run out again."""
    entry = entry_for(request.viewer, id)

    def carry_out() -> None:
        before = books.fields_of(entry)
        books.keep_entry(actor=request.viewer, entry=entry, keeps=not entry.kept)
        says = "It runs out 240 days from now." if entry.kept else "Kept until you let it go."
        offer_undo(request, says, "restore-entry", fields=before)

    return attempt(request, carry_out)


@signed_in
@require_POST
def delete(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Gone at once."""
    entry = entry_for(request.viewer, id)

    def carry_out() -> None:
        offer_undo(request, "Deleted.", "restore-entry", fields=books.delete_entry(actor=request.viewer, entry=entry))

    return attempt(request, carry_out, f"/book/{entry.about_id}/")
