"""Two programs that read calendars and know nothing of how ours are written: vobject, and ical.js under Node."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import vobject

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Event:
    """What a program understood of one event; times in UTC."""

    uid: str
    starts: datetime | date
    ends: datetime | date
    title: str
    sequence: int
    status: str
    url: str


@dataclass(frozen=True)
class Read:
    """What a program understood of a calendar."""

    method: str
    events: tuple[Event, ...]


def by_vobject(content: bytes) -> Read:
    """As vobject reads it."""
    calendar = vobject.readOne(content.decode())
    events = tuple(
        Event(
            one.uid.value,
            _in_utc(one.dtstart.value),
            _in_utc(one.dtend.value),
            one.summary.value,
            int(one.sequence.value),
            one.status.value,
            one.url.value,
        )
        for one in calendar.contents.get("vevent", [])
    )
    return Read(calendar.method.value, events)


def by_ical_js(content: bytes) -> Read:
    """As ical.js reads it."""
    node = shutil.which("node")
    assert node, "Node is not installed here. Please run: apt-get install nodejs npm"
    assert (HERE / "node_modules").is_dir(), "The parser is not installed here. Please run: make assets"
    run = subprocess.run([node, "read.mjs"], input=content, cwd=HERE, capture_output=True, check=True, timeout=60)
    said = json.loads(run.stdout)
    events = [one | {end: _when(one[end]) for end in ("starts", "ends")} for one in said["events"]]
    return Read(said["method"], tuple(Event(**one) for one in events))


def _when(text: str) -> datetime | date:
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if "T" in text else date.fromisoformat(text)


def _in_utc(when: datetime | date) -> datetime | date:
    return when.astimezone(UTC) if isinstance(when, datetime) else when


READERS = (by_vobject, by_ical_js)
