"""Reads a day out of ordinary words, such as "by Friday" or "in two weeks": pure, and in one sense only."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
FRIDAY = 4
FURTHEST = timedelta(days=3 * 366)  # a promise for later than that is a slip of the pen

Meaning: TypeAlias = Callable[[re.Match[str], date], date | None]

WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s+(?P<year>\d{4}))?"
COUNT = r"(?P<count>\d{1,3}|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
UNIT = r"(?P<unit>day|week|fortnight|month)s?"


@dataclass(frozen=True, slots=True)
class Due:
    """The day that was meant, and the words that said so."""

    on: date
    words: str


def due_in(words: str, today: date) -> Due | None:
    """The day named last in a line of English, never in the past; None when none is named."""
    found: list[tuple[int, int, Due]] = []
    for pattern, meaning in PATTERNS:
        for match in pattern.finditer(words):
            day = _meant(meaning, match, today)
            if day is not None:
                found.append((match.end(), match.end() - match.start(), Due(day, match.group())))
    return max(found, key=lambda each: each[:2])[2] if found else None


def _meant(meaning: Meaning, match: re.Match[str], today: date) -> date | None:
    try:
        day = meaning(match, today)
    except (ValueError, OverflowError):  # 31 February, the year 0: no day at all
        return None
    return day if day is not None and today <= day <= today + FURTHEST else None


def _number(word: str, names: tuple[str, ...]) -> int:
    return next(place for place, name in enumerate(names) if name.startswith(word.lower()[:3]))


def _month_end(year: int, month: int) -> date:
    carry, month0 = divmod(month - 1, 12)
    return date(year + carry, month0 + 1, monthrange(year + carry, month0 + 1)[1])


def _later_month(day: date, months: int) -> date:
    end = _month_end(day.year, day.month + months)
    return end.replace(day=min(day.day, end.day))


def _friday(today: date, weeks: int = 0) -> date:
    """The Friday of this week, or of a later one; at the weekend "this week" ends with the weekend."""
    friday = today + timedelta(days=FRIDAY - today.weekday(), weeks=weeks)
    return max(friday, today)


def _coming(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _weekday(match: re.Match[str], today: date) -> date:
    weekday = _number(match["weekday"], DAY_NAMES)
    which = (match["which"] or "").strip().lower()
    if which == "next":  # of next week, as most people mean it
        return today + timedelta(days=7 - today.weekday() + weekday)
    if match["week"]:
        return _coming(today, weekday) + timedelta(weeks=1)
    day = today if which == "this" and today.weekday() == weekday else _coming(today, weekday)
    return day - timedelta(days=1) if which == "before" else day


def _count(match: re.Match[str]) -> int:
    word = match["count"].lower()
    return NUMBERS[word] if word in NUMBERS else int(word)


def _from_now(match: re.Match[str], today: date) -> date:
    count, unit = _count(match), match["unit"].lower()
    if unit == "month":
        return _later_month(today, count)
    return today + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])


def _calendar(match: re.Match[str], today: date) -> date:
    """A day and a month; without a year, the next time it comes."""
    month, day = _number(match["month"], MONTH_NAMES) + 1, int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _figures(match: re.Match[str], today: date) -> date:
    month, day = int(match["month"]), int(match["day"])
    if match["year"]:
        return date(int(match["year"]), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    """The next such day of a month; with a weekday, the next one on which both are true."""
    day = int(match["day"])
    weekday = _number(match["weekday"], DAY_NAMES) if match["weekday"] else None
    for months in range(12):
        end = _month_end(today.year, today.month + months)
        if day > end.day or end.replace(day=day) < today:
            continue
        if weekday is None or end.replace(day=day).weekday() == weekday:
            return end.replace(day=day)
    return None


def _end_of_month(match: re.Match[str], today: date) -> date:
    if match["month"]:
        end = _month_end(today.year, _number(match["month"], MONTH_NAMES) + 1)
        return end if end >= today else _month_end(today.year + 1, end.month)
    return _month_end(today.year, today.month + (1 if "next" in match.group().lower() else 0))


def _end_of_quarter(_match: re.Match[str], today: date) -> date:
    return _month_end(today.year, (today.month + 2) // 3 * 3)


def _after(days: int) -> Meaning:
    return lambda _match, today: today + timedelta(days=days)


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/.-])(?:(?:by|on|until|till)\s+)?(?:{expression})(?![\w/-])", re.IGNORECASE)


PATTERNS: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (
        _pattern(
            r"today|tonight|this (?:morning|afternoon|evening)|(?:the )?(?:end of (?:the )?day|eod|close of business)"
        ),
        _after(0),
    ),
    (_pattern(r"tomorrow(?: morning| afternoon| evening| night)?"), _after(1)),
    (_pattern(r"the day after tomorrow"), _after(2)),
    (
        _pattern(
            rf"(?P<which>this\s+|next\s+|before\s+)?{WEEKDAY}(?P<week>\s+week)?(?:\s+(?:morning|afternoon|evening|night))?"
        ),
        _weekday,
    ),
    (_pattern(r"this week|(?:the )?end of (?:the|this) week"), lambda _match, today: _friday(today)),
    (_pattern(r"(?:(?:the )?end of )?next week"), lambda _match, today: _friday(today, weeks=1)),
    (_pattern(r"(?:this |the )?weekend"), lambda _match, today: _coming(today - timedelta(days=1), 6)),
    (_pattern(rf"(?:in|within)\s+(?:the next\s+)?{COUNT}\s+{UNIT}"), _from_now),
    (_pattern(rf"{COUNT}\s+{UNIT}\s+(?:from now|from today)"), _from_now),
    (_pattern(r"(?:this|next) month|(?:the )?end of (?:the|this|next) month(?P<month>)"), _end_of_month),
    (_pattern(rf"(?:the )?end of {MONTH}"), _end_of_month),
    (_pattern(r"(?:the )?end of (?:the|this) quarter|this quarter"), _end_of_quarter),
    (_pattern(r"(?:the )?end of (?:the|this) year|this year"), lambda _match, today: date(today.year, 12, 31)),
    (_pattern(rf"(?:the\s+)?{DAY}\s+(?:of\s+)?{MONTH}{YEAR}"), _calendar),
    (_pattern(rf"{MONTH}\s+(?:the\s+)?{DAY}{YEAR}"), _calendar),
    (
        _pattern(
            rf"(?:(?P<weekday>{WEEKDAY[len('(?P<weekday>') : -1]})\s+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)"
        ),
        _day_of_month,
    ),
    (_pattern(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"), _figures),
    (_pattern(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4})|\.)?"), _figures),
)
