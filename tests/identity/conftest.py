"""What tests of signing in share: mail switched on, passwords, codes out of the mail, codes of an app."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client

from troth.identity.models import Login
from troth.notices.models import OutboxMail
from troth.people.models import Person

PASSWORD = "boats leave at seven"


@pytest.fixture(autouse=True)
def fresh_counters() -> Iterator[None]:
    """Throttling counts in memory: each test starts at nought."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def quick_argon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 itself, with less work: many tests sign in."""
    monkeypatch.setattr(Argon2PasswordHasher, "time_cost", 1)
    monkeypatch.setattr(Argon2PasswordHasher, "memory_cost", 8)
    monkeypatch.setattr(Argon2PasswordHasher, "parallelism", 1)


@pytest.fixture
def mail(settings: Any) -> None:
    """An installation that sends mail."""
    settings.HAS_MAIL = True


def with_password(person: Person, password: str = PASSWORD) -> Login:
    """Give somebody a password."""
    login = person.login
    login.set_password(password)
    login.has_been_in = True
    login.save()
    return login


def sign_in(client: Client, name: str, password: str = PASSWORD, **extra: Any) -> Any:
    """Fill in the sign-in page."""
    return client.post("/sign-in/", {"login": name, "password": password}, **extra)


def last_mail(to: str) -> OutboxMail:
    """The newest mail to that address (rows carry no time, so: the only one with this text that is not yet read)."""
    mails = list(OutboxMail.objects.filter(to=to))
    assert mails, f"no mail to {to}"
    return mails[-1]


def code_in(mail: OutboxMail) -> str:
    """The code a mail holds."""
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail.text, re.M)
    assert found, mail.text
    return found.group(1)


def link_in(mail: OutboxMail) -> str:
    """The path of the link a mail holds."""
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.text)
    assert found, mail.text
    return found.group(1)


def app_code(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def is_in(client: Client) -> bool:
    """Whether this browser is signed in."""
    return client.get("/sign-in/mine/").status_code == 200
