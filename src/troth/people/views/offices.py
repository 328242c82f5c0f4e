"""Pages: who holds an office and how they were chosen; proposing, answering, objecting, deciding."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.kernel.errors import Refused

from ..directory import FOUND_AT_MOST, person_for, search_people
from ..doors import SignedInRequest, for_operators, posted, signed_in
from ..forms import NominateForm, ObjectionForm, ReasonForm
from ..offices import deciding, nominating
from ..offices.beginning import begin, is_link
from ..offices.holding import appoint_operator, step_down
from ..offices.queries import ELECTED, nomination_for, office_for, past_nominations_for, sitting
from ..offices.sheets import nomination_sheet_for, office_sheets_for
from ..offices.words import PURPOSES, TITLES
from ..reading import note_reads


@require_safe
@signed_in
def show_offices(request: SignedInRequest) -> HttpResponse:
    """Who holds what, who is proposed, what is voted on."""
    return render(request, "people/offices_show.html", office_sheets_for(request.viewer))


@require_safe
@signed_in
def show_past(request: SignedInRequest) -> HttpResponse:
    """What came of earlier nominations."""
    return render(request, "people/nominations_past.html", {"nominations": past_nominations_for(request.viewer)[:100]})


@require_safe
@signed_in
def choose_nominee(request: SignedInRequest, kind: str) -> HttpResponse:
    """Find whom to propose, or oneself."""
    _check_kind(kind)
    words = request.GET.get("q", "")[:120]
    found = search_people(request.viewer, words)
    context = _named(kind) | {"words": words, "found": found, "is_cut": len(found) == FOUND_AT_MOST}
    return render(request, "people/nominee_choose.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def nominate(request: SignedInRequest, kind: str, person: UUID) -> HttpResponse:
    """Propose this person for this office."""
    _check_kind(kind)
    nominee = person_for(request.viewer, person)
    held = list(sitting(kind))
    holders = [(str(one.id), f"{one.person.name}, deputy" if one.is_deputy else one.person.name) for one in held]
    form = NominateForm(posted(request), holders=holders)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        replaces = next((one for one in held if str(one.id) == told.get("replaces")), None)
        try:
            made = nominating.nominate(
                actor=request.viewer, nominee=nominee, kind=kind, is_deputy=told["is_deputy"], replaces=replaces
            )
        except Refused as refused:
            _say(form, refused)
        else:
            return redirect("people:nomination", nomination=made.id)
    context = _named(kind) | {"form": form, "nominee": nominee}
    return render(request, "people/nominee_propose.html", context, status=422 if form.errors else 200)


@require_safe
@signed_in
def show_nomination(request: SignedInRequest, nomination: UUID) -> HttpResponse:
    """One nomination: where it stands, and what the reader can do about it."""
    sheet = nomination_sheet_for(request.viewer, nomination_for(request.viewer, nomination))
    note_reads(viewer=request.viewer, subjects=[one.person for one in sheet.objections], kind="objection")
    return render(
        request, "people/nomination_show.html", {"sheet": sheet, "form": ObjectionForm(), "refusal": ReasonForm()}
    )


PLAIN: dict[str, Callable[..., None]] = {
    "accept": nominating.accept,
    "decline": nominating.decline,
    "withdraw": nominating.withdraw,
    "unobject": nominating.take_objection_back,
    "countersign": deciding.countersign,
}


@require_POST
@signed_in
def answer(request: SignedInRequest, nomination: UUID, what: str) -> HttpResponse:
    """Accept, decline, withdraw, countersign, or take an objection back."""
    if what not in PLAIN:
        raise Http404
    found = nomination_for(request.viewer, nomination)
    try:
        PLAIN[what](actor=request.viewer, nomination=found)
    except Refused as refused:
        messages.error(request, refused.message)
    if what == "decline":
        return redirect("people:offices")
    return redirect("people:nomination", nomination=found.id)


@require_POST
@signed_in
def object_to(request: SignedInRequest, nomination: UUID) -> HttpResponse:
    """Object, in words."""
    return _with_words(request, nomination, ObjectionForm(request.POST), "text", nominating.object_to)


@require_POST
@signed_in
def refuse(request: SignedInRequest, nomination: UUID) -> HttpResponse:
    """Not countersign, with a reason."""
    return _with_words(request, nomination, ReasonForm(request.POST), "reason", deciding.refuse)


def _with_words(
    request: SignedInRequest, nomination: UUID, form: Form, field: str, action: Callable[..., None]
) -> HttpResponse:
    found = nomination_for(request.viewer, nomination)
    if form.is_valid():
        try:
            action(actor=request.viewer, nomination=found, **{field: form.cleaned_data[field]})
        except Refused as refused:
            _say(form, refused)
        else:
            return redirect("people:nomination", nomination=found.id)
    other = {"form": form, "refusal": ReasonForm()} if field == "text" else {"form": ObjectionForm(), "refusal": form}
    sheet = nomination_sheet_for(request.viewer, found)
    return render(request, "people/nomination_show.html", {"sheet": sheet} | other, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def lay_down(request: SignedInRequest, office: UUID) -> HttpResponse:
    """Lay down one's own office."""
    found = office_for(request.viewer, office)
    if found.person_id != request.viewer.id or found.until is not None:
        raise Http404
    if request.method == "POST":
        try:
            step_down(actor=request.viewer, office=found)
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("people:offices")
    return render(request, "people/office_lay_down.html", {"office": found} | _named(found.kind))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def begin_offices(request: SignedInRequest, secret: str) -> HttpResponse:
    """The one-time link: open the nominations for the first representative."""
    if request.method == "POST":
        try:
            begin(actor=request.viewer, secret=secret)
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("people:offices")
    return render(request, "people/offices_begin.html", {"is_link": is_link(secret)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def choose_operator(request: SignedInRequest) -> HttpResponse:
    """Make somebody else an operator."""
    words = request.GET.get("q", "")[:120]
    if request.method == "POST":
        person = person_for(request.viewer, _uuid(request.POST.get("person", "")))
        try:
            appoint_operator(person=person, actor=request.viewer)
        except Refused as refused:
            messages.error(request, refused.message)
        return redirect("people:offices")
    context = _named("operator") | {"words": words, "found": search_people(request.viewer, words), "is_operator": True}
    return render(request, "people/nominee_choose.html", context)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _check_kind(kind: str) -> None:
    if kind not in ELECTED:
        raise Http404


def _named(kind: str) -> dict[str, object]:
    titles = {str(key): title for key, title in TITLES.items()}
    purposes = {str(key): purpose for key, purpose in PURPOSES.items()}
    return {"kind": kind, "title": titles[kind], "purpose": purposes[kind]}


def _say(form: Form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, refused.message)
