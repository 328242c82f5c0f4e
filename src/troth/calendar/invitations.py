"""One thing to come as a file: for those whose it is, by a link, and with a mail for those who chose that."""

from email.utils import parseaddr
from uuid import UUID

from django.conf import settings

from troth.kernel import clock
from troth.notices.attachments import File
from troth.people.models import Person
from troth.visibility.gate import visible_to

from .ics import Writer
from .models import CalendarChoice
from .sources import thing_for

NAME = "troth.ics"


def invitation(viewer: Person, kind: str, id: UUID) -> bytes | None:
    """The file for the thing of that kind and id, with the titles the viewer chose; None where it is not theirs."""
    now = clock.now()
    thing = thing_for(viewer, kind, id, now)
    if thing is None:
        return None
    choice = visible_to(viewer, CalendarChoice).first()
    titles = choice is not None and choice.has_own_titles
    writer = Writer(viewer.id, titles=titles, origin=settings.ORIGIN, now=now)
    return writer.invitation(thing, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


def mailed_invitation(person: Person, event: str) -> File | None:
    """For mail: the same file, only for those who chose that it comes along. `event` is "kind:id"."""
    kind, _, id = event.partition(":")
    if not visible_to(person, CalendarChoice).filter(shows=CalendarChoice.Shows.MAILED).exists():
        return None
    content = invitation(person, kind, UUID(id))
    return File(NAME, content, "text/calendar") if content else None
