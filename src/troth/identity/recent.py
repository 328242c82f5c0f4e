"""That somebody has just proved again who they are: remembered for five minutes by their browser, not by the database.

allauth compares the moment in the session with now. The session that is kept knows the day only (sessions.py), so the
moment travels in a signed cookie, tied to the session; our adapter asks it before allauth asks the session.
"""

import json
from typing import Any

from allauth.account import app_settings
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from .sessions import AUTHENTICATIONS, SUSPENDED, row_of

COOKIE: str = settings.PROOF_COOKIE_NAME
SALT = "troth.identity.recent"


def is_proven(request: HttpRequest) -> bool:
    """Whether this browser carries a proof, of this session, not older than five minutes."""
    return request.user.is_authenticated and _moment(request) > 0


def recall(request: HttpRequest) -> None:
    """Give a request that was put aside the headers of this one, in memory: its own are not kept."""
    suspended = request.session.get(SUSPENDED)
    if suspended and "request" in suspended:
        meta = {key: value for key, value in request.META.items() if isinstance(value, str)}
        suspended["request"] = json.dumps(json.loads(suspended["request"]) | {"META": meta})


def remember(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser the moment of a fresh proof."""
    record = _last_proof(request)
    if record is None or record["at"] % 86400 == 0 or record["at"] == _moment(request):
        return
    value = signing.dumps([row_of(request.session.session_key or ""), record["at"]], salt=SALT)
    response.set_cookie(
        COOKIE,
        value,
        max_age=app_settings.REAUTHENTICATION_TIMEOUT,
        path="/",
        secure=settings.IS_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _last_proof(request: HttpRequest) -> dict[str, Any] | None:
    if not request.user.is_authenticated:
        return None
    proofs = [record for record in request.session.get(AUTHENTICATIONS) or [] if record.get("reauthenticated")]
    return proofs[-1] if proofs else None


def _moment(request: HttpRequest) -> float:
    try:
        row, at = signing.loads(
            request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=app_settings.REAUTHENTICATION_TIMEOUT
        )
    except signing.BadSignature:
        return 0.0
    return float(at) if row == row_of(request.session.session_key or "") else 0.0
