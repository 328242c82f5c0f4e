"""What we write, as other programs read it: instants, days, names of all sorts, changes, and what is called off."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest

from tests.calendar.readers import READERS, Read
from troth.calendar.ics import Writer
from troth.kernel.upcoming import Upcoming

BEN, AMA = UUID(int=1), UUID(int=2)
NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
NAMES = [
    "1:1 with Ólafur Þór, about “Q4”; a\\b",
    "حديث مع ليلى عبد الرحمن",
    "Nguyễn Thị Hạnh: " + "a long way to say it, " * 12,
    "Zeile eins\nZeile zwei",
    "👩🏽‍🚀 " * 30,
]
reader = pytest.mark.parametrize("read", READERS, ids=["vobject", "ical.js"])
Reader = Callable[[bytes], Read]


def writer(owner: UUID = BEN, *, titles: bool = True, now: datetime = NOW) -> Writer:
    return Writer(owner, titles=titles, origin="https://troth.example:8443", now=now)


def thing(number: int = 0, **changes: object) -> Upcoming:
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    first = {
        "id": uuid5(BEN, str(number)),
        "kind": "talk",
        "starts": starts,
        "ends": starts + timedelta(minutes=30),
        "neutral_title": "Something in Troth",
        "own_title": "1:1 with Ama Owusu",
        "url": "/talks/1/",
    }
    return Upcoming(**first | changes)  # type: ignore[arg-type]


def fortnightly(zone: str, hour: int, minute: int = 0) -> list[Upcoming]:
    """A talk at the same hour of the wall clock for a year, over both changes of daylight saving."""
    at = ZoneInfo(zone)
    walls = [datetime(2026, 1, 5, hour, minute, tzinfo=at) + timedelta(days=14 * number) for number in range(27)]
    return [thing(number, starts=wall, ends=wall + timedelta(minutes=45)) for number, wall in enumerate(walls)]


@reader
@pytest.mark.parametrize(
    ("zone", "hour", "minute"),
    [("Europe/Berlin", 9, 0), ("America/New_York", 2, 30), ("Australia/Lord_Howe", 2, 15), ("Asia/Kathmandu", 0, 0)],
)
def test_the_hour_on_the_wall_stays_over_every_change_of_the_clocks(
    read: Reader, zone: str, hour: int, minute: int
) -> None:
    talks = fortnightly(zone, hour, minute)
    events = read(writer().feed(talks)).events
    assert [event.starts for event in events] == [talk.starts.astimezone(UTC) for talk in talks]  # type: ignore[union-attr]
    local = {event.starts.astimezone(ZoneInfo(zone)).time() for event in events}  # type: ignore[union-attr]
    assert len(local) == 1
    assert len({event.ends - event.starts for event in events}) == 1


@reader
def test_days_are_days_without_a_zone(read: Reader) -> None:
    day = date(2026, 10, 25)
    [event] = read(writer().feed([thing(starts=day, ends=day + timedelta(days=1))])).events
    assert (event.starts, event.ends) == (day, day + timedelta(days=1))


@reader
def test_names_and_words_of_all_sorts_arrive_whole(read: Reader) -> None:
    events = read(writer().feed([thing(number, own_title=name) for number, name in enumerate(NAMES)])).events
    assert [event.title.replace("\r\n", "\n") for event in events] == NAMES


def test_lines_are_as_the_standard_has_them() -> None:
    content = writer().feed([thing(number, own_title=name) for number, name in enumerate(NAMES)])
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert b"VERSION:2.0" in lines


@reader
def test_moved_and_called_off_it_is_the_same_event_of_a_later_sequence(read: Reader) -> None:
    first, moved, off = (
        read(writer().feed([each])).events[0]
        for each in (
            thing(),
            thing(revision=1, starts=NOW + timedelta(days=9), ends=NOW + timedelta(days=9, hours=1)),
            thing(revision=2, cancelled=True),
        )
    )
    assert first.uid == moved.uid == off.uid
    assert (first.sequence, moved.sequence, off.sequence) == (0, 1, 2)
    assert (first.status, moved.status, off.status) == ("CONFIRMED", "CONFIRMED", "CANCELLED")
    assert moved.starts == NOW + timedelta(days=9)


@reader
def test_neutral_titles_name_nobody_and_the_link_leads_to_the_front_door(read: Reader) -> None:
    content = writer(titles=False).feed([thing()])
    [event] = read(content).events
    assert (event.title, event.url) == ("Something in Troth", "https://troth.example:8443/")
    assert b"Ama" not in content
    assert b"talk" not in content
    [named] = read(writer().feed([thing()])).events
    assert (named.title, named.url) == ("1:1 with Ama Owusu", "https://troth.example:8443/talks/1/")


@reader
def test_an_invitation_is_one_event_that_the_feed_has_too_and_asks_nobody_for_an_answer(read: Reader) -> None:
    content = writer().invitation(thing(), "troth@troth.example")
    said = read(content)
    assert said.method == "PUBLISH"
    assert said.events == read(writer().feed([thing()])).events
    assert b"ORGANIZER;CN=Troth:mailto:troth@troth.example" in content
    for asking in (b"ATTENDEE", b"RSVP", b"REQUEST", b"VALARM"):
        assert asking not in content
    off = read(writer().invitation(thing(cancelled=True, revision=1), "troth@troth.example"))
    assert (off.method, off.events[0].status) == ("CANCEL", "CANCELLED")


def test_two_people_of_one_talk_cannot_be_joined_by_what_their_calendars_hold() -> None:
    assert writer(BEN).uid(thing()) != writer(AMA).uid(thing())
    assert str(thing().id) not in writer(BEN, titles=False).feed([thing()]).decode()


def test_the_same_things_make_the_same_bytes_all_day() -> None:
    later = writer(now=NOW.replace(hour=23)).feed([thing()])
    assert writer().feed([thing()]) == later
    assert b"DTSTAMP:20261126T000000Z" in later


@reader
def test_an_empty_calendar_is_one(read: Reader) -> None:
    assert read(writer().feed([])) == Read("PUBLISH", ())


def test_an_upcoming_thing_knows_its_zone_and_ends_after_it_begins() -> None:
    day = date(2026, 12, 1)
    for wrong in (
        {"starts": datetime(2026, 12, 1, 9), "ends": datetime(2026, 12, 1, 10)},  # noqa: DTZ001 naive is the point
        {"starts": day, "ends": NOW},
        {"starts": day, "ends": day - timedelta(days=1)},
    ):
        with pytest.raises(ValueError, match="upcoming thing"):
            thing(**wrong)
