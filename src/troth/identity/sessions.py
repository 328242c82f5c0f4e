"""Sessions only their browser can open: the database keeps the cookie's hash, and contents sealed with the cookie."""

import hashlib
import json
import os
from copy import deepcopy
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session

from troth.kernel import clock

NONCE_BYTES = 12
KEPT_UNTIL = "kept_until"
AUTHENTICATIONS = "account_authentication_methods"
SUSPENDED = "account_reauthentication_state"


def row_of(session_key: str) -> str:
    """The primary key of a session's row: 160 bits of the cookie's SHA-256, from which the cookie cannot be had."""
    return hashlib.sha256(b"row:" + session_key.encode()).hexdigest()[:40]


def _lock_of(session_key: str) -> AESGCM:
    material = b"\0".join((b"seal:", session_key.encode(), settings.SECRET_KEY.encode()))
    return AESGCM(hashlib.sha256(material).digest())


def _day_of(seconds: float) -> float:
    return seconds - seconds % 86400


def without_times(data: dict[str, Any]) -> dict[str, Any]:
    """The session as it may be kept: when somebody signed in by the day only, and no address or user agent.

    allauth notes each authentication to the microsecond, and puts a whole request (address and user agent with it)
    aside while somebody proves again who they are.
    """
    if AUTHENTICATIONS not in data and SUSPENDED not in data:
        return data
    kept = deepcopy(data)
    for record in kept.get(AUTHENTICATIONS) or []:
        record["at"] = _day_of(record["at"])
    suspended = kept.get(SUSPENDED) or {}
    if "request" in suspended:
        suspended["request"] = json.dumps(json.loads(suspended["request"]) | {"META": {}})
    return kept


class SessionStore(DatabaseStore):
    """Django's database sessions, but hashed, sealed, and dated by day."""

    _session_key: str | None

    def _name(self) -> str:
        return row_of(cast(str, self.session_key))

    def _get_session_from_db(self) -> Session | None:
        found = Session.objects.filter(session_key=self._name(), expire_date__gt=clock.now()).first()
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=row_of(session_key)).exists()

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = cast(Any, self.serializer()).dumps(without_times(session_dict))
        nonce = os.urandom(NONCE_BYTES)
        return (nonce + _lock_of(cast(str, self.session_key)).encrypt(nonce, plain, None)).hex()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            sealed = bytes.fromhex(str(session_data))
            plain = _lock_of(cast(str, self.session_key)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        except (ValueError, InvalidTag):
            return {}
        return cast(dict[str, Any], cast(Any, self.serializer()).loads(plain))

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        cast(Any, self)._get_or_create_session_key()
        end = datetime.combine(_last_day(data) + timedelta(days=1), time(), UTC)
        return Session(session_key=self._name(), session_data=self.encode(data), expire_date=end)

    def cycle_key(self) -> None:
        """A new cookie for the same session; the device listed for it stays the same device."""
        from .models import Device

        data, before = cast(Any, self)._session, self.session_key
        self.create()
        self._session_cache = data
        if before:
            Device.objects.filter(session=row_of(before)).update(session=self._name())
            self.delete(before)

    def delete(self, session_key: str | None = None) -> None:
        """End a session, and forget the device it ran on."""
        from .models import Device

        key = session_key or self.session_key
        if key:
            Device.objects.filter(session=row_of(key)).delete()
            Session.objects.filter(session_key=row_of(key)).delete()


def _last_day(data: dict[str, Any]) -> date:
    """The last day a session counts: fixed at sign-in, so that the row never tells when somebody was last here."""
    today = clock.now().date()
    if "_auth_user_id" not in data:
        return today + timedelta(days=1)
    days = timedelta(seconds=settings.SESSION_COOKIE_AGE).days
    return date.fromisoformat(data.setdefault(KEPT_UNTIL, (today + timedelta(days=days)).isoformat()))
