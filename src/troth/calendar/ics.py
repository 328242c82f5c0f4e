"""iCalendar (RFC 5545, 5546) out of what is to come: written by the library `icalendar`, never by hand.

Times are written in UTC: an instant is right in every zone and across every change of daylight saving, now and after
a government changes it. Days are days, in no zone. There are no attendees, so no calendar program asks anybody for
an answer, and nobody's silence can be seen.
"""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress

from troth.kernel.upcoming import Upcoming

REFRESH = timedelta(hours=1)


class Writer:
    """Writes for one person: `titles` says whether whom and what stand there, `origin` is the address of Troth."""

    def __init__(self, owner: UUID, *, titles: bool, origin: str, now: datetime) -> None:
        self.owner, self.titles, self.origin = owner, titles, origin
        # By day: the same things make the same bytes all day, and no stamp tells when somebody did something.
        self.stamp = datetime.combine(now.astimezone(UTC).date(), time.min, tzinfo=UTC)

    def feed(self, things: Iterable[Upcoming]) -> bytes:
        """The whole calendar, for a program that reads it again and again."""
        calendar = self._calendar("PUBLISH")
        calendar.add("NAME", "Troth")
        calendar.add("X-WR-CALNAME", "Troth")
        calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", REFRESH)
        for thing in things:
            calendar.add_component(self._event(thing))
        return bytes(calendar.to_ical())

    def invitation(self, thing: Upcoming, organizer: str) -> bytes:
        """One thing as a file to put into a calendar; called off, the file takes it out again."""
        calendar = self._calendar("CANCEL" if thing.cancelled else "PUBLISH")
        event = self._event(thing)
        address = vCalAddress(f"mailto:{organizer}")  # RFC 5546 wants one; it is Troth, not a person
        address.params["CN"] = "Troth"
        event["ORGANIZER"] = address
        calendar.add_component(event)
        return bytes(calendar.to_ical())

    def _calendar(self, method: str) -> Calendar:
        calendar = Calendar()
        calendar.add("PRODID", "-//Troth//Troth//EN")
        calendar.add("VERSION", "2.0")
        calendar.add("CALSCALE", "GREGORIAN")
        calendar.add("METHOD", method)
        return calendar

    def _event(self, thing: Upcoming) -> Event:
        event = Event()
        event.add("UID", self.uid(thing))
        event.add("DTSTAMP", self.stamp)
        event.add("DTSTART", _moment(thing.starts))
        event.add("DTEND", _moment(thing.ends))
        event.add("SUMMARY", thing.own_title if self.titles else thing.neutral_title)
        event.add("URL", f"{self.origin}{thing.url if self.titles else '/'}")
        event.add("SEQUENCE", thing.revision)
        event.add("STATUS", "CANCELLED" if thing.cancelled else "CONFIRMED")
        event.add("CLASS", "PRIVATE")
        event.add("TRANSP", "TRANSPARENT" if thing.is_all_day or thing.cancelled else "OPAQUE")
        return event

    def uid(self, thing: Upcoming) -> str:
        """The same for this thing and this person for ever; from it nobody can tell what it is, or who else has it."""
        host = self.origin.partition("://")[2].partition(":")[0].partition("/")[0]
        return hashlib.sha256(f"{self.owner} {thing.kind} {thing.id}".encode()).hexdigest()[:32] + f"@{host}"


def _moment(when: object) -> object:
    return when.astimezone(UTC) if isinstance(when, datetime) else when
