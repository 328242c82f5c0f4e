"""Pages for operators: everybody on the roster, and bringing in a personnel file. Never anything about trust."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.kernel.errors import Refused

from ..directory import roster_lines_for, roster_people_for
from ..doors import SignedInRequest, for_operators, posted
from ..forms import ApplyForm, RosterForm
from ..reading import note_reads
from ..roster.drafts import draft_for, forget_draft, import_for, imports_for, keep_draft, roster_of
from ..roster.importing import STALE, Plan, apply_import, plan_import, plan_roster
from ..roster.preview import kept_names, parts_of
from ..roster.undoing import CANNOT, undo_import, undoable_import

PAGE = 50


@require_safe
@for_operators
def show_roster(request: SignedInRequest) -> HttpResponse:
    """Everybody, with how they are reached."""
    words = request.GET.get("q", "")[:120]
    page = Paginator(roster_people_for(request.viewer, words), PAGE).get_page(request.GET.get("page"))
    lines = roster_lines_for(request.viewer, list(page.object_list))
    note_reads(viewer=request.viewer, subjects=[line.person for line in lines if line.reached_by], kind="address")
    return render(request, "people/roster_show.html", {"page": page, "lines": lines, "words": words})


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def choose_file(request: SignedInRequest) -> HttpResponse:
    """Choose a file; looking at it changes nothing."""
    form = RosterForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        plan = plan_import(file.read(), file.name, skip_bad_rows=form.cleaned_data["skip_bad_rows"])
        draft = keep_draft(plan.roster, filename=file.name, actor=request.viewer)
        skips = "?skip=1" if plan.skips_bad_rows else ""
        return redirect(reverse("people:preview-import", args=[draft.id]) + skips)
    context = {
        "form": form,
        "undoable": undoable_import(),
        "imports": imports_for(request.viewer)[:10],
        "cannot": CANNOT,
    }
    return render(request, "people/import_choose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def preview(request: SignedInRequest, draft: UUID) -> HttpResponse:
    """What the file would do; saying yes to it applies it."""
    kept = draft_for(request.viewer, draft)
    skips = request.GET.get("skip") == "1" or request.POST.get("skip_bad_rows") == "True"
    plan = plan_roster(roster_of(kept), kept.filename, skip_bad_rows=skips)
    form = _apply_form(request, plan)
    if request.method == "POST" and form.is_valid():
        try:
            return _apply(request, plan, form, draft)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    status = 422 if form.errors else 200
    return render(request, "people/import_preview.html", _shown(plan) | {"form": form, "draft": kept}, status=status)


def _apply_form(request: SignedInRequest, plan: Plan) -> ApplyForm:
    leaving = len(plan.difference.leaving) if plan.many_leave else 0
    initial = {"seen": plan.fingerprint, "skip_bad_rows": plan.skips_bad_rows}
    return ApplyForm(posted(request), initial=initial, leaving=leaving)


def _apply(request: SignedInRequest, plan: Plan, form: ApplyForm, draft: UUID) -> HttpResponse:
    if form.cleaned_data["seen"] != plan.fingerprint:
        raise Refused(STALE)
    done = apply_import(
        plan, actor=request.viewer, accept_many_leaving=form.cleaned_data.get("accept_many_leaving", False)
    )
    forget_draft(draft)
    if done is not None:
        request.session["undo"] = {
            "what": f"Applied: {plan.filename}.",
            "url": reverse("people:undo-import", args=[done.id]),
        }
    return redirect("people:choose-file")


def _shown(plan: Plan) -> dict[str, object]:
    return {
        "plan": plan,
        "parts": parts_of(plan),
        "counts": plan.counts,
        "problems": plan.problems[:200],
        "more_problems": max(0, len(plan.problems) - 200),
        "kept": kept_names(plan),
    }


@require_POST
@for_operators
def set_aside(request: SignedInRequest, draft: UUID) -> HttpResponse:
    """Let go of a file that was looked at."""
    forget_draft(draft_for(request.viewer, draft).id)
    return redirect("people:choose-file")


@require_POST
@for_operators
def undo(request: SignedInRequest, done: UUID) -> HttpResponse:
    """Put back what stood before the latest import."""
    try:
        undo_import(import_for(request.viewer, done), actor=request.viewer)
    except Refused as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, "Undone. Everything stands as it did before that file.")
    request.session.pop("undo", None)
    return redirect("people:choose-file")
