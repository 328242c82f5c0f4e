"""What a person sees when a request fails: what happened, and what to do."""

import logging
import sys

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .trouble import trouble_of

log = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request could not be understood."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request is not allowed."""
    return render(request, "403.html", status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was too old, or came from elsewhere."""
    return render(request, "403.html", {"is_old_form": True}, status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here for this person: the same page whether it exists or not."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed: the database (503, with what to do), or Troth itself (500).

    The page is rendered without the request, which may be what failed.
    """
    trouble = trouble_of(sys.exc_info()[1])
    if trouble is None:
        return render(None, "500.html", status=500)
    log.error("%s", trouble.mend)
    response = render(None, "operate/trouble.html", {"trouble": trouble}, status=503)
    response["Retry-After"] = "60"
    return response
