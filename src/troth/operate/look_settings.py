"""Looks at the settings: key, address, debug, demo, mail."""

import smtplib
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from django.core import mail

from .finding import Finding, error, good, warning


def secret_key() -> Finding:
    """Whether the key that signs sessions and links can be guessed."""
    key = str(settings.SECRET_KEY)
    if len(key) < 40 or len(set(key)) < 10:
        return error(
            "Secret key",
            "The secret key is short enough to be guessed.",
            "Remove TROTH_SECRET_KEY: Troth then makes a good one and keeps it in its data folder.",
        )
    return good("Secret key", "Long and random.")


def address() -> Finding:
    """Whether the address people use is protected on the way."""
    origin = urlsplit(settings.ORIGIN)
    if origin.scheme != "https" and not _is_this_machine(origin.hostname or ""):
        return error(
            "Address",
            f"{settings.ORIGIN} is not encrypted: anyone on the way can read it, and passkeys do not work.",
            "Put Caddy or nginx in front (see deploy/) and set TROTH_ORIGIN=https://...",
        )
    return good("Address", f"People reach Troth at {settings.ORIGIN}.")


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def hosts() -> Finding:
    """Whether Troth answers under names that are not its own."""
    origin = urlsplit(settings.ORIGIN).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        return error(
            "Host names",
            "Troth answers under any name, also under one an attacker made up.",
            f"Set TROTH_HOSTS={origin}",
        )
    if origin not in settings.ALLOWED_HOSTS:
        return error(
            "Host names",
            f"Troth refuses requests for {origin}, the name in its own address.",
            f"Add {origin} to TROTH_HOSTS, or remove TROTH_HOSTS.",
        )
    return good("Host names", f"Answers only for {', '.join(settings.ALLOWED_HOSTS)}.")


def proxy() -> Finding:
    """Whether Troth knows of what stands in front of it and speaks https for it."""
    if settings.IS_SECURE and not settings.IS_BEHIND_PROXY:
        return warning(
            "Proxy",
            "People come by https, so something stands in front of Troth, and Troth was not told: whoever fails to "
            "sign in slows everybody down, because all seem to come from one place.",
            "Set TROTH_BEHIND_PROXY=true, with Caddy or nginx as in deploy/.",
        )
    return good("Proxy", "One stands in front." if settings.IS_BEHIND_PROXY else "None in front.")


def debug() -> Finding:
    """Whether error pages show the inside of the program."""
    if settings.DEBUG:
        return error("Debug", "Error pages show settings and data to everyone.", "Remove TROTH_DEBUG.")
    return good("Debug", "Off.")


def demo() -> Finding:
    """Whether anyone may step into anyone, where others can reach it."""
    if settings.DEMO and not _is_this_machine(urlsplit(settings.ORIGIN).hostname or ""):
        return warning(
            "Demo",
            "This is the demo company, where anyone can step into anyone, and others can reach it.",
            "Unset TROTH_DEMO and run `troth init` with an empty database for real use.",
        )
    return good("Demo", "The demo company, on this machine only." if settings.DEMO else "Off.")


def mail_server() -> Finding:
    """Whether the mail server lets us in; without one, links are shown for printing."""
    if not settings.HAS_MAIL:
        return good("Mail", "No mail server: Troth shows links and cards for printing instead.")
    try:
        connection = mail.get_connection(timeout=5)
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as problem:
        return error(
            "Mail",
            f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} cannot be used ({type(problem).__name__}).",
            "Check TROTH_SMTP_HOST, TROTH_SMTP_PORT, TROTH_SMTP_USER, TROTH_SMTP_PASSWORD and TROTH_SMTP_STARTTLS. "
            "Mail waits meanwhile, for a week.",
        )
    return good("Mail", f"{settings.EMAIL_HOST} takes our mail.")
