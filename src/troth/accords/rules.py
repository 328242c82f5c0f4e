"""The arithmetic of accords: how two ratings meet, what counts as not kept, when to look again, what is signed."""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256

MOST_OWED, MOST_IMPORTANT = 4, 3
FIRST_REVIEWS = (30, 60, 90)
QUARTER = 91
NEWCOMER = timedelta(days=28)


class Meeting(StrEnum):
    """How the two ratings of one topic meet."""

    AGREED = "agreed"
    SILENT_PROMISE = "silent promise"
    UNCLAIMED_OFFER = "unclaimed offer"
    APART = "apart"  # one expects something, the other said there is nothing to expect
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Rating:
    """One side's two taps: how far it is owed (0 to 4, None: no expectation) and how much it matters (1 to 3)."""

    owed: int | None
    importance: int = 1


@dataclass(frozen=True, slots=True)
class Placed:
    """One topic on the map: its place in the list given, the two ratings, the gap e - l, and its weight w|g|."""

    at: int
    member: Rating
    leader: Rating
    gap: int | None
    weight: int
    meeting: Meeting


def gap_of(member: int | None, leader: int | None) -> int | None:
    """g = e - l (DESIGN section 6); None where one of them expects nothing."""
    return None if member is None or leader is None else member - leader


def meeting_of(member: int | None, leader: int | None) -> Meeting:
    """What the gap is called: 2 or more a silent promise, -2 or less an unclaimed offer, between them agreed."""
    gap = gap_of(member, leader)
    if gap is None:
        return Meeting.NEITHER if member is None and leader is None else Meeting.APART
    if gap >= 2:
        return Meeting.SILENT_PROMISE
    return Meeting.UNCLAIMED_OFFER if gap <= -2 else Meeting.AGREED


def place(pairs: Sequence[tuple[Rating, Rating]]) -> list[Placed]:
    """The map: (member's, leader's) ratings, ordered by w|g|, then as given.

    w is the greater importance of the two. Where only one side expects something, the other counts as 0 for the order.
    """
    placed = []
    for at, (member, leader) in enumerate(pairs):
        weight = max(member.importance, leader.importance) * abs((member.owed or 0) - (leader.owed or 0))
        gap, meeting = gap_of(member.owed, leader.owed), meeting_of(member.owed, leader.owed)
        placed.append(Placed(at, member, leader, gap, weight, meeting))
    return sorted(placed, key=lambda one: (one.meeting is Meeting.NEITHER, -one.weight, one.at))


def is_breach(owed: int, fulfilment: int) -> bool:
    """Owed at least 2 and kept at -1 or less: "not kept, as I see it", for the one who rated it alone."""
    return owed >= 2 and fulfilment <= -1


def next_review(signed_on: date, after: date, *, is_new: bool) -> date:
    """The first day to look again after `after`: 30, 60, 90 days in a new role, then every quarter."""
    days = list(FIRST_REVIEWS) if is_new else []
    last = days[-1] if days else 0
    while not days or signed_on + timedelta(days=days[-1]) <= after:
        last += QUARTER
        days.append(last)
    return next(day for day in (signed_on + timedelta(days=each) for each in days) if day > after)


def is_newcomer(came_on: date, first_on: date, today: date) -> bool:
    """Whether somebody who came on that day is asked to read the accord their team had since `first_on`.

    They are asked from the first day, and no longer after four weeks: who has not answered by then is left alone.
    """
    return first_on <= came_on <= today < came_on + NEWCOMER


def plain(words: str) -> str:
    """Words as they are signed: composed (NFC), and any run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def canonical(accord: str, number: int, clauses: Iterable[Mapping[str, str]]) -> str:
    """What is signed, as text: the same whatever the white space, time zone, database or language.

    No names and no times are in it: who signed and on which day stands in the signatures. Clauses are in the order of
    their own text, so that the order of rows in a database does not matter.
    """
    rows = [{key: plain(value) for key, value in clause.items() if plain(value)} for clause in clauses]
    return json.dumps(
        {
            "accord": accord,
            "clauses": sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)),
            "format": "troth accord 1",
            "number": number,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
    )


def digest_of(text: str) -> str:
    """SHA-256 of what is signed, as 64 hexadecimal figures."""
    return sha256(text.encode("ascii")).hexdigest()
