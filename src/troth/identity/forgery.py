"""The guard against forged forms: its secret in a cookie of the visit, on a shared computer in the session instead.

In the session everywhere, each visit of a stranger would write a row: anybody could fill the database, and a
database that is full or read-only could not show the sign-in page.
"""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.csrf import CSRF_SESSION_KEY, CsrfViewMiddleware

from .shared import is_marked


class FormGuard(CsrfViewMiddleware):
    """Django's guard; on a marked computer it leaves no cookie of its own."""

    def _get_secret(self, request: HttpRequest) -> str | None:
        if not is_marked(request):
            secret: str | None = super()._get_secret(request)  # type: ignore[misc]
            return secret
        return request.session.get(CSRF_SESSION_KEY)

    def _set_csrf_cookie(self, request: HttpRequest, response: HttpResponseBase) -> None:
        if not is_marked(request):
            super()._set_csrf_cookie(request, response)  # type: ignore[misc]
        elif request.session.get(CSRF_SESSION_KEY) != request.META["CSRF_COOKIE"]:
            request.session[CSRF_SESSION_KEY] = request.META["CSRF_COOKIE"]
