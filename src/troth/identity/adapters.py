"""What allauth asks of us: nobody signs up, mail goes through the outbox, no visitor's address leaves the request."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from troth.notices.actions import queue_mail
from troth.people.models import Organisation

from . import recent
from .actions.devices import note_device
from .models import Login

WRONG = "That name and password do not go together. Please try again."
SENTENCES = {
    "account_inactive": "This way in is closed.",
    "email_password_mismatch": WRONG,
    "username_password_mismatch": WRONG,
    "incorrect_code": "That is not the code we are waiting for. Please look again.",
    "incorrect_password": "That is not your password. Please try again.",
    "enter_current_password": "That is not the password you have now.",
    "too_many_login_attempts": "There were many tries for this name. Please wait five minutes, then try again.",
    "rate_limited": "There were many tries. Please wait a minute, then try again.",
    "unknown_email": "Nobody here has that address.",
    "invalid_password_reset": "This link was used, or is too old. Ask for a new one.",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in and out, and the mail about it."""

    error_messages = DefaultAccountAdapter.error_messages | SENTENCES

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 allauth's signature
        """Nobody signs up: people come from the roster."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask once more who somebody is: not within five minutes of the last answer."""
        return not recent.is_proven(self.request) and super().is_reauthentication_required(app=app, **kwargs)

    def login(self, request: HttpRequest, user: Login) -> None:
        """The one place every way of signing in ends in."""
        request.session.pop("kept_until", None)
        super().login(request, user)
        note_device(request, person=user.person)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 allauth's signature
        """Where one goes after setting a password."""
        return reverse("identity:mine")

    def render_text(self, template_prefix: str, context: dict[str, Any]) -> tuple[str, str]:
        """Subject and text of a mail."""
        words = context | {"organisation": Organisation.objects.first(), "origin": settings.ORIGIN}
        subject = render_to_string(f"{template_prefix}_subject.txt", words)
        text = render_to_string(f"{template_prefix}_message.txt", words)
        return " ".join(subject.split()), text.strip() + "\n"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Into the outbox."""
        subject, text = self.render_text(template_prefix, context)
        queue_mail(to=email, subject=subject, text=text)

    def send_notification_mail(
        self, template_prefix: str, user: Login, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell a person what changed about their signing in; allauth's own would name address and user agent."""
        to = email or user.email
        if to:
            self.send_mail(template_prefix, to, {"person": user.person} | (context or {}))


def _seal() -> MultiFernet:
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(b"second factor:" + key.encode()).digest())) for key in keys])


class SecondAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Passkeys, authenticator apps and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": SENTENCES["incorrect_code"]}

    def encrypt(self, text: str) -> str:
        """Secrets of authenticator apps are sealed with the installation's key, kept outside the database."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The other way. Raises InvalidToken where the installation's key was lost."""
        return _seal().decrypt(encrypted_text.encode()).decode()

    def _get_site_name(self) -> str:
        organisation = Organisation.objects.first()
        return f"Troth at {organisation.name}" if organisation else "Troth"

    def get_public_key_credential_user_entity(self, user: Login) -> dict[str, Any]:
        """What the browser shows when it asks which passkey to use."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.person.name}

    def generate_authenticator_name(self, *_: Any, **__: Any) -> str:
        """A first name for a passkey; people can change it."""
        return "My passkey"


class CompanyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The company's own sign-in: only people on the roster, matched by a verified address once, then by subject."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 theirs
        """Nobody signs up: people come from the roster."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the person behind a subject that is new to us, and remember the subject.

        An address names a person only until a subject is linked to them: should the address later be given to somebody
        else, the newcomer does not inherit the account.
        """
        if sociallogin.is_existing or sociallogin.state.get("process") == "connect":
            return
        login = _owner_of(sociallogin)
        if login is None or SocialAccount.objects.filter(user=login, provider=sociallogin.account.provider).exists():
            raise ImmediateHttpResponse(_not_known(request))
        sociallogin.connect(request, login)


def _owner_of(sociallogin: Any) -> Login | None:
    """The person whose address the provider says it has verified."""
    verified = [address.email.lower() for address in sociallogin.email_addresses if _is_verified(address)]
    return Login.objects.filter(email__in=verified).first() if verified else None


def _is_verified(address: EmailAddress) -> bool:
    return address.verified in (True, "true")  # some providers say it in letters


def _not_known(request: HttpRequest) -> HttpResponse:
    return render(request, "identity/company_unknown.html", status=403)
