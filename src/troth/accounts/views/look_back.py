"""Doorway of the look back."""

from datetime import date
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from troth.accounts.queries.look_back import Month, look_back_for
from troth.identity.doors import SignedInRequest, signed_in
from troth.kernel import clock
from troth.people.queries import led_by


@signed_in
@require_safe
def look_back(request: SignedInRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    """One month, for oneself only; the last whole one unless another is named."""
    today = clock.today(ZoneInfo(request.viewer.zone))
    this = Month(today.replace(day=1))
    shown = this if today.day > 24 else this.before
    if year and month:
        try:
            shown = Month(date(year, month, 1))
        except ValueError:
            raise Http404 from None
    if shown.first > today or shown.first.year < 2000:
        raise Http404
    context = {
        "back": look_back_for(request.viewer, shown),
        "month": shown,
        "later": shown.after if shown.after.first <= today else None,
        "today": today,
        "leads": led_by(request.viewer).exists(),
    }
    return render(request, "accounts/look_back.html", context)
