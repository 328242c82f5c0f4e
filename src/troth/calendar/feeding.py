"""What a calendar program is given for a secret address, without anybody signing in."""

from django.conf import settings

from troth.kernel import clock

from .actions import digest_of
from .ics import Writer
from .models import CalendarChoice
from .sources import things_for


def feed_of(secret: str) -> bytes | None:
    """The calendar behind this address; None where there is none, it was taken back, or its owner has left.

    Reading it writes nothing: that, and when, somebody's calendar was read is not kept.
    """
    choice = (
        CalendarChoice.objects.filter(digest=digest_of(secret), author__left_on=None).select_related("author").first()
    )
    if choice is None:
        return None
    now = clock.now()
    writer = Writer(choice.author_id, titles=choice.has_own_titles, origin=settings.ORIGIN, now=now)
    return writer.feed(things_for(choice.author, now))
