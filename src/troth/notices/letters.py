"""A mail of the outbox as it goes to the mail server: text and page, and the headers that let one stop it."""

from uuid import UUID

from django.conf import settings
from django.core import mail
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.urls import reverse

from .attachments import file_for
from .models import OutboxMail

SIGNER = Signer(salt="notices.stop")


def letter(row: OutboxMail) -> mail.EmailMultiAlternatives:
    """The message; the same Message-ID whenever it is made."""
    headers = {"Message-ID": row.message_id, "Auto-Submitted": "auto-generated"}
    context = {"subject": row.subject, "text": row.text}
    if row.reminds_id is not None:
        context |= {"stop": stop_address(row.reminds_id), "choose": f"{settings.ORIGIN}{reverse('notices:reminders')}"}
        # RFC 8058: a mail program may stop these with one POST, without asking the person to sign in.
        headers["List-Unsubscribe"] = f"<{context['stop']}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = mail.EmailMultiAlternatives(
        subject=row.subject, body=render_to_string("notices/mail.txt", context), to=[row.to], headers=headers
    )
    message.attach_alternative(render_to_string("notices/mail.html", context), "text/html")
    file = file_for(row.reminds, row.attach) if row.attach and row.reminds else None
    if file is not None:
        message.attach(file.name, file.content, file.mime)
    return message


def stop_address(person: UUID) -> str:
    """Where one click stops reminders by mail to this person."""
    return f"{settings.ORIGIN}{reverse('notices:stop', args=[SIGNER.sign(person.hex)])}"


def person_in(token: str) -> UUID | None:
    """Whose reminders a link stops; None where it is none of ours."""
    try:
        return UUID(SIGNER.unsign(token))
    except BadSignature:
        return None
