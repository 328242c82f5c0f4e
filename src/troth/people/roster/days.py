"""Days as people and systems write them; what could be two days is refused, never guessed."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.+Z\- ]*)?")
_DOTS = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: [\d:]+)?")
_SLASHES = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ ,].*)?")
_NAMED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_NO_DAY = {"0000-00-00", "00/00/0000", "0"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class DayOrder(StrEnum):
    """Which comes first in 03/04/2021, told by the other days of the file."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


def order_of(texts: Iterable[str]) -> DayOrder:
    """Day first if some first part is past 12, month first if some second is; unknown if neither or both."""
    day_first = month_first = False
    for text in texts:
        found = _SLASHES.fullmatch(text.strip())
        if found:
            day_first |= int(found[1]) > 12
            month_first |= int(found[2]) > 12
    if day_first == month_first:
        return DayOrder.UNKNOWN
    return DayOrder.DAY_FIRST if day_first else DayOrder.MONTH_FIRST


def day_of(text: str, order: DayOrder) -> date | str | None:
    """The day; None where the text means "no day"; or the reason why it cannot be told."""
    if text in _NO_DAY:
        return None
    parts = _parts(text, order)
    if isinstance(parts, str):
        return parts
    try:
        day = date(*parts)
    except ValueError:
        return f"“{text[:30]}” is not a day that exists."
    return day if 1900 <= day.year <= 2199 else f"“{text[:30]}” is too far away to be meant."


def _parts(text: str, order: DayOrder) -> tuple[int, int, int] | str:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _DOTS.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _NAMED.fullmatch(text):
        month = found[2][:3].lower()
        return (int(found[3]), _MONTHS.index(month) + 1, int(found[1])) if month in _MONTHS else _unknown(text)
    if found := _SLASHES.fullmatch(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        return _slashed(text, first, second, year, order)
    return _unknown(text)


def _slashed(text: str, first: int, second: int, year: int, order: DayOrder) -> tuple[int, int, int] | str:
    if order is DayOrder.DAY_FIRST or first == second:
        return year, second, first
    if order is DayOrder.MONTH_FIRST:
        return year, first, second
    return f"“{text[:30]}” could be two days. Write the year first, such as {year}-{second:02}-{first:02}."


def _unknown(text: str) -> str:
    return f"“{text[:30]}” is not a day. Write it as 2026-03-31."
