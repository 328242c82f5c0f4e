"""Doorways: who sees what, see what they see, my log."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from troth.accounts.forms import LineForm
from troth.audit.queries import latest_seal
from troth.identity.doors import SignedInRequest, signed_in

from . import log, seen, table
from .company import company_for
from .reach import reach_of


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """The table, for everybody; to somebody signed in also who stands behind its columns."""
    viewer = getattr(request, "viewer", None)
    roles = table.roles_for(viewer) if viewer else []
    context = {"groups": table.groups(), "columns": table.columns(), "roles": roles}
    return render(request, "transparency/who_sees_what.html", context)


@require_safe
def no_trust(request: HttpRequest) -> HttpResponse:
    """For somebody who trusts nobody: a line for themselves, who could read it, and how to check."""
    viewer, here = getattr(request, "viewer", None), request.path
    context: dict[str, Any] = {"reach": reach_of("private_promise"), "sign_in": f"{settings.LOGIN_URL}?next={here}"}
    if viewer:
        line = {"next": here, "direction": "theirs", "alone": True}
        context["line_form"] = LineForm(viewer=viewer, prefix="line", initial=line)
    return render(request, "transparency/no_trust.html", context)


@require_safe
@signed_in
def what_the_company_sees(request: SignedInRequest) -> HttpResponse:
    """Everything there is about the organisation as a whole."""
    return render(request, "transparency/company.html", company_for(request.viewer))


@require_safe
@signed_in
def see_what_they_see(request: SignedInRequest) -> HttpResponse:
    """Choose whose view of what is mine to open."""
    words = request.GET.get("q", "").strip()
    context = {
        "choices": seen.choices_for(request.viewer),
        "words": words,
        "found": seen.people_named(request.viewer, words),
    }
    return render(request, "transparency/view_choose.html", context)


@require_safe
@signed_in
def see_as_role(request: SignedInRequest, role: str) -> HttpResponse:
    """The view of whoever is that to me; where there are several, or nobody, the choice."""
    people = seen.behind(request.viewer, role)
    if len(people) == 1:
        return redirect("transparency:see-as", id=people[0].id)
    return redirect(f"{reverse('transparency:see-what-they-see')}#{role}")


@require_safe
@signed_in
def see_as(request: SignedInRequest, id: UUID) -> HttpResponse:
    """Exactly what that person can see of what is mine."""
    other = seen.other_person(request.viewer, id)
    context = {"view": seen.view_of(request.viewer, other), "also": seen.also_open_to(request.viewer, other)}
    return render(request, "transparency/view_show.html", context)


@require_safe
@signed_in
def see_kind_as(request: SignedInRequest, id: UUID, key: str) -> HttpResponse:
    """All rows of one kind in that view, by pages."""
    other = seen.other_person(request.viewer, id)
    kind, page = seen.all_of_kind(request.viewer, other, key, request.GET.get("page"))
    return render(request, "transparency/view_kind.html", {"other": other, "kind": kind, "page": page})


@require_safe
@signed_in
def my_log(request: SignedInRequest) -> HttpResponse:
    """Who opened or changed what of mine."""
    context = {"log": log.log_of(request.viewer, request.GET.get("page")), "seal": latest_seal()}
    return render(request, "transparency/log.html", context)
