"""Our own mails about signing in."""

from django.conf import settings
from django.template.loader import render_to_string

from troth.notices.actions import queue_mail
from troth.people.models import Organisation


def tell_by_mail(to: str, name: str, **words: object) -> None:
    """Queue the mail `name` of templates/identity/mail/; nothing where there is no address."""
    if not to:
        return
    context = {"organisation": Organisation.objects.first(), "origin": settings.ORIGIN} | words
    queue_mail(
        to=to,
        subject=render_to_string(f"identity/mail/{name}_subject.txt", context).strip(),
        text=render_to_string(f"identity/mail/{name}_message.txt", context),
    )
