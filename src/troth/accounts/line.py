"""Puts the promise line on every page of a signed-in person."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from troth.visibility.policy import kind
from troth.visibility.words import server_holder

from .forms import LineForm

SMALL = (
    "What you said is shown to the other. "
    "What they said stays with you until you ask; someone you lead is asked at once. "
    + server_holder(kind("private_promise"))
)


def line(request: HttpRequest) -> dict[str, Any]:
    """Context for `ui/_line.html`; costs nothing on a page that does not show it."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return {}
    return {
        "line_form": SimpleLazyObject(lambda: LineForm(viewer=viewer, prefix="line", initial={"next": request.path})),
        "line_url": reverse("accounts:say-promise"),
        "line_small": SMALL,
    }
