"""Helping others in: invitations, cards on paper, changes of address, and computers marked as shared."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from troth.kernel.errors import Refused
from troth.people.reading import note_reads

from .. import shared
from ..actions.addresses import confirm_address, refuse_address
from ..actions.cards import PrintedCard, confirm_card, drop_card, first_cards, start_card
from ..actions.invitations import invitation_link, invite
from ..doors import SignedInRequest, signed_in
from ..qr import qr_svg
from ..queries import (
    address_changes_for,
    card_newcomers_for,
    card_requests_for,
    is_operator,
    is_representative,
    may_mark_computers,
    newcomers_for,
    people_to_help,
)

if TYPE_CHECKING:
    from troth.people.models import Person

PER_PAGE = 60


def _person(viewer: "Person", person: UUID) -> "Person":
    found = people_to_help(viewer).filter(id=person).first()
    if found is None:
        raise Http404
    return found


def _chosen(request: HttpRequest, viewer: "Person") -> list["Person"]:
    ids = request.POST.getlist("person")[:PER_PAGE]
    try:
        return list(newcomers_for(viewer).filter(id__in=[UUID(each) for each in ids]))
    except ValueError:
        raise Http404 from None


@never_cache
@signed_in
def invitations(request: SignedInRequest) -> HttpResponse:
    """Those who have never been in: invite them by mail, print links or cards for them."""
    if not is_operator(request.viewer):
        raise Http404
    page = Paginator(newcomers_for(request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "identity/invitations.html", {"page": page, "offers_mail": settings.HAS_MAIL})


@require_POST
@signed_in
def invite_chosen(request: SignedInRequest) -> HttpResponse:
    """Mail, or print, invitations for those chosen."""
    if not is_operator(request.viewer):
        raise Http404
    people = _chosen(request, request.viewer)
    if "print" in request.POST:
        links = [
            (person, link, qr_svg(link)) for person in people if (link := invitation_link(person, actor=request.viewer))
        ]
        return _paper(request, "identity/links_print.html", {"links": links})
    sent = 0
    for person in people:
        try:
            invite(actor=request.viewer, person=person)
            sent += 1
        except Refused as refused:
            messages.error(request, refused.message)
    if sent:
        messages.success(request, f"Invited: {sent}.")
    return redirect("identity:invitations")


@never_cache
@signed_in
def cards(request: SignedInRequest) -> HttpResponse:
    """Cards: those to print for the first time, those that wait for a second person, and starting a new one."""
    helped = people_to_help(request.viewer)
    if not helped.exists():
        raise Http404
    asked = request.GET.get("name", "").strip()
    context = {
        "page": Paginator(card_newcomers_for(request.viewer), PER_PAGE).get_page(request.GET.get("page")),
        "requests": card_requests_for(request.viewer),
        "asked": asked,
        "offers_mail": settings.HAS_MAIL,
        "found": helped.filter(name__icontains=asked, login__has_been_in=True)[:12] if asked else [],
    }
    return render(request, "identity/cards.html", context)


@require_POST
@signed_in
def print_cards(request: SignedInRequest) -> HttpResponse:
    """Print first cards for those chosen."""
    try:
        printed = first_cards(actor=request.viewer, people=_chosen(request, request.viewer))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("identity:cards")
    if not printed:
        messages.error(request, "Please choose somebody first.")
        return redirect("identity:cards")
    return _card_sheet(request, printed)


@require_POST
@signed_in
def start(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Ask for a new card for somebody."""
    found = _person(request.viewer, person)
    return _said(
        request,
        lambda: start_card(actor=request.viewer, person=found),
        f"Asked for. Now somebody else needs to confirm the card of {found.name}.",
        "identity:cards",
    )


@require_POST
@signed_in
def confirm(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Be the second person, and print the card."""
    try:
        printed = confirm_card(actor=request.viewer, person=_person(request.viewer, person))
    except Refused as refused:
        messages.error(request, refused.message)
        return redirect("identity:cards")
    return _card_sheet(request, [printed])


@require_POST
@signed_in
def drop(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Stop a card that was asked for."""
    found = _person(request.viewer, person)
    return _said(
        request, lambda: drop_card(actor=request.viewer, person=found), "The card is stopped.", "identity:cards"
    )


@never_cache
@signed_in
def addresses(request: SignedInRequest) -> HttpResponse:
    """The changes of address that wait for a representative."""
    if not is_representative(request.viewer):
        raise Http404
    changes = list(address_changes_for(request.viewer))
    note_reads(viewer=request.viewer, subjects=[change.person for change in changes], kind="proposed_address")
    return render(request, "identity/addresses.html", {"changes": changes})


@require_POST
@signed_in
def decide_address(request: SignedInRequest, person: UUID) -> HttpResponse:
    """Confirm or refuse a change of address, as a representative."""
    change = address_changes_for(request.viewer).filter(person_id=person).first()
    if change is None or not is_representative(request.viewer):
        raise Http404
    act, done = (
        (refuse_address, "The address stays as it is.")
        if "refuse" in request.POST
        else (
            confirm_address,
            "The address is changed. Both addresses are told.",
        )
    )
    return _said(request, lambda: act(actor=request.viewer, person=change.person), done, "identity:addresses")


@never_cache
@signed_in
def shared_computer(request: SignedInRequest) -> HttpResponse:
    """Mark this computer as shared, or take the mark off."""
    if not may_mark_computers(request.viewer):
        raise Http404
    if request.method != "POST":
        return render(request, "identity/shared.html", {"is_marked": shared.is_marked(request)})
    response = redirect("identity:shared")
    if "unmark" in request.POST:
        request.session.pop("shared", None)
        shared.unmark(response)
        messages.success(request, "This computer is no longer marked as shared.")
    else:
        request.session["shared"] = True
        shared.mark(response, until=shared.five_minutes())
        messages.success(request, "This computer is marked as shared.")
    return response


@require_POST
@signed_in
def extend(request: SignedInRequest) -> HttpResponse:
    """Five more minutes: the middleware gives them to every POST; this one does nothing else."""
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(to if safe else reverse("today:home"))


def _card_sheet(request: HttpRequest, printed: list[PrintedCard]) -> HttpResponse:
    return _paper(
        request,
        "identity/cards_print.html",
        {"origin": settings.ORIGIN, "cards": [(card, qr_svg(card.link)) for card in printed]},
    )


def _paper(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A page to print, once: what stands on it is nowhere else."""
    response = render(request, template, context)
    response["Cache-Control"] = "no-store"
    return response


def _said(request: HttpRequest, act: Callable[[], None], done: str, to: str) -> HttpResponse:
    try:
        act()
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, done)
    return redirect(to)
