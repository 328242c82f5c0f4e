"""What the worker does for notices: hand mail to the mail server, spread news, tidy the outbox."""

from django.core import mail
from django.template.loader import render_to_string

from troth.jobs.registry import Finish, daily, due, errand
from troth.people.models import Person

from .actions import announce, tell, tell_everybody, tidy_outbox
from .models import OutboxMail


@errand("notices.send")
def send(mail: str) -> Finish:
    """Hand one mail to the mail server; once it has taken it, the row goes."""
    row = OutboxMail.objects.filter(id=mail).first()
    if row is None:
        return _nothing_left
    _message(row).send()
    return lambda: _forget(row)


def _message(row: OutboxMail) -> mail.EmailMultiAlternatives:
    message = mail.EmailMultiAlternatives(
        subject=row.subject,
        body=row.text,
        to=[row.to],
        headers={"Message-ID": row.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(
        render_to_string("notices/mail.html", {"subject": row.subject, "text": row.text}), "text/html"
    )
    return message


def _forget(row: OutboxMail) -> None:
    row.delete()


def _nothing_left() -> None:
    """The mail was sent already, or is too old to send."""


@due("notices.tell_all")
def tell_all() -> None:
    """Queue the mail about an announcement for everybody."""
    tell_everybody()


@due("people.announced")
def say_to_everybody(text: str) -> None:
    """What people, who stand below notices, have to say to all: an office, a rule."""
    announce(text=text)


@due("people.told")
def say_to_some(people: list[str], about: str) -> None:
    """That something waits for these: a leader is another, an answer is asked for."""
    for person in Person.objects.filter(id__in=people, left_on=None):
        tell(person=person, kind=about)


@daily("notices.tidy")
def tidy() -> None:
    """Remove what could not be sent for a week."""
    tidy_outbox()
