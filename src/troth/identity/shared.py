"""A computer marked as shared: five minutes at a time, and nothing left in its browser but the mark.

The end of the five minutes stands in the mark itself, signed, because the database keeps no hour. Saving something, or
asking for five more minutes, moves it; only looking does not.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from troth.kernel import clock

MINUTES = 5
MARK: str = settings.SHARED_COOKIE_NAME
SALT = "troth.identity.shared"
YEAR = 365 * 24 * 3600


def is_marked(request: HttpRequest) -> bool:
    """Whether this browser carries the mark."""
    return _read(request) is not None


def is_shared_session(request: HttpRequest) -> bool:
    """Whether this session began on a marked computer (or the computer was marked in it)."""
    return bool(request.session.get("shared"))


def end_of(request: HttpRequest) -> datetime | None:
    """When this browser's five minutes are over; None where none are running."""
    mark = _read(request)
    return datetime.fromisoformat(mark["until"]) if mark and mark["until"] else None


def mark(response: HttpResponse, *, until: datetime | None = None) -> None:
    """Put the mark on this browser, with the end of the five minutes that are running, if any."""
    value = signing.dumps({"until": until.isoformat() if until else ""}, salt=SALT)
    response.set_cookie(MARK, value, max_age=YEAR, path="/", secure=settings.IS_SECURE, httponly=True, samesite="Lax")


def unmark(response: HttpResponse) -> None:
    """Take the mark off this browser."""
    response.delete_cookie(MARK, path="/", samesite="Lax")


def five_minutes() -> datetime:
    """Five minutes from now, to the second."""
    return (clock.now() + timedelta(minutes=MINUTES)).replace(microsecond=0)


def wipe(request: HttpRequest, response: HttpResponse) -> None:
    """Leave nothing of a person in a shared browser: their cache, storage and cookies; the mark stays."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    for name in request.COOKIES:
        if name not in (MARK, settings.SESSION_COOKIE_NAME):
            response.delete_cookie(name, path="/")
    mark(response)


def _read(request: HttpRequest) -> dict[str, str] | None:
    try:
        value: dict[str, str] = signing.loads(request.COOKIES.get(MARK, ""), salt=SALT, max_age=YEAR)
    except signing.BadSignature:
        return None
    return value
